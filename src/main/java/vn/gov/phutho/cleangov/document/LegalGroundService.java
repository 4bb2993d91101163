package vn.gov.phutho.cleangov.document;

import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.gov.phutho.cleangov.platform.RefusedException;

/** The legal bases of decisions. They change with the laws, not with a release or a template. */
@Service
@Transactional
public class LegalGroundService {

    private static final int LONGEST_TEXT = 500;
    private static final String BEGINNING = "Căn cứ ";

    private final LegalGroundRepository legalGrounds;

    LegalGroundService(LegalGroundRepository legalGrounds) {
        this.legalGrounds = legalGrounds;
    }

    /**
     * The legal bases in force on this day, as a decision cites them: «Căn cứ Luật Tổ chức chính quyền địa phương;».
     */
    @Transactional(readOnly = true)
    List<String> on(LocalDate day) {
        return all().stream()
                .filter(ground -> ground.validOn(day))
                .map(ground -> BEGINNING + ground.text() + ";")
                .toList();
    }

    @Transactional(readOnly = true)
    List<LegalGround> all() {
        return legalGrounds.findAllByOrderById();
    }

    /** @param from the first day; null if it has always been in force */
    void add(String text, LocalDate from, LocalDate until) {
        String alone = text.strip().replaceFirst("^" + BEGINNING, "").replaceFirst("[;.]+$", "");
        if (alone.isEmpty() || alone.length() > LONGEST_TEXT) {
            throw new RefusedException("Nhập căn cứ pháp lý, không quá %d ký tự.".formatted(LONGEST_TEXT));
        }
        if (from != null && until != null && until.isBefore(from)) {
            throw new RefusedException("Ngày hết hiệu lực phải từ ngày có hiệu lực trở đi.");
        }
        legalGrounds.save(new LegalGround(alone, from, until));
    }

    /**
     * Sets the last day of a legal basis. Papers that cite it do not change.
     *
     * @throws NoSuchElementException if there is none with this id
     */
    void end(long id, LocalDate lastDay) {
        LegalGround ground =
                legalGrounds.findById(id).orElseThrow(() -> new NoSuchElementException("Không có căn cứ pháp lý này."));
        if (ground.validFrom() != null && lastDay.isBefore(ground.validFrom())) {
            throw new RefusedException("Ngày hết hiệu lực phải từ ngày có hiệu lực trở đi.");
        }
        ground.endsOn(lastDay);
    }
}
