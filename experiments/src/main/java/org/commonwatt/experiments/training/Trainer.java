package org.commonwatt.experiments.training;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A way to make a policy, by name. Algorithms that learn step by step are trainers by
/// [AlgorithmTrainer]; whatever tunes a policy otherwise implements this and is named in
/// [Trainers].
public interface Trainer {
    /// Name at the command line, such as `ppo`.
    String name();

    /// One line on what it is.
    String summary();

    /// Its parameters with their default values as texts.
    Map<String, String> defaults();

    /// Parameters that have the same short names for all trainers, as each calls them.
    ///
    /// @param sharesNetworks whether agents of the same kind shall share one network
    /// @param batch steps that an update shall learn from; null for no wish
    /// @return values by parameter
    /// @throws TrainingRefusal if it has no such parameter
    default Map<String, String> shorthands(boolean sharesNetworks, @Nullable Integer batch) {
        Map<String, String> values = new LinkedHashMap<>();
        if (sharesNetworks) {
            values.put(oneOf("shared networks", "shareParameters", "sharesNetworks"), "true");
        }
        if (batch != null) {
            values.put(oneOf("batches", "batch", "minibatch"), batch.toString());
        }
        return values;
    }

    private String oneOf(String what, String... names) {
        for (String name : names) {
            if (defaults().containsKey(name)) {
                return name;
            }
        }
        throw new TrainingRefusal("The algorithm %s knows no %s.".formatted(name(), what));
    }

    /// Whether it can weigh days by what they teach: every mode of robust training, not only those
    /// that mix in hard days.
    default boolean weighsDays() {
        return true;
    }

    /// Whether it can weigh agents: fairness between them.
    default boolean weighsAgents() {
        return false;
    }

    /// Whether it can train for as many steps as are asked for.
    default boolean takesSteps() {
        return true;
    }

    /// Trains every seed that is asked for, one after the other, and keeps the results in the
    /// folder.
    ///
    /// @return what became of each seed that was begun
    /// @throws TrainingRefusal if the request cannot be fulfilled
    /// @throws org.commonwatt.experiments.store.RunFolderException if something cannot be written
    List<TrainingOutcome> train(TrainingRequest request, TrainingWatch watch);
}
