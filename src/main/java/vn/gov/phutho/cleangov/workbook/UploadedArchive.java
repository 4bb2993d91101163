package vn.gov.phutho.cleangov.workbook;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Checks a zip archive before a library opens it. Zip readers differ: some read entry by entry, others use the
 * directory at the end. An archive in which the two differ could hide a part from the check, so both must agree. The
 * check counts the bytes that are really unpacked, never a size that the archive declares.
 */
public final class UploadedArchive {

    /** The result of the check. */
    public enum Result {
        /** Both ways of reading give the same entries, within the limits. */
        SOUND,
        /** It unpacks to more than the limit. */
        TOO_LARGE,
        /** It cannot be read, or its entries and its directory do not agree. */
        DAMAGED
    }

    private static final int BUFFER = 8192;

    private UploadedArchive() {}

    /** An entry as it was unpacked. */
    private record Part(String name, long size, long checksum) {}

    /**
     * Never throws, for any bytes.
     *
     * @param largest the maximum number of unpacked bytes
     * @param mostEntries the maximum number of entries
     */
    public static Result check(byte[] file, long largest, int mostEntries) {
        try {
            List<Part> inOrder = new ArrayList<>();
            long left = largest;
            // Reads like Apache POI, which opens the file afterwards.
            try (ZipArchiveInputStream zip = new ZipArchiveInputStream(new ByteArrayInputStream(file))) {
                for (ZipArchiveEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    if (!zip.canReadEntryData(entry) || !isPlain(entry)) {
                        return Result.DAMAGED;
                    }
                    Part part = unpack(entry.getName(), zip, left);
                    left -= part.size();
                    if (left < 0 || inOrder.size() == mostEntries) {
                        return Result.TOO_LARGE;
                    }
                    inOrder.add(part);
                }
            }
            return isSound(inOrder) && inOrder.equals(byDirectory(file, largest, mostEntries))
                    ? Result.SOUND
                    : Result.DAMAGED;
        } catch (IOException | RuntimeException damaged) {
            return Result.DAMAGED;
        }
    }

    /** An empty list if the directory names too much. */
    private static List<Part> byDirectory(byte[] file, long largest, int mostEntries) throws IOException {
        try (ZipFile zip = ZipFile.builder().setByteArray(file).get()) {
            List<ZipArchiveEntry> entries = Collections.list(zip.getEntriesInPhysicalOrder());
            if (entries.size() > mostEntries) {
                return List.of();
            }
            List<Part> parts = new ArrayList<>();
            long left = largest;
            for (ZipArchiveEntry entry : entries) {
                try (InputStream content = zip.getInputStream(entry)) {
                    Part part = unpack(entry.getName(), content, left);
                    left -= part.size();
                    if (left < 0 || part.size() != entry.getSize() || part.checksum() != entry.getCrc()) {
                        return List.of();
                    }
                    parts.add(part);
                }
            }
            return parts;
        }
    }

    /** Unpacks an entry into nothing, at most one byte more than the limit. */
    private static Part unpack(String name, InputStream entry, long limit) throws IOException {
        CheckedInputStream content = new CheckedInputStream(entry, new CRC32());
        byte[] buffer = new byte[BUFFER];
        long size = 0;
        for (int read = 0; read >= 0 && size <= limit; read = content.read(buffer)) {
            size += read;
        }
        return new Part(name, size, content.getChecksum().getValue());
    }

    /** Accepts entries as Office writes them: deflated, or stored with the size in front; not encrypted. */
    private static boolean isPlain(ZipArchiveEntry entry) {
        boolean sized = !entry.getGeneralPurposeBit().usesDataDescriptor();
        return !entry.getGeneralPurposeBit().usesEncryption()
                && (entry.getMethod() == ZipEntry.DEFLATED || (entry.getMethod() == ZipEntry.STORED && sized));
    }

    /** Office ignores the case and the slashes of names, so no two entries may have the same name in this sense. */
    private static boolean isSound(List<Part> parts) {
        Set<String> names = new HashSet<>();
        return !parts.isEmpty()
                && parts.stream()
                        .map(part -> part.name()
                                .toLowerCase(Locale.ROOT)
                                .replace('\\', '/')
                                .replaceFirst("^/+", ""))
                        .allMatch(names::add);
    }
}
