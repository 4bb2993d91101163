package vn.gov.phutho.cleangov.document;

import java.util.List;

/**
 * By what authority a person signs a paper. It is kept with the paper.
 *
 * @param title the signer's title, without the unit: «Phó Chủ tịch»
 */
public record Authority(Capacity capacity, String title) {

    /** The chair signs for the committee. */
    public static final Authority OF_THE_CHAIR = new Authority(Capacity.CHAIR, Capacity.CHAIR_TITLE);

    /** The lines above the signature: «KT. CHỦ TỊCH», «PHÓ CHỦ TỊCH». */
    List<String> lines() {
        return capacity.lines(title);
    }
}
