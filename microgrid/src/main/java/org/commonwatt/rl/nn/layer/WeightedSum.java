package org.commonwatt.rl.nn.layer;

import java.util.Arrays;
import java.util.List;
import org.commonwatt.rl.nn.Operation;
import org.commonwatt.rl.nn.Tape;
import org.commonwatt.rl.nn.Variable;

/// A sum of variables of one width with fixed weights.
final class WeightedSum extends Operation {
    private final double[] weights;

    WeightedSum(Tape tape, double[] weights, Variable... terms) {
        super(
                terms[0].width() == 1
                        ? tape.resultColumn(anyWants(terms))
                        : tape.result(terms[0].width(), anyWants(terms)),
                List.of(terms));
        this.weights = weights.clone();
        if (weights.length != terms.length
                || Arrays.stream(terms).anyMatch(term -> term.width() != terms[0].width())) {
            throw new IllegalArgumentException(
                    "A sum needs as many weights as terms, and terms of one width.");
        }
    }

    private static boolean anyWants(Variable... terms) {
        return Arrays.stream(terms).anyMatch(Variable::wantsGradient);
    }

    @Override
    protected void forward(int rows) {
        for (int column = 0; column < output().width(); column++) {
            for (int row = 0; row < rows; row++) {
                double sum = 0;
                for (int k = 0; k < weights.length; k++) {
                    sum += weights[k] * input(k).get(row, column);
                }
                output().set(row, column, sum);
            }
        }
    }

    @Override
    protected void backward(int rows) {
        for (int k = 0; k < weights.length; k++) {
            for (int column = 0; wants(k) && column < output().width(); column++) {
                for (int row = 0; row < rows; row++) {
                    give(k, row, column, weights[k] * output().gradient().get(row, column));
                }
            }
        }
    }
}
