package vn.gov.phutho.cleangov.document;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.PDFGraphicsStreamEngine;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** A PDF with a ruler on it: everything in millimetres from the upper left corner of the page. */
final class Pages implements AutoCloseable {

    private static final double MM = 25.4 / 72;

    private final PDDocument pdf;

    /**
     * The words of one line.
     *
     * @param page from 1
     * @param baseline of the letters
     * @param size in points
     */
    record Line(int page, String text, double left, double right, double baseline, double size, Set<String> fonts) {}

    /** A thin black line from left to right. */
    record Rule(double left, double right, double top) {

        double length() {
            return right - left;
        }
    }

    Pages(byte[] content) {
        try {
            pdf = Loader.loadPDF(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int count() {
        return pdf.getNumberOfPages();
    }

    double width(int page) {
        return pdf.getPage(page - 1).getMediaBox().getWidth() * MM;
    }

    double height(int page) {
        return pdf.getPage(page - 1).getMediaBox().getHeight() * MM;
    }

    /** The fonts of all pages. */
    Set<PDFont> fonts() {
        Set<PDFont> fonts = new HashSet<>();
        try {
            for (PDPage page : pdf.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    fonts.add(page.getResources().getFont(name));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return fonts;
    }

    /** The text of one line without gaps, in reading order. */
    List<Line> lines() {
        LineReader reader = new LineReader();
        try {
            reader.getText(pdf);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return reader.lines;
    }

    Line line(String beginning) {
        return lines().stream()
                .filter(line -> line.text().startsWith(beginning))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No line begins with «%s»: %s"
                        .formatted(beginning, lines().stream().map(Line::text).toList())));
    }

    /** The rules of a page, from the top. */
    List<Rule> rules(int page) {
        List<Rule> rules = new ArrayList<>();
        try {
            new Ruler(pdf.getPage(page - 1), rules).processPage(pdf.getPage(page - 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        rules.sort(Comparator.comparingDouble(Rule::top));
        return rules;
    }

    @Override
    public void close() {
        try {
            pdf.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts the words together that PDFBox finds one by one. */
    private static final class LineReader extends PDFTextStripper {

        /** Millimetres; wider is the gap between columns, also of a justified line. */
        private static final double GAP = 5;

        private final List<Line> lines = new ArrayList<>();
        private final List<TextPosition> letters = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();

        LineReader() {
            setSortByPosition(true);
        }

        @Override
        protected void writeString(String word, List<TextPosition> positions) {
            if (!letters.isEmpty() && positions.get(0).getXDirAdj() * MM - right() > GAP) {
                lineEnds();
            }
            letters.addAll(positions);
            text.append(text.isEmpty() ? "" : " ").append(word);
        }

        @Override
        protected void writeLineSeparator() {
            lineEnds();
        }

        @Override
        protected void writePageEnd() {
            lineEnds();
        }

        private void lineEnds() {
            if (!text.toString().isBlank()) {
                TextPosition first = letters.get(0);
                lines.add(new Line(
                        getCurrentPageNo(),
                        text.toString().strip(),
                        first.getXDirAdj() * MM,
                        right(),
                        first.getYDirAdj() * MM,
                        Math.round(first.getYScale() * 10) / 10.0,
                        letters.stream()
                                .map(letter -> letter.getFont().getName().replaceFirst("^.*\\+", ""))
                                .collect(Collectors.toSet())));
            }
            letters.clear();
            text.setLength(0);
        }

        private double right() {
            TextPosition last = letters.get(letters.size() - 1);
            return (last.getXDirAdj() + last.getWidthDirAdj()) * MM;
        }
    }

    /** Collects what is filled or drawn and is long and low. */
    private static final class Ruler extends PDFGraphicsStreamEngine {

        private final List<Rule> rules;
        private final double height;
        private Rectangle2D path;

        Ruler(PDPage page, List<Rule> rules) {
            super(page);
            this.rules = rules;
            this.height = page.getMediaBox().getHeight();
        }

        private void through(double x, double y) {
            Rectangle2D point = new Rectangle2D.Double(x, y, 0, 0);
            path = path == null ? point : path.createUnion(point);
        }

        private void drawn() {
            if (path != null && path.getHeight() < 1.5 && path.getWidth() > 10) {
                rules.add(new Rule(path.getMinX() * MM, path.getMaxX() * MM, (height - path.getMaxY()) * MM));
            }
            path = null;
        }

        @Override
        public void appendRectangle(Point2D p0, Point2D p1, Point2D p2, Point2D p3) {
            for (Point2D point : List.of(p0, p1, p2, p3)) {
                through(point.getX(), point.getY());
            }
        }

        @Override
        public void drawImage(PDImage image) {
            // no paper has pictures
        }

        @Override
        public void clip(int windingRule) {
            // what is cut off is measured all the same
        }

        @Override
        public void moveTo(float x, float y) {
            through(x, y);
        }

        @Override
        public void lineTo(float x, float y) {
            through(x, y);
        }

        @Override
        public void curveTo(float x1, float y1, float x2, float y2, float x3, float y3) {
            through(x3, y3);
        }

        @Override
        public Point2D getCurrentPoint() {
            return path == null ? new Point2D.Double() : new Point2D.Double(path.getMaxX(), path.getMaxY());
        }

        @Override
        public void closePath() {
            // a rectangle is closed anyway
        }

        @Override
        public void endPath() {
            path = null;
        }

        @Override
        public void strokePath() {
            drawn();
        }

        @Override
        public void fillPath(int windingRule) {
            drawn();
        }

        @Override
        public void fillAndStrokePath(int windingRule) {
            drawn();
        }

        @Override
        public void shadingFill(COSName shadingName) {
            // no paper has any
        }
    }
}
