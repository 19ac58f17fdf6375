package org.commonwatt.numeric;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// A CSV file of a golden folder: a line of column names, then rows of plain values.
public final class GoldenTable {
    private final String name;
    private final List<String> columns;
    private final Map<String, Integer> places = new HashMap<>();
    private final List<String[]> rows = new ArrayList<>();

    GoldenTable(String name, List<String> lines) {
        this.name = name;
        columns = List.of(lines.getFirst().split(",", -1));
        for (String column : columns) {
            places.put(column, places.size());
        }
        for (String line : lines.subList(1, lines.size())) {
            rows.add(line.split(",", -1));
        }
    }

    /// Name of the file.
    public String name() {
        return name;
    }

    /// The names of the columns.
    public List<String> columns() {
        return columns;
    }

    /// The indices of all rows.
    public List<Integer> rows() {
        return IntStream.range(0, rows.size()).boxed().toList();
    }

    public String text(int row, String column) {
        Integer k = places.get(column);
        if (k == null) {
            throw new AssertionError(name + " has no column " + column);
        }
        return rows.get(row)[k];
    }

    public double number(int row, String column) {
        return Double.parseDouble(text(row, column));
    }

    /// The columns `prefix0`, `prefix1` and so on, as many as there are.
    public double[] numbered(int row, String prefix) {
        return IntStream.iterate(0, k -> places.containsKey(prefix + k), k -> k + 1)
                .mapToDouble(k -> number(row, prefix + k))
                .toArray();
    }

    @Override
    public String toString() {
        return name;
    }
}
