package org.commonwatt.rl.nn.layer;

import java.util.Arrays;
import java.util.List;
import org.commonwatt.rl.nn.Operation;
import org.commonwatt.rl.nn.Tape;
import org.commonwatt.rl.nn.Variable;

/// Columns beside columns.
final class Concatenation extends Operation {
    private final int parts;

    Concatenation(Tape tape, Variable... parts) {
        super(
                tape.result(
                        Arrays.stream(parts).mapToInt(Variable::width).sum(),
                        Arrays.stream(parts).anyMatch(Variable::wantsGradient)),
                List.of(parts));
        this.parts = parts.length;
    }

    @Override
    protected void forward(int rows) {
        int first = 0;
        for (int k = 0; k < parts; k++) {
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
        for (int k = 0; k < parts; k++) {
            for (int column = 0; wants(k) && column < input(k).width(); column++) {
                for (int row = 0; row < rows; row++) {
                    give(k, row, column, output().gradient().get(row, first + column));
                }
            }
            first += input(k).width();
        }
    }
}
