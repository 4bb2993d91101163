/**
 * Official papers by Decree 30/2020/NĐ-CP: written from Word templates in {@code papers/}, numbered when they are
 * issued, read as PDF. Stages provide their content ({@link vn.gov.phutho.cleangov.document.PaperSource}).
 */
@ApplicationModule(
        displayName = "document",
        allowedDependencies = {"audit", "unit", "workbook", "engine", "platform"})
package vn.gov.phutho.cleangov.document;

import org.springframework.modulith.ApplicationModule;
