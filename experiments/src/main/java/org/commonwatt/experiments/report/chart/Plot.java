package org.commonwatt.experiments.report.chart;

import java.util.Locale;
import java.util.function.DoubleFunction;

/// An SVG canvas with the few marks that our charts are made of.
///
/// Coordinates are pixels of a canvas [#WIDTH] wide; the page scales it.
public final class Plot {
    /// Width of every chart.
    public static final double WIDTH = 400;

    private final Html svg = Html.empty();

    /// @param height height in pixels
    /// @param description what the chart shows, for those who cannot see it
    public Plot(double height, String description) {
        svg.open(
                "svg",
                "viewBox",
                "0 0 %s %s".formatted(coordinate(WIDTH), coordinate(height)),
                "role",
                "img",
                "aria-label",
                description);
    }

    static String coordinate(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    /// Horizontal grid lines with their values to the left.
    public Plot horizontalGrid(Scale y, double left, double right, DoubleFunction<String> label) {
        for (double tick : y.ticks()) {
            double at = y.at(tick);
            svg.open(
                            "line",
                            "class",
                            Math.abs(tick) < 1e-12 ? "zero" : "grid",
                            "x1",
                            left,
                            "x2",
                            right,
                            "y1",
                            at,
                            "y2",
                            at)
                    .close();
            text(left - 6, at + 4, "end", "tick", label.apply(tick));
        }
        return this;
    }

    /// Vertical grid lines with their values below `bottom`.
    public Plot verticalGrid(Scale x, double top, double bottom, DoubleFunction<String> label) {
        for (double tick : x.ticks()) {
            double at = x.at(tick);
            rule(at, top, at, bottom, Math.abs(tick) < 1e-12 ? "zero" : "grid");
            text(at, bottom + 15, "middle", "tick", label.apply(tick));
        }
        return this;
    }

    /// A thin straight line.
    public Plot rule(double x1, double y1, double x2, double y2, String cssClass) {
        svg.open("line", "class", cssClass, "x1", x1, "x2", x2, "y1", y1, "y2", y2).close();
        return this;
    }

    /// Text.
    ///
    /// @param anchor `start`, `middle` or `end`
    /// @param cssClass `tick`, `label` or `value`
    public Plot text(double x, double y, String anchor, String cssClass, String text) {
        svg.leaf("text", text, "x", x, "y", y, "text-anchor", anchor, "class", cssClass);
        return this;
    }

    /// A filled rectangle; nothing where it has no extent.
    public Plot rectangle(Box box, String color, String hover) {
        if (box.width() > 0 && box.height() > 0) {
            svg.shape(
                    "rect",
                    hover,
                    "x",
                    box.x(),
                    "y",
                    box.y(),
                    "width",
                    box.width(),
                    "height",
                    box.height(),
                    "style",
                    fill(color));
        }
        return this;
    }

    /// An invisible rectangle that answers the pointer.
    public Plot hover(Box box, String text) {
        svg.shape(
                "rect",
                text,
                "x",
                box.x(),
                "y",
                box.y(),
                "width",
                box.width(),
                "height",
                box.height(),
                "class",
                "hover");
        return this;
    }

    /// A dot.
    public Plot dot(double x, double y, double radius, String color, String hover) {
        svg.shape("circle", hover, "cx", x, "cy", y, "r", radius, "style", fill(color));
        return this;
    }

    /// A line through points; NaN leaves a gap.
    ///
    /// @param dash SVG dash pattern, empty for a whole line
    public Plot line(double[] x, double[] y, String color, String dash) {
        svg.open(
                        "path",
                        "class",
                        "line",
                        "d",
                        path(x, y),
                        "style",
                        "stroke:var(--%s)".formatted(color),
                        "stroke-dasharray",
                        dash.isEmpty() ? "none" : dash)
                .close();
        return this;
    }

    /// The area between points and a base line.
    public Plot area(double[] x, double[] y, double base, String color) {
        if (x.length > 0) {
            String outline =
                    "M%s %s".formatted(coordinate(x[0]), coordinate(base))
                            + path(x, y).replace('M', 'L')
                            + "L%s %sZ".formatted(coordinate(x[x.length - 1]), coordinate(base));
            svg.open("path", "class", "area", "d", outline, "style", fill(color)).close();
        }
        return this;
    }

    private static String fill(String color) {
        return "fill:var(--%s)".formatted(color);
    }

    private static String path(double[] x, double[] y) {
        var path = new StringBuilder();
        boolean pen = false;
        for (int k = 0; k < x.length; k++) {
            if (Double.isNaN(y[k])) {
                pen = false;
                continue;
            }
            path.append(pen ? 'L' : 'M').append(coordinate(x[k])).append(' ');
            path.append(coordinate(y[k]));
            pen = true;
        }
        return path.toString();
    }

    /// The finished drawing.
    public Html finish() {
        return svg.close();
    }

    /// A rectangle on the canvas.
    ///
    /// @param x left
    /// @param y top
    /// @param width to the right
    /// @param height downwards
    public record Box(double x, double y, double width, double height) {
        /// The rectangle between two heights, whichever is higher.
        public static Box between(double x, double width, double y1, double y2) {
            return new Box(x, Math.min(y1, y2), width, Math.abs(y2 - y1));
        }
    }
}
