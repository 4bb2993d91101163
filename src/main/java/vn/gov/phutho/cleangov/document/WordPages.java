package vn.gov.phutho.cleangov.document;

import static vn.gov.phutho.cleangov.document.WordFormat.attribute;
import static vn.gov.phutho.cleangov.document.WordFormat.child;
import static vn.gov.phutho.cleangov.document.WordFormat.children;
import static vn.gov.phutho.cleangov.document.WordFormat.elements;
import static vn.gov.phutho.cleangov.document.WordFormat.isOn;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Converts the body of a Word file to HTML for printing: the sections, paragraphs and tables that papers use. Lengths
 * are in twips, 20 of which make a point.
 */
class WordPages {

    /** The line height of Times New Roman, relative to the font size. */
    private static final double LINE = 1.149;

    private static final double TWIPS = 20;

    /**
     * The free space of a table with borders, both sides together. Without it the edge of the page would cut the
     * borders.
     */
    private static final double EDGES = 2 * TWIPS;

    private final WordFormat format;
    private final Document html;
    private final StringBuilder css = new StringBuilder();
    private final Element body;
    private int sections;

    /**
     * @param word the part {@code word/document.xml}
     * @param html an empty document, to be filled
     */
    WordPages(Document word, WordFormat format, Document html) {
        this.format = format;
        this.html = html;
        Element root = html.createElement("html");
        html.appendChild(root);
        Element head = add(root, "head");
        Element style = add(head, "style");
        body = add(root, "body");
        css.append("""
                body { margin: 0; font-family: 'Times New Roman'; color: black; }
                p { margin: 0; padding: 0; orphans: 2; widows: 2; }
                table { border-collapse: collapse; table-layout: fixed; -fs-table-paginate: paginate; }
                td, th { vertical-align: top; font-weight: normal; text-align: left; }
                """);
        child(word.getDocumentElement(), "body").ifPresent(this::body);
        style.setTextContent(css.toString());
    }

    private void body(Element word) {
        List<Element> section = new ArrayList<>();
        for (Element element : elements(word).toList()) {
            if ("sectPr".equals(element.getLocalName())) {
                section(section, element);
                return;
            }
            section.add(element);
            Optional<Element> end = child(element, "pPr").flatMap(one -> child(one, "sectPr"));
            if (end.isPresent()) {
                section(section, end.get());
                section = new ArrayList<>();
            }
        }
    }

    private void section(List<Element> content, Element properties) {
        String name = "section" + sections++;
        page(name, properties);
        Element div = add(body, "div");
        div.setAttribute(
                "style",
                "page: %s; width: %s;%s"
                        .formatted(name, width(properties), sections > 1 ? " page-break-before: always;" : ""));
        content.forEach(one -> block(one, div));
    }

    /** The width between the margins. */
    private static String width(Element properties) {
        Optional<Element> margin = child(properties, "pgMar");
        return points(length(child(properties, "pgSz"), "w") - length(margin, "left") - length(margin, "right"));
    }

    private void page(String name, Element properties) {
        Optional<Element> size = child(properties, "pgSz");
        Optional<Element> margin = child(properties, "pgMar");
        boolean numberOnFirst = child(properties, "titlePg").isEmpty();
        css.append("@page %s { size: %s %s; margin: %s %s %s %s; %s }%n"
                .formatted(
                        name,
                        twips(size, "w"),
                        twips(size, "h"),
                        twips(margin, "top"),
                        twips(margin, "right"),
                        twips(margin, "bottom"),
                        twips(margin, "left"),
                        "@top-center { content: counter(page); font-family: 'Times New Roman'; font-size: 14pt;"
                                + " vertical-align: middle; }"));
        if (!numberOnFirst) {
            css.append("@page %s:first { @top-center { content: none; } }%n".formatted(name));
        }
    }

    private void block(Element word, Element into) {
        switch (word.getLocalName()) {
            case "p" -> paragraph(word, into);
            case "tbl" -> table(word, into);
            case "sdt" ->
                child(word, "sdtContent").ifPresent(one -> elements(one).forEach(each -> block(each, into)));
            default -> {
                // bookmarks and marks of the spelling check are not printed
            }
        }
    }

