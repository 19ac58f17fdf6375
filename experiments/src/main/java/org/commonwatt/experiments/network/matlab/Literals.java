package org.commonwatt.experiments.network.matlab;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.commonwatt.experiments.network.matlab.Token.Kind;

/// Reads what stands in brackets and braces.
final class Literals {
    /// Numbers a matrix may have; the largest published grids have about two million.
    static final int MAX_CELLS = 20_000_000;

    private final Tokens tokens;
    private final Expressions expressions;

    Literals(Tokens tokens, Expressions expressions) {
        this.tokens = tokens;
        this.expressions = expressions;
    }

    /// Reads `[ … ]`: rows end with `;` or with the line.
    Matrix matrix() throws MatlabRefusal {
        Token open = tokens.take();
        var rows = new Rows(open);
        while (!tokens.peek().is("]")) {
            Token next = tokens.peek();
            if (next.kind() == Kind.END) {
                throw new MatlabRefusal(
                        open,
                        "The bracket is not closed before the end of the file.",
                        "the file is cut off.");
            }
            if (next.is(";") || next.kind() == Kind.NEW_LINE) {
                tokens.take();
                rows.endRow();
            } else if (next.is(",")) {
                tokens.take();
            } else if (next.is("=")) {
                throw unclosed(next);
            } else {
                rows.add(next, expressions.element());
            }
        }
        tokens.take();
        rows.endRow();
        return rows.matrix();
    }

    static MatlabRefusal unclosed(Token at) {
        return new MatlabRefusal(
                at, "There is \"=\" within a bracket.", "the closing bracket is missing.");
    }

    /// Reads `{ … }`: the texts in it, in order; what is no text is skipped.
    List<String> texts() throws MatlabRefusal {
        Token open = tokens.peek();
        var texts = new ArrayList<String>();
        int depth = 0;
        do {
            Token token = tokens.take();
            if (token.kind() == Kind.END) {
                throw new MatlabRefusal(
                        open,
                        "The brace is not closed before the end of the file.",
                        "the file is cut off.");
            }
            depth += token.is("{") ? 1 : token.is("}") ? -1 : 0;
            if (token.kind() == Kind.TEXT) {
                texts.add(token.text());
            }
        } while (depth > 0);
        return texts;
    }

    /// Collects numbers row by row.
    private static final class Rows {
        private final Token open;
        private double[] values = new double[64];
        private int[] lines = new int[16];
        private int count;
        private int rows;
        private int columns = -1;
        private int inRow;

        Rows(Token open) {
            this.open = open;
        }

        /// Adds an element, or a row of elements.
        void add(Token at, Matrix element) throws MatlabRefusal {
            if (element.rows() != 1) {
                throw new MatlabRefusal(
                        at, "A matrix of several rows stands within another one.", null);
            }
            if (inRow == 0) {
                lines = rows == lines.length ? Arrays.copyOf(lines, 2 * rows) : lines;
                lines[rows] = at.line();
            }
            for (int k = 0; k < element.columns(); k++) {
                values = count == values.length ? Arrays.copyOf(values, 2 * count) : values;
                values[count++] = element.at(0, k);
                inRow++;
            }
            if (count > MAX_CELLS) {
                throw new MatlabRefusal(
                        at, "The matrix has more than %d numbers.".formatted(MAX_CELLS), null);
            }
        }

        void endRow() throws MatlabRefusal {
            if (inRow == 0) {
                return;
            }
            if (columns >= 0 && inRow != columns) {
                throw new MatlabRefusal(
                        lines[rows],
                        0,
                        "The row has %d columns but the rows above have %d."
                                .formatted(inRow, columns),
                        inRow < columns
                                ? "the row is cut off or a number is missing."
                                : "a \";\" or a line end between two rows is missing.");
            }
            columns = inRow;
            inRow = 0;
            rows++;
        }

        Matrix matrix() {
            int width = Math.max(0, columns);
            int[] where = Arrays.copyOf(lines, Math.max(1, rows));
            where[0] = rows == 0 ? open.line() : where[0];
            return new Matrix(rows, width, Arrays.copyOf(values, count), where);
        }
    }
}
