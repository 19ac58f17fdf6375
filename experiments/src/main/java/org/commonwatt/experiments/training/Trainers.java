package org.commonwatt.experiments.training;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.commonwatt.experiments.game.TunedPolicy;
import org.commonwatt.experiments.scenario.Spelling;
import org.commonwatt.rl.algorithm.Algorithms;

/// All trainers: the algorithms that [Algorithms] finds, and those that are none.
public final class Trainers {
    private Trainers() {}

    /// All of them, by name.
    ///
    /// @param clock tells when
    public static List<Trainer> all(Clock clock) {
        List<Trainer> all = new ArrayList<>();
        Algorithms.all().forEach(provider -> all.add(new AlgorithmTrainer(provider, clock)));
        for (TunedPolicy kind : TunedPolicy.values()) {
            all.add(new NumbersTrainer(kind, clock));
        }
        all.sort(Comparator.comparing(Trainer::name));
        return List.copyOf(all);
    }

    /// Their names.
    public static List<String> names() {
        return all(Clock.systemUTC()).stream().map(Trainer::name).toList();
    }

    /// The one with this name.
    ///
    /// @throws TrainingRefusal for an unknown name, listing the known ones
    public static Trainer of(String name, Clock clock) {
        List<Trainer> all = all(clock);
        List<String> names = all.stream().map(Trainer::name).toList();
        String wanted = name.toLowerCase(Locale.ROOT);
        return all.stream()
                .filter(trainer -> trainer.name().equals(wanted))
                .findFirst()
                .orElseThrow(
                        () ->
                                new TrainingRefusal(
                                        Spelling.withHint(
                                                "There is no algorithm %s; there are %s."
                                                        .formatted(name, String.join(", ", names)),
                                                name,
                                                names)));
    }
}
