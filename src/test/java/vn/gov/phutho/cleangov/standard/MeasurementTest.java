package vn.gov.phutho.cleangov.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeasurementTest {

    @Test
    void isWrittenInOneWayOnly() {
        assertThat(Measurement.of("105.50").toJson()).isEqualTo("{\"value\":\"105.5\"}");
        assertThat(Measurement.of("100").toJson()).isEqualTo("{\"value\":\"100\"}");
        assertThat(Measurement.of("1E+2").toJson()).isEqualTo("{\"value\":\"100\"}");
        assertThat(Measurement.of("0.00").toJson()).isEqualTo("{\"value\":\"0\"}");
        assertThat(Measurement.of("-10.00").toJson()).isEqualTo("{\"value\":\"-10\"}");
        assertThat(Measurement.noCaseArose().toJson()).isEqualTo("{\"noCase\":true}");
        assertThat(Measurement.ofYes(false).toJson()).isEqualTo("{\"yes\":false}");
        assertThat(Measurement.ofItems(List.of(true, false, true)).toJson()).isEqualTo("{\"items\":[true,false,true]}");
        assertThat(Measurement.afterNone(BigDecimal.ZERO).toJson()).isEqualTo("{\"value\":\"0\",\"zeroBase\":true}");
        assertThat(Measurement.of("0").withVetoAnswer(false).toJson()).isEqualTo("{\"value\":\"0\",\"veto\":false}");
    }

    @Test
    void equalValuesAreEqualMeasurements() {
        assertThat(Measurement.of("105.50")).isEqualTo(Measurement.of("105.5"));
        assertThat(Measurement.of("0.00")).isEqualTo(Measurement.of("0"));
        assertThat(Measurement.of("5")).isNotEqualTo(Measurement.of("5").withVetoAnswer(true));
    }

    @Test
    void isReadBackAsItWasWritten() throws JsonProcessingException {
        var mapper = new ObjectMapper();
        for (Measurement measurement : List.of(
                Measurement.of("-3.25"),
                Measurement.noCaseArose(),
                Measurement.ofYes(true),
                Measurement.ofYes(false),
                Measurement.ofItems(List.of(true, false)),
                Measurement.afterNone(BigDecimal.ONE),
                Measurement.of("0").withVetoAnswer(true))) {
            assertThat(Measurement.fromJson(measurement.toJson())).isEqualTo(measurement);
            String written = mapper.writeValueAsString(measurement);
            assertThat(written).isEqualTo(measurement.toJson());
            assertThat(mapper.readValue(written, Measurement.class)).isEqualTo(measurement);
        }
    }

    @Test
    void aDamagedRecordIsADefect() {
        for (String text : List.of("", "null", "[]", "5", "{", "{\"value\":\"abc\"}")) {
            assertThatIllegalArgumentException().as(text).isThrownBy(() -> Measurement.fromJson(text));
        }
    }
}
