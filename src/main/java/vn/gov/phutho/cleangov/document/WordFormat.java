package vn.gov.phutho.cleangov.document;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * The format of paragraphs and runs of a Word file: their own properties override their style, and the style
 * overrides the defaults.
 */
class WordFormat {

    static final String W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private final Map<String, Element> styles = new HashMap<>();
    private final Map<String, String> defaults = new LinkedHashMap<>();
    private String normal = "";

    /** @param styles the part {@code word/styles.xml} */
    WordFormat(Document styles) {
        Element root = styles.getDocumentElement();
        child(root, "docDefaults").ifPresent(element -> {
            child(element, "pPrDefault").flatMap(one -> child(one, "pPr")).ifPresent(one -> collect(one, defaults));
            child(element, "rPrDefault").flatMap(one -> child(one, "rPr")).ifPresent(one -> collect(one, defaults));
        });
        children(root, "style").forEach(style -> {
            this.styles.put(attribute(style, "styleId"), style);
            if ("paragraph".equals(attribute(style, "type")) && isOn(attribute(style, "default"))) {
                normal = attribute(style, "styleId");
            }
        });
    }

    /**
     * The properties of a paragraph, and of its runs if they have none of their own: {@code ind.left}, {@code jc},
     * {@code sz}.
     */
    Map<String, String> paragraph(Element paragraph) {
        Optional<Element> own = child(paragraph, "pPr");
        Map<String, String> all = new LinkedHashMap<>(defaults);
        style(
                own.flatMap(one -> child(one, "pStyle"))
                        .map(one -> attribute(one, "val"))
                        .orElse(normal),
                all);
        own.ifPresent(one -> collect(one, all));
        return all;
    }

    /** The properties of a run within a paragraph. */
    Map<String, String> run(Element run, Map<String, String> paragraph) {
        Map<String, String> all = new LinkedHashMap<>(paragraph);
        child(run, "rPr").ifPresent(own -> {
            child(own, "rStyle").ifPresent(one -> style(attribute(one, "val"), all));
            collect(own, all);
        });
        return all;
    }

    /** The borders of a table, its own or those of its style; empty if it has none. */
    Optional<Element> tableBorders(Element table) {
        Optional<Element> own = child(table, "tblPr");
        return own.flatMap(one -> child(one, "tblBorders"))
                .or(() -> own.flatMap(one -> child(one, "tblStyle"))
                        .map(one -> styles.get(attribute(one, "val")))
                        .flatMap(one -> child(one, "tblPr"))
                        .flatMap(one -> child(one, "tblBorders")));
    }

    private void style(String id, Map<String, String> into) {
        Element style = styles.get(id);
        if (style == null) {
            return;
        }
        child(style, "basedOn")
                .map(one -> attribute(one, "val"))
                .filter(base -> !base.equals(id))
                .ifPresent(base -> style(base, into));
        child(style, "pPr").ifPresent(one -> collect(one, into));
        child(style, "rPr").ifPresent(one -> collect(one, into));
    }

    /** {@code <w:ind w:left="5"/>} becomes {@code ind.left=5}, {@code <w:b/>} becomes {@code b=1}. */
    private static void collect(Element properties, Map<String, String> into) {
        elements(properties).filter(one -> !"rPr".equals(one.getLocalName())).forEach(one -> {
            if ("pBdr".equals(one.getLocalName())) {
                elements(one).forEach(border -> into.put("border." + border.getLocalName(), attribute(border, "val")));
            }
            if (one.getAttributes().getLength() == 0) {
                into.put(one.getLocalName(), "1");
            }
            for (int i = 0; i < one.getAttributes().getLength(); i++) {
                Node attribute = one.getAttributes().item(i);
                into.put(
                        "val".equals(attribute.getLocalName())
                                ? one.getLocalName()
                                : one.getLocalName() + "." + attribute.getLocalName(),
                        attribute.getNodeValue());
            }
        });
    }

    static boolean isOn(String value) {
        return value != null
                && !value.isEmpty()
                && !"0".equals(value)
                && !"false".equals(value)
                && !"none".equals(value);
    }

    static Optional<Element> child(Element parent, String name) {
        return children(parent, name).findFirst();
    }

    static Stream<Element> children(Element parent, String name) {
        return elements(parent).filter(one -> name.equals(one.getLocalName()));
    }

    static Stream<Element> elements(Element parent) {
        return Stream.iterate(parent.getFirstChild(), node -> node != null, Node::getNextSibling)
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .filter(one -> W.equals(one.getNamespaceURI()));
    }

    /** Empty if there is none. */
    static String attribute(Element element, String name) {
        return element.getAttributeNS(W, name);
    }
}
