package org.commonwatt.optim.highs;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.commonwatt.optim.Basis;
import org.commonwatt.optim.Model;
import org.commonwatt.optim.ModelArrays;

/// What an instance of HiGHS knows of a model, and sends it what differs: changed costs and bounds
/// one by one; the whole model, with the basis kept, where its shape or its coefficients changed.
///
/// Looking for differences reads every number once, which is little beside a solve, and no change
/// can be overlooked, whoever made it.
final class SentModel {
    private final Model model;
    private double[] costs = new double[0];
    private double[] columnLower = new double[0];
    private double[] columnUpper = new double[0];
    private double[] rowLower = new double[0];
    private double[] rowUpper = new double[0];
    private int[] integrality = new int[0];
    private double[] entryValues = new double[0];
    private double offset;
    private boolean accepted;

    /// Of the differences found: where, and the new numbers.
    private int[] indices = new int[0];

    private double[] first = new double[0];
    private double[] second = new double[0];

    SentModel(Model model) {
        this.model = model;
    }

    int columnCount() {
        return costs.length;
    }

    int rowCount() {
        return rowLower.length;
    }

    /// Where a column rests that is not in the basis.
    byte statusAtBound(int column) {
        if (columnLower[column] > Double.NEGATIVE_INFINITY) {
            return Basis.AT_LOWER;
        }
        return columnUpper[column] < Double.POSITIVE_INFINITY ? Basis.AT_UPPER : Basis.FREE;
    }

    /// Sends the whole model.
    ///
    /// @return whether HiGHS accepts it
    boolean sendAll(MemorySegment instance) {
        ModelArrays arrays = model.arrays();
        ModelArrays.Columns columns = arrays.columns();
        costs = Arrays.copyOf(columns.costs(), columns.count());
        columnLower = Arrays.copyOf(columns.lower(), columns.count());
        columnUpper = Arrays.copyOf(columns.upper(), columns.count());
        integrality = Arrays.copyOf(columns.integrality(), columns.count());
        ModelArrays.Rows rows = arrays.rows();
        rowLower = Arrays.copyOf(rows.lower(), rows.count());
        rowUpper = Arrays.copyOf(rows.upper(), rows.count());
        entryValues = Arrays.copyOf(arrays.entries().values(), arrays.entries().count());
        offset = model.offset();
        int room = Math.max(columns.count(), rows.count());
        indices = new int[room];
        first = new double[room];
        second = new double[room];
        accepted = HighsCalls.pass(instance, arrays, offset) != HighsCalls.ERROR;
        return accepted;
    }

    /// Whether the whole model must be sent: at first, and when more than costs and bounds differs.
    boolean differsInShape() {
        ModelArrays arrays = model.arrays();
        int columns = arrays.columns().count();
        int entries = arrays.entries().count();
        return !accepted
                || columns != costs.length
                || arrays.rows().count() != rowLower.length
                || offset != model.offset()
                || !Arrays.equals(
                        arrays.columns().integrality(),
                        0,
                        columns,
                        integrality,
                        0,
                        integrality.length)
                || !Arrays.equals(
                        arrays.entries().values(), 0, entries, entryValues, 0, entryValues.length);
    }

    /// Sends the costs and bounds that differ, of a model of the same shape.
    ///
    /// @return whether HiGHS accepts them
    boolean sendChanges(MemorySegment instance) {
        ModelArrays arrays = model.arrays();
        return sendCosts(instance, arrays.columns().costs())
                && sendColumnBounds(instance, arrays.columns())
                && sendRowBounds(instance, arrays.rows());
    }

    /// Sets all costs to zero in the instance, until changes are sent.
    boolean sendNoCosts(MemorySegment instance) {
        return sendCosts(instance, new double[costs.length]);
    }

    private boolean sendCosts(MemorySegment instance, double[] now) {
        int count = 0;
        for (int j = 0; j < costs.length; j++) {
            if (costs[j] != now[j]) {
                costs[j] = now[j];
                indices[count] = j;
                first[count] = now[j];
                count++;
            }
        }
        return count == 0
                || HighsCalls.changeCosts(instance, count, indices, first) != HighsCalls.ERROR;
    }

    private boolean sendColumnBounds(MemorySegment instance, ModelArrays.Columns now) {
        int count = differences(now.lower(), now.upper(), columnLower, columnUpper);
        return count == 0
                || HighsCalls.changeColumnBounds(instance, count, indices, first, second)
                        != HighsCalls.ERROR;
    }

    private boolean sendRowBounds(MemorySegment instance, ModelArrays.Rows now) {
        int count = differences(now.lower(), now.upper(), rowLower, rowUpper);
        return count == 0
                || HighsCalls.changeRowBounds(instance, count, indices, first, second)
                        != HighsCalls.ERROR;
    }

    /// Collects the pairs of bounds that differ and makes the known ones equal.
    private int differences(
            double[] lower, double[] upper, double[] knownLower, double[] knownUpper) {
        int count = 0;
        for (int k = 0; k < knownLower.length; k++) {
            if (lower[k] != knownLower[k] || upper[k] != knownUpper[k]) {
                knownLower[k] = lower[k];
                knownUpper[k] = upper[k];
                indices[count] = k;
                first[count] = lower[k];
                second[count] = upper[k];
                count++;
            }
        }
        return count;
    }
}
