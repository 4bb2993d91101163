package vn.gov.phutho.cleangov.security;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Where tries come from: an IPv4 address, or the network of an IPv6 address. */
final class Network {

    /** A line has 2^64 addresses of IPv6, and a program changes them at will: what counts is the network of the line. */
    private static final int BYTES_OF_A_LINE = 8;

    private Network() {}

    /**
     * The address itself, or for IPv6 the network of its first 64 bits: {@code 2001:db8:1:2:0:0:0:0/64}.
     *
     * @param address as the container gives it: no name
     */
    static String of(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            InetAddress full = InetAddress.getByName(address);
            if (!(full instanceof Inet6Address)) {
                return full.getHostAddress();
            }
            byte[] network = Arrays.copyOf(Arrays.copyOf(full.getAddress(), BYTES_OF_A_LINE), full.getAddress().length);
            return InetAddress.getByAddress(network).getHostAddress() + "/" + BYTES_OF_A_LINE * Byte.SIZE;
        } catch (UnknownHostException unreadable) {
            return address;
        }
    }
}
