package org.commonwatt.operate.dispatch.coalition;

import java.util.Arrays;
import org.commonwatt.optim.Model;

/// A growing sum of columns times coefficients.
final class Terms {
    private int size;
    private int[] columns = new int[8];
    private double[] coefficients = new double[8];

    static Terms[] empty(int count) {
        Terms[] terms = new Terms[count];
        Arrays.setAll(terms, _ -> new Terms());
        return terms;
    }

    void add(int column, double coefficient) {
        if (size == columns.length) {
            columns = Arrays.copyOf(columns, 2 * size);
            coefficients = Arrays.copyOf(coefficients, 2 * size);
        }
        columns[size] = column;
        coefficients[size] = coefficient;
        size++;
    }

    /// Writes the sum, times a factor, into the row that was opened last.
    void writeTo(Model model, double factor) {
        for (int k = 0; k < size; k++) {
            model.addEntry(columns[k], factor * coefficients[k]);
        }
    }

    /// The sum at a plan.
    double at(double[] values) {
        double sum = 0.0;
        for (int k = 0; k < size; k++) {
            sum += coefficients[k] * values[columns[k]];
        }
        return sum;
    }
}
