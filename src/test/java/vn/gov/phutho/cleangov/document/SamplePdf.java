package vn.gov.phutho.cleangov.document;

/** The PDF of a sample paper, as it is given out, for tests of other packages. */
public final class SamplePdf {

    private SamplePdf() {}

    public static byte[] of(PaperType type) {
        return PaperPdf.of(SamplePapers.docx(type));
    }
}
