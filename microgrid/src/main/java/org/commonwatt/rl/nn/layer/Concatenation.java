package org.commonwatt.rl.nn.layer;

import java.util.List;
import org.commonwatt.rl.nn.Operation;
import org.commonwatt.rl.nn.Tape;
import org.commonwatt.rl.nn.Variable;

/// Columns beside columns.
final class Concatenation extends Operation {
    Concatenation(Tape tape, Variable a, Variable b) {
        super(
                tape.result(a.width() + b.width(), a.wantsGradient() || b.wantsGradient()),
                List.of(a, b));
    }

    @Override
    protected void forward(int rows) {
        int first = 0;
        for (int k = 0; k < 2; k++) {
            for (int column = 0; column < input(k).width(); column++) {
                for (int row = 0; row < rows; row++) {
                    output().set(row, first + column, input(k).get(row, column));
                }
            }
            first += input(k).width();
        }
    }

    @Override
    protected void backward(int rows) {
        int first = 0;
        for (int k = 0; k < 2; k++) {
            for (int column = 0; wants(k) && column < input(k).width(); column++) {
                for (int row = 0; row < rows; row++) {
                    give(k, row, column, output().gradient().get(row, first + column));
                }
            }
            first += input(k).width();
        }
    }
}
