package org.commonwatt.rl.nn.layer;

import java.util.Arrays;
import java.util.List;
import org.commonwatt.rl.nn.Operation;
import org.commonwatt.rl.nn.Parameter;
import org.commonwatt.rl.nn.Parameters;
import org.commonwatt.rl.nn.Tape;
import org.commonwatt.rl.nn.Variable;
import org.commonwatt.rl.nn.kernel.Store;

/// Layer normalisation (Ba, Kiros and Hinton 2016): each row to mean 0 and variance 1, then a gain
/// and a shift for each column (`docs/FORMULATION.md#nn`). Computed in double.
public final class LayerNorm {
    private static final double EPSILON = 1e-5;

    private final Parameters parameters;
    private final Parameter gain;
    private final Parameter shift;
    private final int width;

    /// A layer with parameters `name.weight` and `name.bias`, which start at 0: call
    /// [#initialise()].
    public LayerNorm(Parameters parameters, String name, int width) {
        this.parameters = parameters;
        this.width = width;
        gain = parameters.add(name + ".weight", width);
        shift = parameters.add(name + ".bias", width);
    }

    /// Gain 1, shift 0.
    public void initialise() {
        double[] ones = new double[width];
        Arrays.fill(ones, 1);
        parameters.set(gain, ones);
        parameters.set(shift, new double[width]);
    }

    /// Records the layer.
    public Variable on(Tape tape, Variable x) {
        if (x.width() != width) {
            throw new IllegalArgumentException(
                    "The input of %s must have %d columns: %d."
                            .formatted(gain.name(), width, x.width()));
        }
        return tape.record(new Normalised(tape, this, x));
    }

    private static final class Normalised extends Operation {
        private final LayerNorm layer;
        private final Store gradient;
        private final double[] means;
        private final double[] scales;
        private final double[] gainSums;
        private final double[] shiftSums;

        Normalised(Tape tape, LayerNorm layer, Variable x) {
            super(tape.result(layer.width, true), List.of(x));
            this.layer = layer;
            gradient = tape.gradient(layer.parameters);
            means = new double[tape.capacity()];
            scales = new double[tape.capacity()];
            gainSums = new double[layer.width];
            shiftSums = new double[layer.width];
        }

        @Override
        protected void forward(int rows) {
            Store values = layer.parameters.values();
            int width = layer.width;
            for (int row = 0; row < rows; row++) {
                double sum = 0;
                for (int column = 0; column < width; column++) {
                    sum += input(0).get(row, column);
                }
                double mean = sum / width;
                double squares = 0;
                for (int column = 0; column < width; column++) {
                    double distance = input(0).get(row, column) - mean;
                    squares += distance * distance;
                }
                means[row] = mean;
                scales[row] = 1 / Math.sqrt(squares / width + EPSILON);
                for (int column = 0; column < width; column++) {
                    output().set(
                                    row,
                                    column,
                                    normalised(row, column)
                                                    * values.get(layer.gain.offset() + column)
                                            + values.get(layer.shift.offset() + column));
                }
            }
        }

        private double normalised(int row, int column) {
            return (input(0).get(row, column) - means[row]) * scales[row];
        }

        @Override
        protected void backward(int rows) {
            Arrays.fill(gainSums, 0);
            Arrays.fill(shiftSums, 0);
            for (int row = 0; row < rows; row++) {
                backwardRow(row);
            }
            for (int column = 0; column < layer.width; column++) {
                gradient.add(layer.gain.offset() + column, gainSums[column]);
                gradient.add(layer.shift.offset() + column, shiftSums[column]);
            }
        }

        private void backwardRow(int row) {
            Store values = layer.parameters.values();
            int width = layer.width;
            double sum = 0;
            double along = 0;
            for (int column = 0; column < width; column++) {
                double g = output().gradient().get(row, column);
                double z = normalised(row, column);
                gainSums[column] += g * z;
                shiftSums[column] += g;
                double inner = g * values.get(layer.gain.offset() + column);
                sum += inner / width;
                along += inner * z / width;
            }
            for (int column = 0; column < width && wants(0); column++) {
                double inner =
                        output().gradient().get(row, column)
                                * values.get(layer.gain.offset() + column);
                double z = normalised(row, column);
                give(0, row, column, scales[row] * (inner - sum - z * along));
            }
        }
    }
}
