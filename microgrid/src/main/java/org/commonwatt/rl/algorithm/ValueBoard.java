package org.commonwatt.rl.algorithm;

import java.util.ArrayList;
import java.util.List;
import org.commonwatt.rl.algorithm.team.Actor;
import org.commonwatt.rl.nn.Tape;
import org.commonwatt.rl.nn.Variable;
import org.commonwatt.rl.nn.layer.Network;

/// Networks of all agents on one tape, for some places of windows: observations in, values of
/// choices out.
final class ValueBoard {
    private final Tape tape;
    private final int first;
    private final List<Variable> starts = new ArrayList<>();
    private final List<List<Variable>> inputs = new ArrayList<>();
    private final List<List<Variable>> values = new ArrayList<>();

    /// @param first first place
    /// @param last last place
    ValueBoard(Tape tape, List<Actor> actors, int first, int last) {
        this.tape = tape;
        this.first = first;
        for (int p = first; p <= last; p++) {
            inputs.add(new ArrayList<>());
            values.add(new ArrayList<>());
        }
        for (Actor actor : actors) {
            Network network = actor.network();
            Variable start = network.memory(tape);
            starts.add(start);
            inputs.forEach(place -> place.add(tape.input(actor.inputSize())));
            int agent = starts.size() - 1;
            List<Variable> own = inputs.stream().map(place -> place.get(agent)).toList();
            List<Variable> said = network.sequence(tape, own, start, List.of());
            for (int k = 0; k < said.size(); k++) {
                values.get(k).add(said.get(k));
            }
        }
    }

    Tape tape() {
        return tape;
    }

    int first() {
        return first;
    }

    int last() {
        return first + inputs.size() - 1;
    }

    /// What an agent remembers before the first place.
    Variable start(int agent) {
        return starts.get(agent);
    }

    /// What an agent sees.
    Variable input(int place, int agent) {
        return inputs.get(place - first).get(agent);
    }

    /// Values of the agents' choices.
    List<Variable> values(int place) {
        return values.get(place - first);
    }

    /// The best choice of one number of an agent's action.
    int best(int place, int row, int agent, int firstChoice, int choices) {
        Variable value = values(place).get(agent);
        int best = 0;
        for (int j = 1; j < choices; j++) {
            if (value.get(row, firstChoice + j) > value.get(row, firstChoice + best)) {
                best = j;
            }
        }
        return best;
    }
}
