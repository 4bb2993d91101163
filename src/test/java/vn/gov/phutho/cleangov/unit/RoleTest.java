package vn.gov.phutho.cleangov.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RoleTest {

    @Test
    void aGroupIsRoleAndPlace() {
        assertThat(Role.COMMUNE_CHAIR.group("08230")).isEqualTo("commune-chair-08230");
        assertThat(Role.DISTRICT_OFFICER.group("230")).isEqualTo("district-officer-230");
        assertThat(Role.PROVINCE_CHAIR.group("25")).isEqualTo("province-chair-25");
    }

    @Test
    void anAgencysGroupNamesTheAgency() {
        assertThat(Role.agencyGroup("finance", "230")).isEqualTo("district-agency-finance-230");
        assertThat(Role.PROVINCE_DEPARTMENT.group("audit", "25")).isEqualTo("province-department-audit-25");
        assertThat(Role.PROVINCE_MEDIA.group("newspaper", "25")).isEqualTo("province-media-newspaper-25");
        assertThatIllegalArgumentException().isThrownBy(() -> Role.DISTRICT_AGENCY.group("230"));
        assertThatIllegalArgumentException().isThrownBy(() -> Role.PROVINCE_CHAIR.group("audit", "25"));
        assertThatIllegalArgumentException().isThrownBy(() -> Role.agencyGroup(" ", "230"));
    }

    @Test
    void aGroupNeedsAPlace() {
        assertThatIllegalArgumentException().isThrownBy(() -> Role.COMMUNE_CHAIR.group(null));
        assertThatIllegalArgumentException().isThrownBy(() -> Role.COMMUNE_CHAIR.group("2026-08230"));
    }

    @Test
    void aRolesCodeBeginsWithItsLevel() {
        assertThat(Arrays.asList(Role.values()))
                .allSatisfy(
                        role -> assertThat(role.code()).startsWith(role.level().code() + "-"));
    }
}
