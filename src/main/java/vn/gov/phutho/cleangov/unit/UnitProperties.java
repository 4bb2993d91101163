package vn.gov.phutho.cleangov.unit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

/**
 * The reference files that are imported at every start.
 *
 * @param file the units: columns {@code code,name,type,parent_code}
 * @param agencies the agencies: columns {@code code,name,level}
 */
@ConfigurationProperties("cleangov.units")
record UnitProperties(
        @DefaultValue("classpath:reference/units-phu-tho.csv")
        Resource file,

        @DefaultValue("classpath:reference/agencies.csv") Resource agencies) {}
