package vn.gov.phutho.cleangov.document;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Papers with something in every place, as long as real ones. */
final class SamplePapers {

    static final String PARAGRAPH =
            "Ủy ban nhân dân huyện đã quán triệt Nghị quyết đến cán bộ chủ chốt của các xã, phường, thị trấn; đưa việc đăng"
                    + " ký vào chỉ tiêu thi đua; phối hợp chặt chẽ với Ủy ban Mặt trận Tổ quốc và các đoàn thể nhân dân"
                    + " trong việc đôn đốc, kiểm tra, giúp đỡ các xã yếu kém khắc phục tồn tại.";

    private static final int COMMUNES = 60;

    /** Of the tables that are no lists of communes. */
    private static final Map<String, Integer> LENGTHS = Map.of("criteria", 5, "sheet", 35);

    private SamplePapers() {}

    /** Number 5 of huyện Đoan Hùng, on 5 June 2026. */
    static byte[] docx(PaperType type) {
        return docx(type, COMMUNES);
    }

    /** The same with lists of as many communes. */
    static byte[] docx(PaperType type, int communes) {
        return docx(type, communes, Authority.OF_THE_CHAIR);
    }

    /** The same, signed by this authority. */
    static byte[] docx(PaperType type, int communes, Authority authority) {
        Map<String, Object> values = filled(type.own(), communes);
        values.putAll(Map.of(
                "parentBody", List.of("UBND TỈNH PHÚ THỌ"),
                "issuingBody", List.of("ỦY BAN NHÂN DÂN", "HUYỆN ĐOAN HÙNG"),
                "number", "05",
                "symbol", type.symbol(),
                "place", "Đoan Hùng",
                "date", "ngày 05 tháng 6 năm 2026",
                "year", "2026",
                "issuerName", "Ủy ban nhân dân huyện Đoan Hùng",
                "issuerUpper", "ỦY BAN NHÂN DÂN HUYỆN ĐOAN HÙNG",
                "superiorName", "tỉnh Phú Thọ"));
        values.put("unitKind", "huyện");
        values.put("signer", "Nguyễn Văn An");
        values.put("authority", authority.lines());
        values.put("bases", List.of("Căn cứ Luật Tổ chức chính quyền địa phương;", "Căn cứ Nghị quyết số 09/NQ;"));
        return PaperTemplate.fill(type, TemplateService.builtIn(type).docx(), Collections.unmodifiableMap(values));
    }

    private static Map<String, Object> filled(PaperFields fields, int communes) {
        Map<String, Object> values = new HashMap<>();
        fields.texts().forEach(name -> values.put(name, name.equals("communeName") ? "xã Hùng Xuyên" : "12"));
        fields.paragraphs().forEach(name -> values.put(name, List.of(PARAGRAPH, PARAGRAPH, PARAGRAPH)));
        fields.tables().forEach((name, columns) -> values.put(name, rows(name, columns, communes)));
        fields.sections()
                .forEach((name, each) -> values.put(name, List.of(filled(each, communes), filled(each, communes))));
        return values;
    }

    private static List<Map<String, String>> rows(String table, Set<String> columns, int communes) {
        return IntStream.rangeClosed(1, LENGTHS.getOrDefault(table, communes))
                .mapToObj(order -> {
                    Map<String, String> row = new HashMap<>();
                    columns.forEach(column -> row.put(column, "90,25"));
                    row.replace("name", "Xã Hùng Xuyên");
                    row.replace("order", "" + order);
                    return row;
                })
                .toList();
    }
}
