package vn.gov.phutho.cleangov.inspection;

import vn.gov.phutho.cleangov.platform.RequiredText;

/** A department's words at the end of the year, as the form sends them. */
record InspectionSummary(
        @RequiredText(max = 4000, message = "Ghi đánh giá tình hình, không quá {max} ký tự.")
        String assessment,

        @RequiredText(max = 4000, message = "Ghi kiến nghị, không quá {max} ký tự.")
        String proposals) {}
