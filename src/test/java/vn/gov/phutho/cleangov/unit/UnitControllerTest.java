package vn.gov.phutho.cleangov.unit;

import static org.hamcrest.Matchers.hasSize;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class UnitControllerTest {

    private final Unit phuTho = new Unit("25", "Tỉnh Phú Thọ", UnitType.TINH, null, LocalDate.MIN);
    private final Unit doanHung = new Unit("230", "Huyện Đoan Hùng", UnitType.HUYEN, "25", LocalDate.MIN);
    private final Unit haHoa = new Unit("231", "Huyện Hạ Hoà", UnitType.HUYEN, "25", LocalDate.MIN);

    private final UnitService units = mock();
    private final MockMvc web =
            MockMvcBuilders.standaloneSetup(new UnitController(units)).build();

    @Test
    void startsWithTheProvinces() throws Exception {
        when(units.provinces()).thenReturn(List.of(phuTho));

        web.perform(get("/api/units"))
                .andExpect(status().isOk())
                .andExpect(
                        content()
                                .json(
                                        "[{code: '25', name: 'Tỉnh Phú Thọ', type: 'TINH', level: 'PROVINCE', parentCode: null}]"));
    }

    @Test
    void goesDownAndSearchesThere() throws Exception {
        when(units.find("25")).thenReturn(Optional.of(phuTho));
        when(units.childrenOf("25")).thenReturn(List.of(doanHung, haHoa));

        web.perform(get("/api/units").param("parent", "25")).andExpect(jsonPath("$", hasSize(2)));
        web.perform(get("/api/units").param("parent", "25").param("q", "ha hoa"))
                .andExpect(jsonPath("$", hasSize(1)))
                .andExpect(jsonPath("$[0].code").value("231"));
    }

    @Test
    void searchesEverywhere() throws Exception {
        when(units.search("đoan", 50)).thenReturn(List.of(doanHung));

        web.perform(get("/api/units").param("q", "đoan"))
                .andExpect(jsonPath("$[0].code").value("230"));
    }

    @Test
    void tellsOfAnUnknownParent() throws Exception {
        when(units.find("99")).thenReturn(Optional.empty());

        web.perform(get("/api/units").param("parent", "99"))
                .andExpect(status().isNotFound())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.title").value("Không tìm thấy đơn vị"))
                .andExpect(jsonPath("$.detail").value("Không có đơn vị nào có mã 99."));
    }
}
