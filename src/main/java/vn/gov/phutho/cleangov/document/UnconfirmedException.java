package vn.gov.phutho.cleangov.document;

import java.util.List;
import java.util.function.Supplier;
import vn.gov.phutho.cleangov.platform.RefusalCode;
import vn.gov.phutho.cleangov.platform.RefusedException;

/**
 * The signer has not confirmed that they read the papers. Nothing is issued. It carries the papers as they would be
 * issued, without number and day: the signer reads these before confirming.
 */
class UnconfirmedException extends RefusedException {

    private static final String SENTENCE =
            "Văn bản chưa được ký: hãy xem văn bản rồi xác nhận «Tôi đã đọc văn bản và ký».";

    private final transient List<Supplier<byte[]>> papers;

    /** @param papers each makes a Word file */
    UnconfirmedException(List<Supplier<byte[]>> papers) {
        super(RefusalCode.NOT_CONFIRMED, SENTENCE);
        this.papers = List.copyOf(papers);
    }

    /** The papers as Word files, in the order in which they would be issued. */
    List<byte[]> docx() {
        return papers.stream().map(Supplier::get).toList();
    }
}
