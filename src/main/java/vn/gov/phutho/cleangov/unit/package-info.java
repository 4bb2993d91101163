/** Who works where: the province, its districts and communes, their agencies, and the roles people hold in them. */
@ApplicationModule(
        displayName = "unit",
        allowedDependencies = {"workbook", "engine", "platform"})
package vn.gov.phutho.cleangov.unit;

import org.springframework.modulith.ApplicationModule;
