package vn.gov.phutho.cleangov.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.gov.phutho.cleangov.standard.Standards.DEFAULT_SET;
import static vn.gov.phutho.cleangov.standard.Standards.indicator;
import static vn.gov.phutho.cleangov.standard.Standards.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SheetReaderTest {

    private final SheetReader reader = new SheetReader();

    /** Reads an entry for one indicator, on a sheet that asks for nothing else. */
    private SheetReading read(String code, String entry) {
        return reader.read(DEFAULT_SET, List.of(indicator(code)), json("{\"%s\":%s}".formatted(code, entry)));
    }

    private Measurement measured(String code, String entry) {
        SheetReading reading = read(code, entry);
        assertThat(reading.problems()).isEmpty();
        return reading.readings().get(code).measurement();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"105,5\"'    | 105.5",
                "'\"105.5\"'    | 105.5",
                "'\"  105,50 \"'| 105.5",
                "'\"0\"'        | 0",
                "'\"+7\"'       | 7",
                "'105.5'        | 105.5",
                "'100'          | 100",
                "'1e2'          | 100",
                "'99.990'       | 99.99",
                "'\"1000\"'     | 1000",
            })
    void numbersComeWithCommaOrPointAsTextOrNumber(String value, BigDecimal number) {
        assertThat(measured("1.1", "{\"value\":" + value + "}")).isEqualTo(Measurement.of(number));
    }

    @Test
    void everyKindOfAnswerIsRead() {
        assertThat(measured("3.1", "{\"yes\":false}")).isEqualTo(Measurement.ofYes(false));
        assertThat(measured("4.1", "{\"items\":[true,false,true]}"))
                .isEqualTo(Measurement.ofItems(List.of(true, false, true)));
        assertThat(measured("2.3", "{\"noCase\":true}")).isEqualTo(Measurement.noCaseArose());
        assertThat(measured("2.3", "{\"noCase\":true,\"value\":\"\"}")).isEqualTo(Measurement.noCaseArose());
        assertThat(measured("2.1", "{\"value\":\"3\",\"zeroBase\":true}"))
                .isEqualTo(Measurement.afterNone(new BigDecimal(3)));
        assertThat(measured("2.1", "{\"value\":\"-12,5\",\"zeroBase\":false}")).isEqualTo(Measurement.of("-12.5"));
        assertThat(measured("3.2", "{\"value\":\"0\",\"veto\":false}"))
                .isEqualTo(Measurement.of("0").withVetoAnswer(false));
        assertThat(measured("1.1", "{\"value\":\"100\",\"noCase\":false,\"yes\":null,\"items\":[]}"))
                .isEqualTo(Measurement.of("100"));
    }

    @Test
    void aValueIsFinalUnlessItIsMarkedAsAnEstimate() {
        assertThat(estimated("1.1", "{\"value\":\"5\",\"estimate\":true}")).isTrue();
        assertThat(estimated("3.1", "{\"yes\":true,\"estimate\":true}")).isTrue();
        assertThat(estimated("1.1", "{\"value\":\"5\",\"estimate\":false}")).isFalse();
        assertThat(estimated("1.1", "{\"value\":\"5\",\"estimate\":null}")).isFalse();
        assertThat(estimated("1.1", "{\"value\":\"5\"}")).isFalse();
        assertThat(estimated("4.2", "{\"value\":\"5\",\"estimate\":false}")).isFalse();
    }

    private boolean estimated(String code, String entry) {
        SheetReading reading = read(code, entry);
        assertThat(reading.problems()).isEmpty();
        return reading.readings().get(code).estimate();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // numbers
                "1.1 | {`value`:`abc`}            | giá trị «abc» không phải là số.",
                "1.1 | {`value`:`1e2`}            | giá trị «1e2» không phải là số.",
                "1.1 | {`value`:`105,`}           | giá trị «105,» không phải là số.",
                "1.1 | {`value`:`,5`}             | giá trị «,5» không phải là số.",
                "1.1 | {`value`:`5%`}             | giá trị «5%» không phải là số.",
                "1.1 | {`value`:`--5`}            | giá trị «--5» không phải là số.",
                "1.1 | {`value`:`１０`}            | giá trị «１０» không phải là số.",
                "1.1 | {`value`:`NaN`}            | giá trị «NaN» không phải là số.",
                "1.1 | {`value`:true}             | giá trị không phải là số.",
                "1.1 | {`value`:[1]}              | giá trị không phải là số.",
                "1.1 | {`value`:{`a`:1}}          | giá trị không phải là số.",
                "1.1 | {`value`:`1.000,5`}        | giá trị «1.000,5»: không dùng dấu ngăn cách hàng nghìn.",
                "1.1 | {`value`:`1 000`}          | giá trị «1 000»: không dùng dấu ngăn cách hàng nghìn.",
                "1.1 | {`value`:`1.000`}          | giá trị «1.000»: không dùng dấu ngăn cách hàng nghìn, và chỉ nhận tối đa 2 chữ số thập phân.",
                "2.2 | {`value`:`1,000`}          | giá trị «1,000»: không dùng dấu ngăn cách hàng nghìn, và chỉ nhận số nguyên.",
                "1.1 | {`value`:`1111111111111111111111111111111`} | giá trị quá dài.",
                "1.1 | {`value`:1e300}            | giá trị quá dài.",
                "1.1 | {`value`:1e999}            | giá trị không phải là số.",
                "1.1 | {`value`:-1}               | giá trị «-1» không được âm.",
                "1.1 | {`value`:`-0,01`}          | giá trị «-0,01» không được âm.",
                "1.1 | {`value`:`1000,01`}        | giá trị «1000,01» không được lớn hơn 1000 %.",
                "1.4 | {`value`:`100,01`}         | giá trị «100,01» không được lớn hơn 100 %.",
                "1.2 | {`value`:`-100,01`}        | giá trị «-100,01» không được nhỏ hơn -100 %.",
                "1.1 | {`value`:`10,1234`}        | giá trị «10,1234»: chỉ nhận tối đa 2 chữ số thập phân.",
                "1.1 | {`value`:10.1234}          | giá trị «10,1234»: chỉ nhận tối đa 2 chữ số thập phân.",
                "2.2 | {`value`:`1,5`}            | giá trị «1,5»: chỉ nhận số nguyên.",
                "2.2 | {`value`:`10000`}          | giá trị «10000» không được lớn hơn 9999 vụ.",
                // nothing entered
                "1.1 | {}                         | chưa nhập giá trị.",
                "1.1 | null                       | chưa nhập giá trị.",
                "1.1 | {`value`:null}             | chưa nhập giá trị.",
                "1.1 | {`value`:` `}              | chưa nhập giá trị.",
                "1.1 | {`note`:`sau`}             | chưa nhập giá trị.",
                "2.3 | {`noCase`:false}           | chưa nhập giá trị (hoặc chọn «Không phát sinh»).",
                "3.1 | {}                         | chưa chọn «Có» hoặc «Không».",
                "4.1 | {}                         | chưa trả lời 3 nội dung.",
                "3.2 | {`value`:`0`}              | chưa trả lời câu hỏi «Có cán bộ chủ chốt bị kỷ luật từ cảnh cáo trở lên hoặc tham nhũng trong năm».",
                // answers of the wrong shape
                "1.1 | 105                        | dữ liệu nhập không đúng dạng.",
                "1.1 | [105]                      | dữ liệu nhập không đúng dạng.",
                "1.1 | `105`                      | dữ liệu nhập không đúng dạng.",
                "3.1 | {`yes`:`có`}               | câu trả lời phải là «Có» hoặc «Không».",
                "3.1 | {`yes`:1}                  | câu trả lời phải là «Có» hoặc «Không».",
                "3.2 | {`value`:`0`,`veto`:0}     | câu trả lời phải là «Có» hoặc «Không».",
                "4.1 | {`items`:[true,true]}      | cần trả lời đúng 3 nội dung, đã nhận 2.",
                "5.4 | {`items`:[true,true,true]} | cần trả lời đúng 2 nội dung, đã nhận 3.",
                "4.1 | {`items`:true}             | cần trả lời đúng 3 nội dung.",
                "4.1 | {`items`:[true,null,true]} | nội dung thứ 2 phải là «Có» hoặc «Không».",
                "2.3 | {`value`:`5`,`noCase`:`true`} | mục «noCase» phải là có hoặc không.",
                // answers where they do not belong
                "1.1 | {`value`:`5`,`zeroBase`:true} | không có lựa chọn «năm trước không phát sinh».",
                "1.1 | {`value`:`5`,`noCase`:true}   | không được chọn «Không phát sinh».",
                "2.3 | {`value`:`5`,`noCase`:true}   | đã chọn «Không phát sinh» thì không nhập giá trị.",
                "1.1 | {`value`:`5`,`yes`:true}      | không nhận mục «yes».",
                "1.1 | {`value`:`5`,`veto`:true}     | không nhận mục «veto».",
                "1.1 | {`value`:`5`,`colour`:null}   | không nhận mục «colour».",
                "1.1 | {`value`:`5`,`points`:5}      | Điểm do hệ thống tính từ giá trị đo được, không nhập tay.",
                "1.1 | {`value`:`5`,`point`:null}    | Điểm do hệ thống tính từ giá trị đo được, không nhập tay.",
                "1.1 | {`value`:`5`,`Score`:5}       | Điểm do hệ thống tính từ giá trị đo được, không nhập tay.",
                "1.1 | {`value`:`5`,`diem`:`5`}      | Điểm do hệ thống tính từ giá trị đo được, không nhập tay.",
                // estimates
                "1.1 | {`value`:`5`,`estimate`:`có`}    | mục «estimate» phải là có hoặc không.",
                "1.1 | {`value`:`5`,`estimate`:1}       | mục «estimate» phải là có hoặc không.",
                "2.3 | {`noCase`:true,`estimate`:true}  | đã chọn «Không phát sinh» thì không đánh dấu «ước».",
                "4.2 | {`value`:`5`,`estimate`:true}    | số do hệ thống tính từ hồ sơ, không đánh dấu «ước».",
                "1.1 | {`estimate`:true}                | chưa nhập giá trị.",
                // after a year without cases the value is a count
                "2.1 | {`value`:`-10`,`zeroBase`:true} | giá trị «-10» không được âm (năm trước không có thì nhập số phát sinh năm nay).",
                "2.1 | {`value`:`1,5`,`zeroBase`:true} | giá trị «1,5»: chỉ nhận số nguyên (năm trước không có thì nhập số phát sinh năm nay).",
                "2.1 | {`zeroBase`:true}               | chưa nhập giá trị.",
                // notes
                "1.1 | {`value`:`5`,`note`:7}        | ghi chú phải là văn bản.",
                "1.1 | {`value`:`5`,`note`:`a\\u0000`} | ghi chú có ký tự không hợp lệ.",
                "1.1 | {`value`:`5`,`note`:`a\\ud800`} | ghi chú có ký tự không hợp lệ.",
            })
    void aProblemIsNamedWithItsIndicator(String code, String entry, String problem) {
        SheetReading reading = read(code, entry.replace('`', '"'));
        assertThat(reading.problems()).containsExactly("Chỉ tiêu " + code + ": " + problem);
        assertThat(reading.readings()).isEmpty();
    }

    @Test
    void notesAreKeptUpToTwoThousandCharacters() {
        assertThat(read("1.1", "{\"value\":\"5\",\"note\":\"  Ước cả năm\\n theo Kho bạc \"}")
                        .readings()
                        .get("1.1")
                        .note())
                .isEqualTo("Ước cả năm\n theo Kho bạc");
        assertThat(read("1.1", "{\"value\":\"5\"}").readings().get("1.1").note())
                .isEmpty();
        assertThat(read("1.1", "{\"value\":\"5\",\"note\":\"" + "ơ".repeat(2000) + "\"}")
                        .problems())
                .isEmpty();
        assertThat(read("1.1", "{\"value\":\"5\",\"note\":\"" + "ơ".repeat(2001) + "\"}")
                        .problems())
                .containsExactly("Chỉ tiêu 1.1: ghi chú dài quá 2000 ký tự.");
    }

    @Test
    void everyProblemIsToldAndSoundEntriesAreKept() {
        SheetReading reading = reader.read(DEFAULT_SET, DEFAULT_SET.indicatorsOf("police"), json("""
                        {"2.5": {"value": "1"}, "2.1": {"value": "x", "points": 5}, "1.1": {"value": "100"},
                         "9.9": {"value": "1"}, "<b>\\n": 1}"""));

        assertThat(reading.readings()).containsOnlyKeys("2.5");
        assertThat(reading.measurements()).containsEntry("2.5", Measurement.of("1"));
        assertThat(reading.problems())
                .containsExactly(
                        "Chỉ tiêu 2.1: Điểm do hệ thống tính từ giá trị đo được, không nhập tay.",
                        "Chỉ tiêu 2.1: giá trị «x» không phải là số.",
                        "Chỉ tiêu 2.2: chưa nhập giá trị.",
                        "Chỉ tiêu 1.1: không thuộc phần được nhập ở đây.",
                        "Chỉ tiêu «9.9»: không có trong bộ tiêu chí.",
                        "Chỉ tiêu «<b>?»: không có trong bộ tiêu chí.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "[{\"1.1\":{}}]", "5", "\"1.1\"", "true"})
    void whatIsNoSheetIsOneProblem(String sheet) {
        assertThat(reader.read(DEFAULT_SET, DEFAULT_SET.indicators(), json(sheet))
                        .problems())
                .containsExactly("Phiếu chấm điểm không đúng dạng: cần giá trị đo được của từng chỉ tiêu.");
    }

    @Test
    void nothingAtAllIsOneProblem() {
        for (JsonNode nothing : new JsonNode[] {null, MissingNode.getInstance()}) {
            assertThat(reader.read(DEFAULT_SET, DEFAULT_SET.indicators(), nothing)
                            .problems())
                    .hasSize(1);
        }
        assertThat(reader.read(DEFAULT_SET, DEFAULT_SET.indicators(), json("{}"))
                        .problems())
                .hasSize(30); // 29 values and the veto question of 3.2
        assertThat(reader.read(DEFAULT_SET, List.of(), json("{}")).problems()).isEmpty();
    }

    @Test
    void noShapeOfJsonThrows() {
        JsonNode deep = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < 100_000; i++) {
            deep = JsonNodeFactory.instance.objectNode().set("value", deep);
        }
        List<JsonNode> shapes = Stream.concat(
                        Stream.of(
                                deep,
                                DoubleNode.valueOf(Double.NaN),
                                DoubleNode.valueOf(Double.NEGATIVE_INFINITY),
                                JsonNodeFactory.instance.numberNode(new BigDecimal("1e2147483600")),
                                JsonNodeFactory.instance.pojoNode(new Object()),
                                JsonNodeFactory.instance.binaryNode(new byte[3])),
                        Stream.of("null", "[]", "[[[]]]", "{}", "1e999", "-0.0", "\"\"", "\"x\"", "true", "[null]")
                                .map(Standards::json))
                .toList();
        for (Indicator indicator : DEFAULT_SET.indicators()) {
            for (JsonNode shape : shapes) {
                ObjectNode sheet = JsonNodeFactory.instance.objectNode();
                assertThat(reader.read(DEFAULT_SET, List.of(indicator), sheet.set(indicator.code(), shape))
                                .readings())
                        .isEmpty();
                for (String field : List.of("value", "yes", "items", "noCase", "zeroBase", "veto", "note", "?")) {
                    ObjectNode entry = JsonNodeFactory.instance.objectNode();
                    entry.set(field, shape);
                    sheet.set(indicator.code(), entry);
                    assertThat(reader.read(DEFAULT_SET, List.of(indicator), sheet))
                            .isNotNull();
                }
            }
        }
    }
}
