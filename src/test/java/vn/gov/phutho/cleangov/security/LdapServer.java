package vn.gov.phutho.cleangov.security;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSimpleBindRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import vn.gov.phutho.cleangov.RunningApplication;

/** An LDAP directory in this JVM, with the people and groups of an office. */
final class LdapServer implements AutoCloseable {

    static final String BASE = "dc=phutho,dc=vn";
    static final String READER = "cn=reader," + BASE;
    static final String READERS_PASSWORD = "chỉ để tìm";
    static final String PASSWORD = "mật khẩu trong thư mục";

    private final int port = RunningApplication.freePort();
    private final List<String> binds = new CopyOnWriteArrayList<>();
    private final InMemoryDirectoryServer server;

    private LdapServer() throws LDAPException {
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(BASE);
        config.setListenerConfigs(
                InMemoryListenerConfig.createLDAPConfig("ldap", InetAddress.getLoopbackAddress(), port, null));
        config.addAdditionalBindCredentials(READER, READERS_PASSWORD);
        config.setSchema(null);
        config.addInMemoryOperationInterceptor(new InMemoryOperationInterceptor() {
            @Override
            public void processSimpleBindRequest(InMemoryInterceptedSimpleBindRequest request) {
                String who = request.getRequest().getBindDN();
                if (!who.equals(READER)) {
                    binds.add(who);
                }
            }
        });
        server = new InMemoryDirectoryServer(config);
        add(BASE, "domain");
        add("ou=people," + BASE, "organizationalUnit");
        add("ou=groups," + BASE, "organizationalUnit");
    }

    static LdapServer start() {
        try {
            LdapServer one = new LdapServer();
            one.starts();
            return one;
        } catch (LDAPException failed) {
            throw new IllegalStateException(failed);
        }
    }

    String url() {
        return "ldap://127.0.0.1:" + port;
    }

    void knows(String account, String name) throws LDAPException {
        add(
                "uid=" + account + ",ou=people," + BASE,
                "inetOrgPerson",
                new Attribute("uid", account),
                new Attribute("cn", name),
                new Attribute("mail", account + "@phutho.example"),
                new Attribute("userPassword", PASSWORD));
    }

    private void add(String dn, String kind, Attribute... attributes) throws LDAPException {
        Entry entry = new Entry(dn, attributes);
        entry.addAttribute("objectClass", kind);
        server.add(entry);
    }

    /** From now on these people, and no others, are in the group. */
    void groups(String group, String... accounts) throws LDAPException {
        String dn = "cn=" + group + ",ou=groups," + BASE;
        if (server.getEntry(dn) != null) {
            server.delete(dn);
        }
        Entry entry = new Entry(dn, new Attribute("objectClass", "groupOfNames"), new Attribute("cn", group));
        for (String account : accounts) {
            entry.addAttribute("member", "uid=" + account + ",ou=people," + BASE);
        }
        server.add(entry);
    }

    /** Who tried to log in, by distinguished name. */
    List<String> binds() {
        return binds;
    }

    void starts() throws LDAPException {
        server.startListening();
    }

    void stops() {
        server.shutDown(true);
    }

    @Override
    public void close() {
        stops();
    }
}
