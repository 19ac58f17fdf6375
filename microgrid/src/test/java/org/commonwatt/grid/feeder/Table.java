package org.commonwatt.grid.feeder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The numeric columns of a CSV file; text and empty cells are NaN.
record Table(Path file, Map<String, double[]> columns) {
    static Table read(Path file) {
        List<String> rows;
        try {
            rows = Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException("A golden table must be readable: " + file, e);
        }
        String[] names = rows.getFirst().split(",", -1);
        Map<String, double[]> columns = new HashMap<>();
        for (int c = 0; c < names.length; c++) {
            double[] values = new double[rows.size() - 1];
            for (int k = 0; k < values.length; k++) {
                values[k] = number(rows.get(k + 1).split(",", -1)[c]);
            }
            columns.put(names[c], values);
        }
        return new Table(file, columns);
    }

    double[] column(String name) {
        double[] column = columns.get(name);
        if (column == null) {
            throw new AssertionError("There is no column %s in %s".formatted(name, file));
        }
        return column;
    }

    boolean has(String name) {
        return columns.containsKey(name);
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException notANumber) {
            return Double.NaN;
        }
    }
}
