package vn.gov.phutho.cleangov.dossier;

/** The state of a request to recognise a commune as «xuất sắc» (D2.3e). */
enum Excellence {
    PROPOSED("huyện đề nghị"),
    REQUESTED("huyện đã trình tỉnh"),
    GRANTED("tỉnh công nhận"),
    REFUSED("tỉnh không công nhận");

    private final String title;

    Excellence(String title) {
        this.title = title;
    }

    /** The Vietnamese name shown to officials. */
    String title() {
        return title;
    }
}
