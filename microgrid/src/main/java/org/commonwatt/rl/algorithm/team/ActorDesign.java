package org.commonwatt.rl.algorithm.team;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.commonwatt.rl.nn.checkpoint.Checkpoint;
import org.commonwatt.rl.nn.kernel.Activation;

/// How the policy networks of a team are built.
///
/// @param hidden sizes of the hidden layers
/// @param memory units of a memory behind them, which carries over from step to step of an episode;
///   0 for none
/// @param activation between layers
/// @param head what the last layer means
/// @param isShared whether agents of the same shape share one network, which then also sees the
///   number of the agent
/// @param normalisesObservations whether observations are brought to mean 0 and variance 1 by
///   running moments, which whoever trains keeps up to date
/// @param levels choices per number of an action where [Head#CHOICE] meets numbers within bounds
public record ActorDesign(
        List<Integer> hidden,
        int memory,
        Activation activation,
        Head head,
        boolean isShared,
        boolean normalisesObservations,
        int levels) {
    /// What the outputs of a policy network mean.
    public enum Head {
        /// Means of normal distributions; the deviations are parameters beside the network. −1 and
        /// 1 are the bounds of the action.
        GAUSSIAN,
        /// tanh of them is the action; −1 and 1 are its bounds.
        TANH,
        /// Logits, or values, of choices.
        CHOICE
    }

    private static final String NOTE = "team.design.";

    /// A design without a memory.
    public ActorDesign(
            List<Integer> hidden,
            Activation activation,
            Head head,
            boolean isShared,
            boolean normalisesObservations,
            int levels) {
        this(hidden, 0, activation, head, isShared, normalisesObservations, levels);
    }

    public ActorDesign {
        hidden = List.copyOf(hidden);
        if (hidden.stream().anyMatch(size -> size < 1) || levels < 2) {
            throw new IllegalArgumentException(
                    "Hidden layers need a unit and actions two levels: %s and %d."
                            .formatted(hidden, levels));
        }
        if (memory < 0 || (memory > 0 && hidden.isEmpty())) {
            throw new IllegalArgumentException(
                    "A memory must have units and stand behind a hidden layer: %d behind %s."
                            .formatted(memory, hidden));
        }
    }

    void save(Checkpoint into) {
        String sizes = hidden.stream().map(String::valueOf).collect(Collectors.joining(" "));
        into.note(NOTE + "hidden", sizes)
                .note(NOTE + "activation", activation.name().toLowerCase(Locale.ROOT))
                .note(NOTE + "head", head.name().toLowerCase(Locale.ROOT))
                .note(NOTE + "shared", Boolean.toString(isShared))
                .note(NOTE + "normalised", Boolean.toString(normalisesObservations))
                .note(NOTE + "levels", Integer.toString(levels))
                .note(NOTE + "memory", Integer.toString(memory));
    }

    static ActorDesign of(Checkpoint from) {
        String sizes = from.note(NOTE + "hidden");
        return new ActorDesign(
                sizes.isEmpty()
                        ? List.of()
                        : Arrays.stream(sizes.split(" ")).map(Integer::valueOf).toList(),
                Integer.parseInt(from.noteOr(NOTE + "memory", "0")),
                Activation.valueOf(from.note(NOTE + "activation").toUpperCase(Locale.ROOT)),
                Head.valueOf(from.note(NOTE + "head").toUpperCase(Locale.ROOT)),
                Boolean.parseBoolean(from.note(NOTE + "shared")),
                Boolean.parseBoolean(from.note(NOTE + "normalised")),
                Integer.parseInt(from.note(NOTE + "levels")));
    }
}