    private void paragraph(Element word, Element into) {
        Map<String, String> look = format.paragraph(word);
        Element p = add(into, "p");
        Stream.of(word.getElementsByTagNameNS(WordFormat.W, "r"))
                .flatMap(runs ->
                        Stream.iterate(0, i -> i < runs.getLength(), i -> i + 1).map(runs::item))
                .map(Element.class::cast)
                .forEach(run -> run(run, look, p));
        if (p.getTextContent().isEmpty()) {
            p.setTextContent("\u00a0");
        }
        p.setAttribute("style", paragraphStyle(look));
    }

    private String paragraphStyle(Map<String, String> look) {
        StringBuilder style = new StringBuilder("font-size: %s;".formatted(size(look)));
        style.append(
                switch (look.getOrDefault("jc", "left")) {
                    case "both", "distribute" -> "text-align: justify;";
                    case "center" -> "text-align: center;";
                    case "right", "end" -> "text-align: right;";
                    default -> "text-align: left;";
                });
        double hanging = number(look, "ind.hanging");
        style.append("text-indent: %s;".formatted(points(hanging > 0 ? -hanging : number(look, "ind.firstLine"))));
        style.append("margin: %s %s %s %s;"
                .formatted(
                        points(number(look, "spacing.before")),
                        points(number(look, "ind.right") + number(look, "ind.end")),
                        points(number(look, "spacing.after")),
                        points(number(look, "ind.left") + number(look, "ind.start"))));
        style.append(
                switch (look.getOrDefault("spacing.lineRule", "auto")) {
                    case "exact", "atLeast" -> "line-height: %s;".formatted(points(number(look, "spacing.line")));
                    default -> "line-height: %s;".formatted(decimal(LINE * number(look, "spacing.line", 240) / 240));
                });
        if (isOn(look.get("border.top"))) {
            style.append("border-top: 0.75pt solid black;");
        }
        if (isOn(look.get("border.bottom"))) {
            style.append("border-bottom: 0.75pt solid black;");
        }
        if (isOn(look.get("keepNext"))) {
            style.append("page-break-after: avoid;");
        }
        if (isOn(look.get("pageBreakBefore"))) {
            style.append("page-break-before: always;");
        }
        return style.toString();
    }

    private void run(Element run, Map<String, String> paragraph, Element into) {
        Map<String, String> look = format.run(run, paragraph);
        Element span = html.createElement("span");
        for (Element part : elements(run).toList()) {
            switch (part.getLocalName()) {
                case "t" -> text(span, part.getTextContent());
                case "tab" -> text(span, "\u00a0\u00a0\u00a0\u00a0");
                case "noBreakHyphen" -> text(span, "\u2011");
                case "br", "cr" -> {
                    Element line = add(span, "br");
                    if ("page".equals(attribute(part, "type"))) {
                        line.setAttribute("style", "page-break-after: always;");
                    }
                }
                default -> {
                    // instructions of fields and pictures are not printed
                }
            }
        }
        if (span.hasChildNodes()) {
            StringBuilder style = new StringBuilder("font-size: %s;".formatted(size(look)));
            style.append(isOn(look.get("b")) ? "font-weight: bold;" : "font-weight: normal;");
            style.append(isOn(look.get("i")) ? "font-style: italic;" : "font-style: normal;");
            if (isOn(look.get("u"))) {
                style.append("text-decoration: underline;");
            }
            if (isOn(look.get("caps"))) {
                style.append("text-transform: uppercase;");
            }
            span.setAttribute("style", style.toString());
            append(span, into);
        }
    }

    /** Joins runs with the same format into one element; otherwise a line could break between them. */
    private static void append(Element span, Element into) {
        if (into.getLastChild() instanceof Element last
                && last.getAttribute("style").equals(span.getAttribute("style"))) {
            while (span.getFirstChild() != null) {
                last.appendChild(span.getFirstChild());
            }
            last.normalize();
        } else {
            into.appendChild(span);
        }
    }

    private void text(Element into, String text) {
        into.appendChild(html.createTextNode(text.replace("  ", " \u00a0")));
    }

