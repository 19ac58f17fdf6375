package org.commonwatt.rl.nn.layer;

import java.util.List;
import org.commonwatt.rl.nn.Operation;
import org.commonwatt.rl.nn.Tape;
import org.commonwatt.rl.nn.Variable;

/// A vector times a matrix, both of the same row.
final class RowProduct extends Operation {
    private final int inner;
    private final int outer;

    RowProduct(Tape tape, Variable vector, Variable matrix) {
        super(result(tape, vector, matrix), List.of(vector, matrix));
        inner = vector.width();
        outer = matrix.width() / inner;
    }

    private static Variable result(Tape tape, Variable vector, Variable matrix) {
        if (matrix.width() % vector.width() != 0) {
            throw new IllegalArgumentException(
                    "A matrix of %d elements per row has no %d rows."
                            .formatted(matrix.width(), vector.width()));
        }
        boolean wants = vector.wantsGradient() || matrix.wantsGradient();
        int width = matrix.width() / vector.width();
        return width == 1 ? tape.resultColumn(wants) : tape.result(width, wants);
    }

    @Override
    protected void forward(int rows) {
        for (int row = 0; row < rows; row++) {
            for (int j = 0; j < outer; j++) {
                double sum = 0;
                for (int i = 0; i < inner; i++) {
                    sum += input(0).get(row, i) * input(1).get(row, i * outer + j);
                }
                output().set(row, j, sum);
            }
        }
    }

    @Override
    protected void backward(int rows) {
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < inner; i++) {
                double sum = 0;
                for (int j = 0; j < outer; j++) {
                    double g = output().gradient().get(row, j);
                    sum += g * input(1).get(row, i * outer + j);
                    give(1, row, i * outer + j, g * input(0).get(row, i));
                }
                give(0, row, i, sum);
            }
        }
    }
}
