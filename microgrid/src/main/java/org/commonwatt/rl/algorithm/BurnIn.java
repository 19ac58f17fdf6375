package org.commonwatt.rl.algorithm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.commonwatt.rl.algorithm.replay.Windows;
import org.commonwatt.rl.algorithm.team.Actor;
import org.commonwatt.rl.algorithm.team.ActorFunction;

/// Finds out what networks remember where windows begin: nothing where an episode does, else what
/// the steps before leave behind that began with nothing (Kapturowski et al., *Recurrent experience
/// replay in distributed reinforcement learning*, ICLR 2019;
/// `docs/FORMULATION.md#recurrent-networks`).
final class BurnIn {
    private final Windows windows;
    private final Senses senses;
    private final List<ActorFunction> functions = new ArrayList<>();
    private final float[] inputs;
    private final float[] memory;

    /// @param actors of each agent, with a memory
    /// @param capacity most windows at once
    BurnIn(List<Actor> actors, Windows windows, Senses senses, int capacity) {
        this.windows = windows;
        this.senses = senses;
        for (Actor actor : actors) {
            functions.add(new ActorFunction(actor, capacity));
        }
        inputs = new float[capacity * senses.widest()];
        memory = new float[capacity * actors.getFirst().design().memory()];
    }

    /// Sets what an agent remembers before the first place of some boards.
    ///
    /// @param first number of the first window
    /// @param count windows
    void fill(int agent, int first, int count, List<ValueBoard> boards) {
        ActorFunction function = functions.get(agent);
        int units = function.actor().design().memory();
        Arrays.fill(memory, 0);
        int longest = 0;
        for (int r = 0; r < count; r++) {
            longest = Math.max(longest, windows.before(first + r));
        }
        for (int back = longest; back > 0; back--) {
            for (int r = 0; r < count; r++) {
                int window = first + r;
                int step = windows.stepBefore(window, Math.min(back, windows.before(window)));
                float[] seen = windows.replay().observations();
                senses.observation(agent, seen, step, inputs, r * function.actor().inputSize());
            }
            function.apply(inputs, 0, count, memory, 0);
            for (int r = 0; r < count; r++) {
                if (windows.before(first + r) < back) {
                    Arrays.fill(memory, r * units, (r + 1) * units, 0);
                }
            }
        }
        for (int k = 0; k < boards.size(); k++) {
            for (int r = 0; r < count; r++) {
                boards.get(k).start(agent).setRow(r, memory, r * units);
            }
        }
    }
}
