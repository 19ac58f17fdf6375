package org.commonwatt.rl.nn.layer;

import org.commonwatt.rl.nn.Parameter;
import org.commonwatt.rl.nn.Parameters;
import org.commonwatt.rl.nn.Tape;
import org.commonwatt.rl.nn.Variable;
import org.commonwatt.rl.nn.kernel.Activation;

/// What networks are put together with besides layers. Each method records one operation and
/// returns its output.
public final class Operations {
    private Operations() {}

    /// f(x) for each element.
    public static Variable activate(Tape tape, Activation function, Variable x) {
        return tape.record(new Elementwise(tape, function, x));
    }

    /// Each row the same parameters, such as a log standard deviation that does not depend on the
    /// state.
    public static Variable broadcast(Tape tape, Parameters parameters, Parameter row) {
        return tape.record(new Broadcast(tape, parameters, row));
    }

    /// `Σ_k weights[k]·columns[k]`, element by element.
    public static Variable weightedSum(Tape tape, double[] weights, Variable... columns) {
        return tape.record(new WeightedSum(tape, weights, columns));
    }

    /// a + b, element by element.
    public static Variable add(Tape tape, Variable a, Variable b) {
        return weightedSum(tape, new double[] {1, 1}, a, b);
    }

    /// Each row of x times the column's element.
    public static Variable scaleRows(Tape tape, Variable x, Variable column) {
        return rowProduct(tape, column, x);
    }

    /// Per row a vector times a matrix: `out[j] = Σ_i vector[i]·matrix[i·n + j]`, n columns, where
    /// the matrix is a row of (vector's width)·n elements.
    public static Variable rowProduct(Tape tape, Variable vector, Variable matrix) {
        return tape.record(new RowProduct(tape, vector, matrix));
    }

    /// The columns of the first part, then those of the next, and so on.
    public static Variable concatenate(Tape tape, Variable... parts) {
        return tape.record(new Concatenation(tape, parts));
    }
}
