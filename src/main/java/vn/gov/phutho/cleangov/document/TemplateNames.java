package vn.gov.phutho.cleangov.document;

import com.deepoove.poi.XWPFTemplate;
import com.deepoove.poi.config.Configure;
import com.deepoove.poi.config.GramerSymbol;
import com.deepoove.poi.exception.ResolverException;
import com.deepoove.poi.template.BlockTemplate;
import com.deepoove.poi.template.ElementTemplate;
import com.deepoove.poi.template.MetaTemplate;
import com.deepoove.poi.template.run.RunTemplate;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.xwpf.usermodel.BodyType;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;

/** The names that a Word file uses as the template of a paper. */
class TemplateNames {

    private static final char TEXT = GramerSymbol.TEXT.getSymbol();
    private static final char TEXT_ALIAS = GramerSymbol.TEXT_ALIAS.getSymbol();

    private static final Pattern NAME = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}");
    private static final Pattern COLUMN = Pattern.compile("\\[([^\\[\\]]+)]");

    /** Any text between double braces. */
    private static final Pattern BRACED = Pattern.compile("\\{\\{([^{}]*)}}");

    /** The texts that the template engine takes as a name. It prints any other text unchanged. */
    private static final Pattern UNDERSTOOD = Pattern.compile("[?/=@*+]?#?\\w+");

    /** The names for the current line in a repeated block: <code>{{=#this}}</code>. */
    private static final Set<String> THIS = Set.of("#this", "=#this", "this");

    private final Map<String, Set<String>> tables = new HashMap<>();
    private final PaperFields fields;

    private TemplateNames(XWPFTemplate template, PaperFields known) {
        template.getXWPFDocument().getTables().forEach(table -> columns(table, known.tableNames()));
        fields = fields(template.getElementTemplates(), known).and(notUnderstood(template.getXWPFDocument()));
    }

    /** Names with characters that the template engine does not accept. They would be printed unchanged. */
    private static PaperFields notUnderstood(XWPFDocument document) {
        Stream<XWPFParagraph> inTables = document.getTables().stream()
                .flatMap(table -> table.getRows().stream())
                .flatMap(row -> row.getTableCells().stream())
                .flatMap(cell -> cell.getParagraphs().stream());
        return PaperFields.texts(Stream.concat(document.getParagraphs().stream(), inTables)
                .flatMap(paragraph -> BRACED.matcher(paragraph.getText()).results())
                .map(found -> found.group(1))
                .filter(name -> !UNDERSTOOD.matcher(name).matches())
                .distinct()
                .toArray(String[]::new));
    }

    /**
     * @param known the kind of each name; an unknown name counts as a text
     * @throws UnreadableTemplateException if this is not a Word file, or if a block is not closed
     */
    static PaperFields of(byte[] docx, PaperFields known) {
        try (XWPFTemplate template = XWPFTemplate.compile(new ByteArrayInputStream(docx), Configure.createDefault())) {
            return new TemplateNames(template, known).fields;
        } catch (ResolverException e) {
            throw new UnreadableTemplateException(
                    e.getCause() == null
                            ? "Một đoạn lặp {{?…}} … {{/…}} không được đóng hoặc đóng sai tên."
                            : "Tệp này không phải là văn bản Word (.docx).");
        } catch (IOException | RuntimeException e) {
            throw new UnreadableTemplateException("Tệp này không phải là văn bản Word (.docx).");
        }
    }

    private PaperFields fields(List<MetaTemplate> elements, PaperFields known) {
        Set<String> texts = new TreeSet<>();
        Set<String> paragraphs = new TreeSet<>();
        Map<String, Set<String>> listed = new HashMap<>();
        Map<String, PaperFields> sections = new HashMap<>();
        for (MetaTemplate element : elements) {
            if (element instanceof BlockTemplate block) {
                String name = block.getStartMark().getTagName();
                PaperFields within = known.sections().getOrDefault(name, PaperFields.NONE);
                PaperFields named = fields(block.getTemplates(), within);
                if (known.sections().containsKey(name)) {
                    sections.put(name, named);
                } else {
                    paragraphs.add(name);
                    named.texts().stream().filter(one -> !THIS.contains(one)).forEach(texts::add);
                }
            } else if (element instanceof ElementTemplate one) {
                String name = written(one);
                if (tables.containsKey(name) && isInTable(one)) {
                    listed.put(name, tables.get(name));
                } else {
                    texts.add(name);
                }
            }
        }
        return new PaperFields(texts, paragraphs, listed, sections);
    }

    /**
     * The name with the sign before it, except the sign of a plain text. Papers contain no pictures, so such a name
     * is reported with its sign.
     */
    private static String written(ElementTemplate element) {
        char sign = element.getSign() == null ? TEXT : element.getSign();
        return sign == TEXT || sign == TEXT_ALIAS ? element.getTagName() : sign + element.getTagName();
    }

    private static boolean isInTable(ElementTemplate element) {
        return element instanceof RunTemplate template
                && template.getRun().getParent() instanceof XWPFParagraph paragraph
                && paragraph.getPartType() == BodyType.TABLECELL;
    }

    /** The row below the one that names a list names its columns. */
    private void columns(XWPFTable table, Set<String> lists) {
        List<XWPFTableRow> rows = table.getRows();
        for (int i = 0; i + 1 < rows.size(); i++) {
            XWPFTableRow below = rows.get(i + 1);
            names(rows.get(i), NAME).stream()
                    .filter(lists::contains)
                    .forEach(name -> tables.put(name, names(below, COLUMN)));
        }
    }

    private static Set<String> names(XWPFTableRow row, Pattern pattern) {
        return row.getTableCells().stream()
                .map(XWPFTableCell::getText)
                .flatMap(text -> pattern.matcher(text).results())
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toSet());
    }
}
