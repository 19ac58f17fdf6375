package org.commonwatt.rl.nn.layer;

import java.util.List;
import org.commonwatt.rl.nn.Operation;
import org.commonwatt.rl.nn.Parameter;
import org.commonwatt.rl.nn.Parameters;
import org.commonwatt.rl.nn.Tape;
import org.commonwatt.rl.nn.kernel.Panels;
import org.commonwatt.rl.nn.kernel.Store;

/// The same row of parameters for every sample.
final class Broadcast extends Operation {
    private final Tape tape;
    private final Parameters parameters;
    private final Parameter row;
    private final Store gradient;

    Broadcast(Tape tape, Parameters parameters, Parameter row) {
        super(tape.result(row.size(), true), List.of());
        this.tape = tape;
        this.parameters = parameters;
        this.row = row;
        gradient = tape.gradient(parameters);
    }

    @Override
    protected void forward(int rows) {
        Panels value = output().value();
        for (int column = 0; column < value.width(); column++) {
            double element = parameters.values().get(row.offset() + column);
            int first = value.index(0, column);
            for (int k = 0; k < rows; k++) {
                value.store().set(first + k * value.stride(), element);
            }
        }
    }

    @Override
    protected void backward(int rows) {
        tape.backend().columnSums(output().gradient(), gradient, row.offset(), rows);
    }
}
