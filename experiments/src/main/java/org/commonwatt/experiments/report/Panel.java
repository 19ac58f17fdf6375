package org.commonwatt.experiments.report;

import java.util.ArrayList;
import java.util.List;
import org.commonwatt.experiments.report.chart.Figures;
import org.commonwatt.experiments.report.chart.Html;

/// A panel under construction: heading, what it says in a sentence, pictures, numbers.
final class Panel {
    private final Html html = Html.empty();

    /// @param id anchor on the page
    Panel(String id, String heading) {
        html.open("section", "class", "panel", "id", id).leaf("h2", heading);
    }

    /// Two panels side by side, as far as the page is wide.
    static Html pair(Html left, Html right) {
        return Html.empty().open("div", "class", "pair").add(left).add(right).close();
    }

    /// What the panel says, in a sentence.
    Panel says(String sentence) {
        html.leaf("p", sentence, "class", "says");
        return this;
    }

    /// A remark in small type.
    Panel note(String sentence) {
        html.leaf("p", sentence, "class", "note");
        return this;
    }

    /// Why the panel is empty.
    Panel nothing(String reason) {
        html.open("div", "class", "nothing").leaf("p", reason).close();
        return this;
    }

    /// Pictures side by side, as far as the page is wide.
    Panel pictures(List<Html> pictures) {
        html.open("div", "class", "pictures");
        for (Html picture : pictures) {
            html.open("figure").add(picture).close().newLine();
        }
        html.close();
        return this;
    }

    /// What the colours mean.
    ///
    /// @param keys CSS variable and name in turn
    Panel key(String... keys) {
        html.open("ul", "class", "key");
        for (int k = 0; k < keys.length; k += 2) {
            html.open("li");
            html.open("i", "style", "background:var(--%s)".formatted(keys[k])).close();
            html.text(keys[k + 1]).close();
        }
        html.close();
        return this;
    }

    /// Any other content.
    Panel add(Html piece) {
        html.add(piece);
        return this;
    }

    /// The numbers of the pictures, folded.
    Panel numbers(Table table) {
        return numbers("Numbers", table);
    }

    /// The same under another heading.
    Panel numbers(String heading, Table table) {
        html.open("details").leaf("summary", heading).add(table.html()).close();
        return this;
    }

    Html finish() {
        return html.close().newLine();
    }

    /// A table under construction; numbers show three digits and all of them on hover.
    static final class Table {
        private final List<String> headers;
        private final List<List<Cell>> rows = new ArrayList<>();

        /// @param headers column names with units; the first column holds words
        Table(String... headers) {
            this.headers = List.of(headers);
        }

        Table row(Cell... cells) {
            rows.add(List.of(cells));
            return this;
        }

        Html html() {
            Html html = Html.empty().open("div", "class", "scroll", "tabindex", "0").open("table");
            html.open("thead").open("tr");
            for (int k = 0; k < headers.size(); k++) {
                html.leaf(
                        "th", headers.get(k), "scope", "col", "class", k == 0 ? "word" : "number");
            }
            html.close().close().open("tbody");
            for (List<Cell> row : rows) {
                html.open("tr", "class", row.getFirst().cssClass());
                for (int k = 0; k < row.size(); k++) {
                    cell(html, row.get(k), k);
                }
                html.close();
            }
            return html.close().close().close();
        }

        private static void cell(Html html, Cell cell, int column) {
            if (column == 0) {
                html.open("th", "scope", "row", "class", "word", "title", cell.hover());
            } else {
                html.open("td", "class", "number", "title", cell.hover());
            }
            html.text(cell.text());
            if (!cell.small().isEmpty()) {
                // A line may break at "to", but not between a minus and its number.
                html.leaf("small", cell.small().replace("\u2212", "\u2212\u2060"));
            }
            html.close();
        }
    }

    /// A cell of a table.
    ///
    /// @param text what is seen
    /// @param small a second line, may be empty
    /// @param hover full precision
    /// @param cssClass class of the row, where the cell is its first; may be empty
    record Cell(String text, String small, String hover, String cssClass) {
        static Cell word(String text) {
            return new Cell(text, "", "", "");
        }

        static Cell word(String text, String small, String cssClass) {
            return new Cell(text, small, "", cssClass);
        }

        static Cell number(double value) {
            return new Cell(Figures.screen(value), "", Figures.exact(value), "");
        }

        static Cell number(double value, String unit) {
            return new Cell(Figures.screen(value, unit), "", Figures.exact(value, unit), "");
        }

        static Cell percent(double share) {
            return new Cell(Figures.percent(share), "", Figures.exact(share * 100, "%"), "");
        }

        static Cell money(double amount, String currency) {
            return new Cell(
                    Figures.money(amount, currency), "", Figures.exact(amount, currency), "");
        }

        Cell with(String remark) {
            return new Cell(text, remark, hover, cssClass);
        }
    }
}
