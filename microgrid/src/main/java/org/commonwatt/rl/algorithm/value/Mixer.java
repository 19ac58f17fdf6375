package org.commonwatt.rl.algorithm.value;

import java.util.List;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.rl.nn.Parameters;
import org.commonwatt.rl.nn.Tape;
import org.commonwatt.rl.nn.Variable;

/// Makes the value of a team's joint action of its agents' values. Grows with each of them, so that
/// agents who choose their best for themselves choose the team's best.
public sealed interface Mixer permits MonotonicMixer, SumMixer {
    /// Records the value of the team, a column.
    ///
    /// @param values a column per agent
    /// @param state what a central critic may see
    Variable on(Tape tape, List<Variable> values, Variable state);

    /// Sets weights to start from.
    void initialise(RandomStream stream);

    /// What it learns; none where there is nothing to learn.
    List<Parameters> parameters();

    /// A mixer of the same shape with weights of its own.
    Mixer twin();
}
