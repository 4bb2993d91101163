package vn.gov.phutho.cleangov.dossier;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The kinds of files that may be evidence. What a file is, its first bytes say; its name has to agree. */
enum FileKind {
    PDF("application/pdf", true, "25504446 2D", "pdf"),
    PNG("image/png", true, "89504E47 0D0A1A0A", "png"),
    JPEG("image/jpeg", true, "FFD8FF", "jpg", "jpeg"),
    WORD("application/vnd.openxmlformats-officedocument.wordprocessingml.document", false, "504B0304", "docx"),
    EXCEL("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", false, "504B0304", "xlsx"),
    POWERPOINT("application/vnd.openxmlformats-officedocument.presentationml.presentation", false, "504B0304", "pptx"),
    OLD_WORD("application/msword", false, "D0CF11E0 A1B11AE1", "doc"),
    OLD_EXCEL("application/vnd.ms-excel", false, "D0CF11E0 A1B11AE1", "xls");

    /** How many of a file's first bytes {@link #of} looks at. */
    static final int HEAD = 64;

    /** What the first file inside a document of Office is called. */
    private static final List<String> PARTS_OF_OFFICE =
            List.of("[Content_Types].xml", "_rels/", "docProps/", "word/", "xl/", "ppt/", "customXml/");

    private static final int NAME_LENGTH = 26;
    private static final int NAME = 30;

    private final String mediaType;
    private final boolean shownByBrowsers;
    private final byte[] magic;
    private final List<String> extensions;

    FileKind(String mediaType, boolean shownByBrowsers, String magic, String... extensions) {
        this.mediaType = mediaType;
        this.shownByBrowsers = shownByBrowsers;
        this.magic = HexFormat.of().parseHex(magic.replace(" ", ""));
        this.extensions = List.of(extensions);
    }

    String mediaType() {
        return mediaType;
    }

    /** Whether a browser shows it itself, and cannot be made to run anything by it. */
    boolean shownByBrowsers() {
        return shownByBrowsers;
    }

    /**
     * @param name the file's name, whose end has to agree with the bytes
     * @param head the first bytes of the file, {@link #HEAD} of them or all there are
     * @return empty if the file is of no kind that may be evidence, or is not what its name says
     */
    static Optional<FileKind> of(String name, byte[] head) {
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Stream.of(values())
                .filter(kind -> kind.extensions.contains(extension))
                .filter(kind -> kind.matches(head))
                .findFirst();
    }

    private boolean matches(byte[] head) {
        return head.length >= magic.length
                && Arrays.equals(head, 0, magic.length, magic, 0, magic.length)
                && (magic[0] != 'P' || isOffice(head));
    }

    /** A zip file is a document of Office by the name of the first file in it. */
    private static boolean isOffice(byte[] head) {
        if (head.length <= NAME) {
            return false;
        }
        int length = Math.min(head[NAME_LENGTH] & 0xFF, head.length - NAME);
        String first = new String(head, NAME, length, StandardCharsets.US_ASCII);
        return PARTS_OF_OFFICE.stream().anyMatch(first::startsWith);
    }
}
