package org.commonwatt.operate.dispatch;

import java.util.Arrays;
import org.commonwatt.optim.Model;

/// Coefficients of rows that are written later: devices add to a balance one after the other, a
/// model wants row by row.
final class RowTerms {
    private static final int NONE = -1;

    private final int[] head;
    private final int[] tail;
    private int count;
    private int[] next;
    private int[] column;
    private double[] value;

    RowTerms(int rows, int room) {
        head = new int[rows];
        tail = new int[rows];
        Arrays.fill(head, NONE);
        next = new int[Math.max(16, room)];
        column = new int[next.length];
        value = new double[next.length];
    }

    int rows() {
        return head.length;
    }

    void add(int row, int itsColumn, double itsValue) {
        if (count == next.length) {
            int room = count + (count >> 1);
            next = Arrays.copyOf(next, room);
            column = Arrays.copyOf(column, room);
            value = Arrays.copyOf(value, room);
        }
        next[count] = NONE;
        column[count] = itsColumn;
        value[count] = itsValue;
        if (head[row] == NONE) {
            head[row] = count;
        } else {
            next[tail[row]] = count;
        }
        tail[row] = count;
        count++;
    }

    /// Writes the terms of a row, times a factor, into the row of the model that was opened last.
    void write(int row, double factor, Model model) {
        for (int k = head[row]; k != NONE; k = next[k]) {
            model.addEntry(column[k], factor * value[k]);
        }
    }

    /// Writes only the terms of one sign, each with a negative sign.
    void writeOneSign(int row, boolean positive, Model model) {
        for (int k = head[row]; k != NONE; k = next[k]) {
            if (value[k] > 0 == positive) {
                model.addEntry(column[k], -Math.abs(value[k]));
            }
        }
    }

    /// Σ value·x of a row.
    double sum(int row, double[] x) {
        double sum = 0;
        for (int k = head[row]; k != NONE; k = next[k]) {
            sum += value[k] * x[column[k]];
        }
        return sum;
    }
}
