package org.commonwatt.experiments.study.claims;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.commonwatt.experiments.evaluation.CellStore;
import org.commonwatt.experiments.evaluation.Contestant;
import org.commonwatt.experiments.evaluation.PolicyChoice;
import org.commonwatt.experiments.game.GameOptions;
import org.commonwatt.experiments.study.StudyRefusal;
import org.commonwatt.experiments.study.claims.Variant.Learning;
import org.commonwatt.experiments.training.PolicyFolder;
import org.commonwatt.experiments.training.Trainer;
import org.commonwatt.experiments.training.Trainers;
import org.commonwatt.experiments.training.TrainingFolder;
import org.commonwatt.experiments.training.TrainingOutcome;
import org.commonwatt.experiments.training.TrainingRequest;
import org.commonwatt.experiments.training.TrainingRequest.Effort;
import org.commonwatt.experiments.training.TrainingWatch;
import org.commonwatt.operate.scenario.Scenario;

/// Makes the policy of a cell: trains it where it is not trained yet, and goes on with a training
/// that was cut off.
final class PolicyMaker {
    private static final String ROUNDS = "rounds";

    private final Setup setup;
    private final CellStore store;

    PolicyMaker(Setup setup, CellStore store) {
        this.setup = setup;
        this.store = store;
    }

    /// What is to be trained.
    ///
    /// @param family the community
    /// @param variant how
    /// @param learning the same
    /// @param seed root of all randomness
    /// @param amount steps or rounds
    record Order(FamilyWork family, Variant variant, Learning learning, long seed, long amount) {
        String key(String software) {
            return "claims-training-1 %s %s %s %s %s %d %d"
                    .formatted(
                            software,
                            family.hash(),
                            variant.name(),
                            learning,
                            options().values(),
                            seed,
                            amount);
        }

        String name() {
            return "%s-%s-seed-%d".formatted(family.family().name(), variant.name(), seed);
        }

        /// What a kW of the peak costs is part of the game.
        GameOptions options() {
            Map<String, String> values = new LinkedHashMap<>(learning.game());
            double peak = family.family().peakPricePerKw();
            if (peak > 0) {
                values.put("peak", Double.toString(peak));
            }
            return new GameOptions(values);
        }
    }

    /// The finished training of an order.
    Optional<TrainedPolicy> finished(Order order) {
        return store.find(order.key(setup.software()))
                .map(TrainedPolicy::read)
                .filter(trained -> PolicyFolder.isPolicy(trained.folder()));
    }

    /// Trains; empty where somebody asked to stop before the end.
    Optional<TrainedPolicy> train(Order order, BooleanSupplier stop) {
        Optional<TrainedPolicy> before = finished(order);
        if (before.isPresent()) {
            return before;
        }
        Trainer trainer = Trainers.of(order.learning().algorithm(), setup.clock());
        String key = order.key(setup.software());
        Path folder =
                setup.trainings().resolve(order.name() + "-" + CellStore.hash(key).substring(0, 8));
        boolean goesOn = trainer.resumes() && TrainingFolder.hasTraining(folder);
        if (!goesOn) {
            delete(folder);
        }
        TrainingWatch watch =
                new TrainingWatch() {
                    @Override
                    public boolean cancelled() {
                        return stop.getAsBoolean();
                    }
                };
        TrainingOutcome outcome =
                trainer.train(request(order, trainer, folder, goesOn), watch).getFirst();
        if (outcome.status() == TrainingOutcome.Status.INTERRUPTED
                || !PolicyFolder.isPolicy(folder)) {
            return stopped(outcome, order);
        }
        var trained =
                new TrainedPolicy(
                        folder,
                        outcome.status().word(),
                        outcome.steps(),
                        outcome.wallSeconds(),
                        Convergence.of(folder, outcome.wallSeconds()));
        store.put(key, trained.figures());
        return Optional.of(trained);
    }

    private static Optional<TrainedPolicy> stopped(TrainingOutcome outcome, Order order) {
        if (outcome.status() == TrainingOutcome.Status.INTERRUPTED) {
            return Optional.empty();
        }
        throw new StudyRefusal(
                "The training %s ended %s without a policy: %s"
                        .formatted(
                                order.name(),
                                outcome.status().word(),
                                outcome.divergence().orElse("no validation was good")));
    }

    private TrainingRequest request(Order order, Trainer trainer, Path folder, boolean goesOn) {
        Map<String, String> changes = new LinkedHashMap<>(order.learning().parameters());
        boolean inRounds = trainer.defaults().containsKey(ROUNDS);
        if (inRounds) {
            changes.put(ROUNDS, Long.toString(order.amount()));
        }
        Effort none = Effort.ofSteps(order.amount());
        Effort effort =
                inRounds
                        ? new Effort(
                                java.util.OptionalLong.empty(),
                                none.minutes(),
                                none.validateEvery(),
                                none.validationEpisodes(),
                                none.checkpointEvery())
                        : none;
        return new TrainingRequest(
                order.family().folder().toString(),
                order.options(),
                null,
                changes,
                List.of(order.seed()),
                effort,
                setup.threads(),
                folder,
                goesOn,
                "commonwatt study claims",
                setup.software(),
                null,
                order.learning().mode());
    }

    /// The policy of a cell for the weeks of a community.
    static Contestant contestant(
            Variant variant, TrainedPolicy trained, long seed, Scenario family) {
        Contestant made =
                PolicyChoice.of(trained.folder().toString())
                        .contestants(family, 1, false)
                        .getFirst();
        return new Contestant(variant.name(), seed, made.fingerprint(), made.maker());
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var all = Files.walk(folder)) {
            for (Path each : new ArrayList<>(all.sorted(Comparator.reverseOrder()).toList())) {
                Files.delete(each);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
