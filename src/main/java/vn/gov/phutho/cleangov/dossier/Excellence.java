package vn.gov.phutho.cleangov.dossier;

/** How far a commune has come that its district finds worth «xuất sắc» (D2.3e). */
enum Excellence {
    PROPOSED("huyện đề nghị"),
    REQUESTED("huyện đã trình tỉnh"),
    GRANTED("tỉnh công nhận"),
    REFUSED("tỉnh không công nhận");

    private final String title;

    Excellence(String title) {
        this.title = title;
    }

    /** What officials call it. */
    String title() {
        return title;
    }
}
