package org.commonwatt.rl.nn.layer;

import java.util.List;
import org.commonwatt.rl.nn.Operation;
import org.commonwatt.rl.nn.Tape;
import org.commonwatt.rl.nn.Variable;
import org.commonwatt.rl.nn.kernel.Activation;

/// An activation on a tape.
final class Elementwise extends Operation {
    private final Tape tape;
    private final Activation function;

    Elementwise(Tape tape, Activation function, Variable x) {
        super(tape.resultLike(x, x.wantsGradient()), List.of(x));
        this.tape = tape;
        this.function = function;
    }

    @Override
    protected void forward(int rows) {
        tape.backend().activate(function, input(0).value(), output().value(), rows);
    }

    @Override
    protected void backward(int rows) {
        if (wants(0)) {
            tape.backend()
                    .activateBackward(function, input(0).dual(), output().dual(), rows, adds(0));
        }
    }
}
