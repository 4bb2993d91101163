/** Excel files: written row by row, and read with care when an official uploads one. */
@ApplicationModule(
        displayName = "workbook",
        allowedDependencies = {})
package vn.gov.phutho.cleangov.workbook;

import org.springframework.modulith.ApplicationModule;
