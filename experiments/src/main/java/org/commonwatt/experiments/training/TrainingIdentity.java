package org.commonwatt.experiments.training;

import java.util.LinkedHashMap;
import java.util.Map;
import org.commonwatt.rl.nn.checkpoint.Checkpoint;
import org.commonwatt.rl.nn.checkpoint.CheckpointException;

/// What must be the same where a training goes on, by name.
final class TrainingIdentity {
    private static final String NOTE = "training.";

    private final Map<String, String> values = new LinkedHashMap<>();

    /// Adds one thing.
    TrainingIdentity with(String name, String value) {
        values.put(name, value);
        return this;
    }

    /// Adds all parameters.
    TrainingIdentity with(Map<String, String> parameters) {
        parameters.forEach((name, value) -> values.put("parameter " + name, value));
        return this;
    }

    /// Notes what the training is.
    void save(Checkpoint into) {
        values.forEach((name, value) -> into.note(NOTE + name, value));
    }

    /// Refuses the checkpoint of another training.
    ///
    /// @throws CheckpointException naming the first difference
    void requireSame(Checkpoint from) {
        values.forEach(
                (name, value) -> {
                    String was = from.note(NOTE + name);
                    if (!was.equals(value)) {
                        throw new CheckpointException(
                                "It is of another training: the %s was %s and is now %s."
                                        .formatted(name, was, value));
                    }
                });
    }
}
