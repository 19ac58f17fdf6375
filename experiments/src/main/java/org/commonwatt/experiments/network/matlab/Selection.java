package org.commonwatt.experiments.network.matlab;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Which rows and columns of a matrix an index in parentheses means.
final class Selection {
    private final int[] rows;
    private final int[] columns;

    private Selection(int[] rows, int[] columns) {
        this.rows = rows;
        this.columns = columns;
    }

    /// Rows, counted from 0.
    int[] rows() {
        return rows;
    }

    /// Columns, counted from 0.
    int[] columns() {
        return columns;
    }

    /// Reads `(rows, columns)`, or `(index)` of a single row or column.
    static Selection read(Tokens tokens, Expressions expressions, Token name, Matrix of)
            throws MatlabRefusal {
        var indices = new ArrayList<@Nullable Matrix>();
        do {
            tokens.take();
            if (tokens.peek().is(":")) {
                tokens.take();
                indices.add(null);
            } else {
                indices.add(expressions.value());
            }
        } while (tokens.peek().is(","));
        expressions.expect(")");
        return of(indices, name, of);
    }

    private static Selection of(List<@Nullable Matrix> indices, Token name, Matrix of)
            throws MatlabRefusal {
        if (indices.size() == 2) {
            return new Selection(
                    positions(indices.get(0), of.rows(), name),
                    positions(indices.get(1), of.columns(), name));
        }
        boolean line = of.rows() == 1 || of.columns() == 1;
        if (indices.size() != 1 || !line) {
            throw new MatlabRefusal(
                    name,
                    "%s has %s numbers; an index needs a row and a column."
                            .formatted(name.text(), of.size()),
                    null);
        }
        int[] all = positions(indices.getFirst(), of.rows() * of.columns(), name);
        return of.rows() == 1
                ? new Selection(new int[] {0}, all)
                : new Selection(all, new int[] {0});
    }

    /// @param index null for all
    private static int[] positions(@Nullable Matrix index, int size, Token name)
            throws MatlabRefusal {
        if (index == null) {
            return IntStream.range(0, size).toArray();
        }
        int[] positions = new int[index.rows() * index.columns()];
        for (int k = 0; k < positions.length; k++) {
            double each = index.at(k / index.columns(), k % index.columns());
            if (each != Math.rint(each) || each < 1 || each > size) {
                throw new MatlabRefusal(
                        name,
                        "An index of %s is %s but must be a whole number from 1 to %d."
                                .formatted(name.text(), each, size),
                        null);
            }
            positions[k] = (int) each - 1;
        }
        return positions;
    }
}
