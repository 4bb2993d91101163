package vn.gov.phutho.cleangov.document;

import java.util.List;
import java.util.Locale;

/** In which capacity a person signs a paper of a people's committee (Decree 30/2020/NĐ-CP, appendix I, section II, item 7). */
public enum Capacity {
    /** The chair, for the committee. */
    CHAIR("Chủ tịch"),
    /** A deputy of the chair, in the chair's place. */
    KT("Ký thay Chủ tịch (KT.)"),
    /** The head of an office or agency, by the chair's order. */
    TL("Ký thừa lệnh Chủ tịch (TL.)"),
    /** The head of an office or agency, by the chair's mandate for a time. */
    TUQ("Ký thừa ủy quyền Chủ tịch (TUQ.)");

    /** The title of the person in whose place a deputy signs. */
    public static final String CHAIR_TITLE = "Chủ tịch";

    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");
    private static final String COMMITTEE = "TM. ỦY BAN NHÂN DÂN";

    private final String title;

    Capacity(String title) {
        this.title = title;
    }

    /** The Vietnamese name of the capacity. */
    public String title() {
        return title;
    }

    /**
     * The lines above the signature.
     *
     * @param post the signer's title: «Phó Chủ tịch»
     */
    List<String> lines(String post) {
        String own = post.toUpperCase(VIETNAMESE);
        String chair = CHAIR_TITLE.toUpperCase(VIETNAMESE);
        return switch (this) {
            case CHAIR -> List.of(COMMITTEE, own);
            case KT -> List.of(COMMITTEE, "KT. " + chair, own);
            case TL, TUQ -> List.of(name() + ". " + chair, own);
        };
    }
}
