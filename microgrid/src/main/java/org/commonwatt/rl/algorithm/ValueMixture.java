package org.commonwatt.rl.algorithm;

import java.util.ArrayList;
import java.util.List;
import org.commonwatt.rl.algorithm.value.Mixer;
import org.commonwatt.rl.nn.Variable;
import org.commonwatt.rl.nn.layer.Operations;

/// A mixture of the values of marked choices at one place of a [ValueBoard].
final class ValueMixture {
    private final List<Variable> marks = new ArrayList<>();
    private final Variable state;
    private final Variable total;

    /// @param stateSize numbers of a state
    ValueMixture(ValueBoard board, int place, int stateSize, Mixer mixer) {
        state = board.tape().input(stateSize);
        List<Variable> chosen = new ArrayList<>();
        for (Variable value : board.values(place)) {
            Variable mark = board.tape().input(value.width());
            marks.add(mark);
            chosen.add(Operations.rowProduct(board.tape(), mark, value));
        }
        total = mixer.on(board.tape(), chosen, state);
    }

    /// What the mixer sees.
    Variable state() {
        return state;
    }

    /// The team's value.
    Variable total() {
        return total;
    }

    /// Marks a choice.
    ///
    /// @param weight of its number among those of the action; 0 for a choice not taken
    void mark(int row, int agent, int column, double weight) {
        marks.get(agent).set(row, column, weight);
    }
}