    private void table(Element word, Element into) {
        List<Double> columns = child(word, "tblGrid").stream()
                .flatMap(grid -> children(grid, "gridCol"))
                .map(column -> Double.valueOf(attribute(column, "w")))
                .toList();
        double width = columns.stream().mapToDouble(Double::doubleValue).sum();
        boolean borders = format.tableBorders(word)
                .flatMap(one -> child(one, "insideH").or(() -> child(one, "top")))
                .map(one -> isOn(attribute(one, "val")) && !"nil".equals(attribute(one, "val")))
                .orElse(false);
        Optional<Element> margins = child(word, "tblPr").flatMap(one -> child(one, "tblCellMar"));
        String padding = "padding: %s %s %s %s;"
                .formatted(
                        cellMargin(margins, "top", 0),
                        cellMargin(margins, "right", 108),
                        cellMargin(margins, "bottom", 0),
                        cellMargin(margins, "left", 108));
        Element table = add(into, "table");
        List<Element> rows = children(word, "tr").toList();
        table.setAttribute(
                "style",
                (borders
                                ? "margin-left: 1pt; width: %s;".formatted(points(width - EDGES))
                                : "width: %s;".formatted(points(width)))
                        + (rows.stream().allMatch(this::isKeptWithNext) ? " page-break-inside: avoid;" : ""));
        double share = borders ? (width - EDGES) / width : 1;
        columns.forEach(column ->
                add(table, "col").setAttribute("style", "width: %s;".formatted(points(column * share))));
        long heads = rows.stream().takeWhile(WordPages::isHead).count();
        Element head = heads == 0 ? null : add(table, "thead");
        Element rest = add(table, "tbody");
        for (int i = 0; i < rows.size(); i++) {
            row(rows.get(i), i < heads ? head : rest, padding + (borders ? "border: 0.5pt solid black;" : ""));
        }
    }

    /** Whether a row is kept with the next. Word does not break a table in which all rows are. */
    private boolean isKeptWithNext(Element row) {
        return children(row, "tc")
                .flatMap(cell -> children(cell, "p"))
                .allMatch(paragraph -> isOn(format.paragraph(paragraph).get("keepNext")));
    }

    private static boolean isHead(Element row) {
        return child(row, "trPr").flatMap(one -> child(one, "tblHeader")).isPresent();
    }

    private void row(Element word, Element into, String cellStyle) {
        Element row = add(into, "tr");
        if (child(word, "trPr").flatMap(one -> child(one, "cantSplit")).isPresent()) {
            row.setAttribute("style", "page-break-inside: avoid;");
        }
        children(word, "tc").forEach(content -> {
            Element cell = add(row, "td");
            Optional<Element> properties = child(content, "tcPr");
            properties
                    .flatMap(one -> child(one, "gridSpan"))
                    .ifPresent(span -> cell.setAttribute("colspan", attribute(span, "val")));
            boolean middle = properties
                    .flatMap(one -> child(one, "vAlign"))
                    .map(one -> "center".equals(attribute(one, "val")))
                    .orElse(false);
            cell.setAttribute("style", cellStyle + (middle ? "vertical-align: middle;" : ""));
            elements(content).forEach(one -> block(one, cell));
        });
    }

    private static String cellMargin(Optional<Element> margins, String side, double otherwise) {
        return margins.flatMap(one -> child(one, side))
                .map(one -> points(Double.parseDouble(attribute(one, "w"))))
                .orElse(points(otherwise));
    }

    private static String twips(Optional<Element> element, String name) {
        return points(length(element, name));
    }

    private static double length(Optional<Element> element, String name) {
        return Double.parseDouble(element.map(one -> attribute(one, name)).orElseThrow());
    }

    private static double number(Map<String, String> look, String name) {
        return number(look, name, 0);
    }

    private static double number(Map<String, String> look, String name, double otherwise) {
        String value = look.get(name);
        return value == null ? otherwise : Double.parseDouble(value);
    }

    /** The font size; Word stores it in half points. */
    private static String size(Map<String, String> look) {
        return decimal(number(look, "sz", 20) / 2) + "pt";
    }

    private static String points(double twips) {
        return decimal(twips / TWIPS) + "pt";
    }

    private static String decimal(double number) {
        return String.format(Locale.ROOT, "%.3f", number);
    }

    private Element add(Node parent, String name) {
        Element element = html.createElement(name);
        parent.appendChild(element);
        return element;
    }
}
