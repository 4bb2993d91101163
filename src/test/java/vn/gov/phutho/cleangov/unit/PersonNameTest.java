package vn.gov.phutho.cleangov.unit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which names may stand below a signature. */
class PersonNameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Nguyễn Văn An",
                "Nguyễn Văn Chánh",
                "Hà Thị Ban",
                "Trần Văn Tỉnh",
                "Lò Thị Huyện",
                "Phạm Văn Sở",
                "Đỗ Thanh Tra",
                "Y Moan",
                "Tôn Nữ Thị Ninh",
                "K'Văn Đạt",
                "Nguye\u0302\u0303n Va\u0306n Bi\u0300nh",
            })
    void a_name_of_a_person_is_recognised(String name) {
        assertThat(PersonName.isOfAPerson(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "An",
                "Chủ tịch UBND huyện",
                "Chủ tịch UBND, Huyện Đoan Hùng",
                "Văn phòng HĐND và UBND",
                "Phòng Nội vụ",
                "Sở Nội vụ",
                "Ban Dân tộc",
                "Chánh Văn phòng",
                "Phó Chủ tịch",
                "Trưởng phòng Nội vụ",
                "Thanh tra tỉnh",
                "Cán bộ văn phòng",
                "Chuyên viên Nguyễn Văn An",
                "Xã Hùng Xuyên",
                "district-chair.230",
                "Nguyễn Văn An 2",
            })
    void a_post_an_office_or_an_id_is_no_name_of_a_person(String name) {
        assertThat(PersonName.isOfAPerson(name)).isFalse();
    }
}
