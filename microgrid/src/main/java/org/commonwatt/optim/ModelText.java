package org.commonwatt.optim;

/// A model as text that other solvers read: the LP format of CPLEX and free MPS, with the names of
/// columns and rows, in which what the formats do not allow becomes `_` and an index makes each
/// name unique. Offsets are a column `offset` fixed at 1.
public final class ModelText {
    private static final int WIDTH = 120;

    private final ModelArrays arrays;
    private final Model model;
    private final StringBuilder text = new StringBuilder();

    private ModelText(Model model) {
        this.model = model;
        arrays = model.arrays();
    }

    /// In the LP format.
    public static String lp(Model model) {
        return new ModelText(model).lp();
    }

    /// In free MPS.
    public static String mps(Model model) {
        return new ModelText(model).mps();
    }

    private String column(int j) {
        return "x%d_%s".formatted(j, plain(model.columnName(j)));
    }

    private String row(int i) {
        return "r%d_%s".formatted(i, plain(model.rowName(i)));
    }

    private static String plain(String name) {
        return name.replaceAll("[^A-Za-z0-9]+", "_");
    }

    private String lp() {
        text.append("Minimize\n cost:");
        int length = 0;
        for (int j = 0; j < model.columnCount(); j++) {
            length = term(arrays.columns().costs()[j], column(j), length);
        }
        if (model.offset() != 0) {
            term(model.offset(), "offset", length);
        }
        text.append("\nSubject To\n");
        for (int i = 0; i < model.rowCount(); i++) {
            double lower = arrays.rows().lower()[i];
            double upper = arrays.rows().upper()[i];
            if (lower == upper) {
                lpRow(i, row(i), " = ", lower);
            } else {
                lpRow(i, row(i) + "_low", " >= ", lower);
                lpRow(i, row(i) + "_high", " <= ", upper);
            }
        }
        lpBounds();
        lpWholeNumbers();
        return text.append("End\n").toString();
    }

    private void lpRow(int i, String name, String relation, double bound) {
        if (Double.isInfinite(bound)) {
            return;
        }
        text.append(' ').append(name).append(':');
        int length = 0;
        for (int k = arrays.rows().starts()[i]; k < arrays.rows().starts()[i + 1]; k++) {
            String of = column(arrays.entries().columns()[k]);
            length = term(arrays.entries().values()[k], of, length);
        }
        if (arrays.rows().starts()[i] == arrays.rows().starts()[i + 1]) {
            // The format knows no empty row.
            text.append(" 0 ").append(column(0));
        }
        text.append(relation).append(bound).append('\n');
    }

    private int term(double value, String name, int length) {
        if (value == 0) {
            return length;
        }
        String term = (value < 0 ? " - " : " + ") + Math.abs(value) + " " + name;
        boolean wraps = length + term.length() > WIDTH;
        text.append(wraps ? "\n  " : "").append(term);
        return wraps ? term.length() : length + term.length();
    }

    private void lpBounds() {
        text.append("Bounds\n");
        for (int j = 0; j < model.columnCount(); j++) {
            text.append(' ').append(lpNumber(arrays.columns().lower()[j])).append(" <= ");
            text.append(column(j)).append(" <= ");
            text.append(lpNumber(arrays.columns().upper()[j])).append('\n');
        }
        if (model.offset() != 0) {
            text.append(" offset = 1\n");
        }
    }

    private static String lpNumber(double bound) {
        return Double.isInfinite(bound) ? (bound < 0 ? "-inf" : "+inf") : Double.toString(bound);
    }

    private void lpWholeNumbers() {
        if (model.integerCount() == 0) {
            return;
        }
        text.append("General\n");
        for (int j = 0; j < model.columnCount(); j++) {
            if (arrays.columns().integrality()[j] == 1) {
                text.append(' ').append(column(j)).append('\n');
            }
        }
    }

    private String mps() {
        text.append("NAME commonwatt\nROWS\n N cost\n");
        for (int i = 0; i < model.rowCount(); i++) {
            text.append(' ').append(kind(i)).append(' ').append(row(i)).append('\n');
        }
        mpsColumns();
        text.append("RHS\n");
        for (int i = 0; i < model.rowCount(); i++) {
            double lower = arrays.rows().lower()[i];
            double side = Double.isInfinite(lower) ? arrays.rows().upper()[i] : lower;
            if (side != 0 && !Double.isInfinite(side)) {
                mpsLine("rhs", row(i), side);
            }
        }
        text.append("RANGES\n");
        for (int i = 0; i < model.rowCount(); i++) {
            double range = arrays.rows().upper()[i] - arrays.rows().lower()[i];
            if (range != 0 && !Double.isInfinite(range)) {
                mpsLine("range", row(i), range);
            }
        }
        mpsBounds();
        return text.append("ENDATA\n").toString();
    }

    private char kind(int i) {
        double lower = arrays.rows().lower()[i];
        double upper = arrays.rows().upper()[i];
        if (lower == upper) {
            return 'E';
        }
        return Double.isInfinite(lower) ? Double.isInfinite(upper) ? 'N' : 'L' : 'G';
    }

    /// MPS goes by columns, a model by rows.
    private void mpsColumns() {
        int[] starts = new int[model.columnCount() + 1];
        for (int k = 0; k < model.entryCount(); k++) {
            starts[arrays.entries().columns()[k] + 1]++;
        }
        for (int j = 0; j < model.columnCount(); j++) {
            starts[j + 1] += starts[j];
        }
        int[] rows = new int[model.entryCount()];
        double[] values = new double[model.entryCount()];
        int[] next = starts.clone();
        for (int i = 0; i < model.rowCount(); i++) {
            for (int k = arrays.rows().starts()[i]; k < arrays.rows().starts()[i + 1]; k++) {
                int at = next[arrays.entries().columns()[k]]++;
                rows[at] = i;
                values[at] = arrays.entries().values()[k];
            }
        }
        text.append("COLUMNS\n");
        for (int j = 0; j < model.columnCount(); j++) {
            boolean whole = arrays.columns().integrality()[j] == 1;
            text.append(whole ? " MARKER 'MARKER' 'INTORG'\n" : "");
            mpsLine(column(j), "cost", arrays.columns().costs()[j]);
            for (int k = starts[j]; k < starts[j + 1]; k++) {
                mpsLine(column(j), row(rows[k]), values[k]);
            }
            text.append(whole ? " MARKER 'MARKER' 'INTEND'\n" : "");
        }
        if (model.offset() != 0) {
            mpsLine("offset", "cost", model.offset());
        }
    }

    private void mpsBounds() {
        text.append("BOUNDS\n");
        for (int j = 0; j < model.columnCount(); j++) {
            mpsBound(column(j), arrays.columns().lower()[j], arrays.columns().upper()[j]);
        }
        if (model.offset() != 0) {
            text.append(" FX bound offset 1\n");
        }
    }

    private void mpsBound(String name, double lower, double upper) {
        if (Double.isInfinite(lower)) {
            text.append(" MI bound ").append(name).append('\n');
        } else {
            text.append(" LO bound ").append(name).append(' ').append(lower).append('\n');
        }
        if (Double.isInfinite(upper)) {
            text.append(" PL bound ").append(name).append('\n');
        } else {
            text.append(" UP bound ").append(name).append(' ').append(upper).append('\n');
        }
    }

    private void mpsLine(String first, String second, double value) {
        text.append(' ').append(first).append(' ').append(second).append(' ');
        text.append(value).append('\n');
    }
}
