package vn.gov.phutho.cleangov.programme;

import java.time.LocalDate;
import java.util.Optional;
import vn.gov.phutho.cleangov.platform.RequiredText;

/**
 * The district's emulation target about registration as the form sends it (D2.3b).
 *
 * @param number of the paper that sets the target
 * @param date of this paper; empty if the form names none
 */
record EmulationTarget(
        @RequiredText(max = 50, message = "Nhập số văn bản giao chỉ tiêu thi đua, ví dụ 12/QĐ-UBND.")
        String number,

        Optional<LocalDate> date,

        @RequiredText(max = 4000, message = "Ghi chỉ tiêu đăng ký được giao.")
        String text) {}
