package vn.gov.phutho.cleangov.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class UnitsTest {

    private static final Unit PHU_THO = unit("25", "Tỉnh Phú Thọ", UnitType.TINH, null);
    private static final Unit DOAN_HUNG = unit("230", "Huyện Đoan Hùng", UnitType.HUYEN, "25");
    private static final Unit HA_HOA = unit("231", "Huyện Hạ Hoà", UnitType.HUYEN, "25");
    private static final Unit TOWN = unit("07969", "Thị trấn Đoan Hùng", UnitType.THI_TRAN, "230");
    private static final Unit HUNG_XUYEN = unit("07975", "Xã Hùng Xuyên", UnitType.XA, "230");
    private static final Unit DAN_THUONG = unit("07972", "Xã Đan Thượng", UnitType.XA, "231");

    private final Units units = new Units(
            List.of(HUNG_XUYEN, HA_HOA, DAN_THUONG, DOAN_HUNG, TOWN, PHU_THO),
            List.of(),
            List.of(
                    new Agency("finance", "Phòng Tài chính - Kế hoạch", Role.DISTRICT_AGENCY),
                    new Agency("front", "UBMTTQ huyện", Role.DISTRICT_AGENCY),
                    new Agency("audit", "Thanh tra tỉnh", Role.PROVINCE_DEPARTMENT),
                    new Agency("newspaper", "Báo của tỉnh", Role.PROVINCE_MEDIA)));

    @Test
    void goesDownwardsByCode() {
        assertThat(units.of(UnitLevel.PROVINCE)).containsExactly(PHU_THO);
        assertThat(units.childrenOf("25")).containsExactly(DOAN_HUNG, HA_HOA);
        assertThat(units.communesOf("230")).containsExactly(TOWN, HUNG_XUYEN);
        assertThat(units.communesOf("25")).containsExactly(TOWN, DAN_THUONG, HUNG_XUYEN);
        assertThat(units.childrenOf("07969")).isEmpty();
    }

    @Test
    void goesUpwards() {
        assertThat(units.at(UnitLevel.DISTRICT, "07969")).isEqualTo(DOAN_HUNG);
        assertThat(units.at(UnitLevel.DISTRICT, "230")).isEqualTo(DOAN_HUNG);
        assertThat(units.at(UnitLevel.PROVINCE, "07969")).isEqualTo(PHU_THO);
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(() -> units.at(UnitLevel.DISTRICT, "25"));
    }

    @Test
    void doesNotKnowEveryCode() {
        assertThat(units.find("99")).isEmpty();
        assertThat(units.find(null)).isEmpty();
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> units.unit("99"))
                .withMessageContaining("99");
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(() -> units.childrenOf("99"));
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(() -> units.communesOf("99"));
    }

    @Test
    void findsNamesHoweverTheyAreTyped() {
        assertThat(units.search("doan hung", 50)).containsExactly(TOWN, DOAN_HUNG);
        assertThat(units.search("Hạ Hòa", 50)).containsExactly(HA_HOA);
        assertThat(units.search("hung", 1)).containsExactly(TOWN);
        assertThat(units.search(" ", 50)).isEmpty();
    }

    @Test
    void hasAPostForEveryRoleAndForEveryAgency() {
        assertThat(units.posts()).hasSize(3 * 3 + 2 * (4 + 2) + 3 + 2);
        assertThat(units.posts())
                .filteredOn(post -> post.group().equals("district-agency-finance-230"))
                .singleElement()
                .satisfies(post -> {
                    assertThat(post.groupName()).isEqualTo("Phòng Tài chính - Kế hoạch – Huyện Đoan Hùng");
                    assertThat(post.account()).isEqualTo("district-agency-finance.230");
                });
        assertThat(units.posts())
                .extracting(Post::account)
                .contains(
                        "commune-chair.07969",
                        "province-officer.25",
                        "province-department-audit.25",
                        "province-media-newspaper.25");
    }

    @Test
    void aCommunesPersonReadsTheirCommuneOnly() {
        Places places = units.placesOf(List.of("commune-officer-07969", "commune-chair-07969"), false);

        assertThat(places.unitCodes()).containsExactly("07969");
        assertThat(places.mayRead(TOWN)).isTrue();
        assertThat(places.mayRead(HUNG_XUYEN)).isFalse();
        assertThat(places.mayRead(DOAN_HUNG)).isFalse();
    }

    @Test
    void aDistrictsPersonReadsItsCommunesToo() {
        Places places = units.placesOf(List.of("district-agency-finance-230"), false);

        assertThat(places.unitCodes()).containsExactly("230");
        assertThat(places.mayRead(DOAN_HUNG)).isTrue();
        assertThat(places.mayRead(TOWN)).isTrue();
        assertThat(places.mayRead(HA_HOA)).isFalse();
        assertThat(places.mayRead(DAN_THUONG)).isFalse();
        assertThat(places.mayRead(PHU_THO)).isFalse();
    }

    @Test
    void aProvincesPersonReadsEverythingBelow() {
        Places places = units.placesOf(List.of("province-officer-25"), false);

        assertThat(List.of(PHU_THO, HA_HOA, TOWN)).allMatch(places::mayRead);
        assertThat(places.mayRead(unit("01", "Thành phố Hà Nội", UnitType.THANH_PHO_TRUNG_UONG, null)))
                .isFalse();
    }

    @Test
    void aDepartmentReadsTheWholeProvinceAndThePressNothing() {
        Places department = units.placesOf(List.of("province-department-audit-25"), false);
        assertThat(List.of(PHU_THO, HA_HOA, TOWN)).allMatch(department::mayRead);

        Places press = units.placesOf(List.of("province-media-newspaper-25"), false);
        assertThat(press.unitCodes()).isEmpty();
        assertThat(List.of(PHU_THO, HA_HOA, TOWN)).noneMatch(press::mayRead);
    }

    @Test
    void anAdministratorReadsEverythingAndWorksNowhere() {
        Places places = units.placesOf(List.of(), true);

        assertThat(places.unitCodes()).isEmpty();
        assertThat(places.mayRead(TOWN)).isTrue();
    }

    @Test
    void groupsThatAreNoPostCountForNothing() {
        Places places = units.placesOf(
                List.of(
                        "sales",
                        "commune-chair-230",
                        "commune-chair-99999",
                        "district-agency-unknown-230",
                        "district-agency-230",
                        "commune-chair-"),
                false);

        assertThat(places.unitCodes()).isEmpty();
        assertThat(places.mayRead(TOWN)).isFalse();
    }

    private static Unit unit(String code, String name, UnitType type, String parent) {
        return new Unit(code, name, type, parent, LocalDate.of(2026, 1, 1));
    }
}
