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
import org.commonwatt.experiments.training.TrainingSummary;
import org.commonwatt.experiments.training.TrainingWatch;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.rl.algorithm.robust.RobustMode;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Makes the policy of a cell: trains it where it is not trained yet, and goes on with a training
/// that was cut off.
final class PolicyMaker {
    private static final String ROUNDS = "rounds";
    private static final String BASE = "base";

    /// Validations of a training. Weeks of struck days take as long to play as to learn from.
    private static final int VALIDATIONS = 10;

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
    /// @param base whose table agents deviate from; null for none
    record Order(
            FamilyWork family,
            Variant variant,
            Learning learning,
            long seed,
            long amount,
            @Nullable Order base) {
        String key(String software) {
            return "claims-training-2 %s %s %s %s %s %d %d %s"
                    .formatted(
                            software,
                            family.hash(),
                            variant.name(),
                            learning,
                            options().values(),
                            seed,
                            amount,
                            base == null ? "" : base.key(software));
        }

        Order ofSeed(long other) {
            Order under = base == null ? null : base.ofSeed(other);
            return new Order(family, variant, learning, other, amount, under);
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
        return request(order, stop).flatMap(request -> train(order, request, stop));
    }

    private Optional<TrainedPolicy> train(
            Order order, TrainingRequest fresh, BooleanSupplier stop) {
        Trainer trainer = Trainers.of(order.learning().algorithm(), setup.clock());
        Path folder = fresh.folder();
        boolean goesOn = TrainingFolder.hasTraining(folder);
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
        TrainingOutcome outcome = trainer.train(fresh.goingOn(goesOn), watch).getFirst();
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
        store.put(order.key(setup.software()), trained.figures());
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

    /// What is asked of the trainer; empty where somebody asked to stop before it was known.
    private Optional<TrainingRequest> request(Order order, BooleanSupplier stop) {
        Optional<RobustMode> mode = mode(order, stop);
        Optional<GameOptions> options = options(order, stop);
        if (mode.isEmpty() || options.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> changes = new LinkedHashMap<>(order.learning().parameters());
        boolean inRounds =
                Trainers.of(order.learning().algorithm(), setup.clock())
                        .defaults()
                        .containsKey(ROUNDS);
        if (inRounds) {
            changes.put(ROUNDS, Long.toString(order.amount()));
        }
        String key = CellStore.hash(order.key(setup.software())).substring(0, 8);
        return Optional.of(
                new TrainingRequest(
                        order.family().folder().toString(),
                        options.get(),
                        null,
                        changes,
                        List.of(order.seed()),
                        inRounds ? Effort.usual() : Effort.ofSteps(order.amount(), VALIDATIONS),
                        setup.threads(),
                        setup.trainings().resolve(order.name() + "-" + key),
                        false,
                        "commonwatt study claims",
                        setup.software(),
                        null,
                        mode.get()));
    }

    /// A mode is found by one seed and taken over by the others: what ordinary days may cost is a
    /// matter of the community, and to find it takes several trainings.
    private Optional<RobustMode> mode(Order order, BooleanSupplier stop) {
        Learning learning = order.learning();
        return learning.takesOverMode(order.seed())
                ? train(order.ofSeed(Learning.FINDING_SEED), stop)
                        .map(found -> RobustMode.parse(mode(found.folder())))
                : Optional.of(learning.mode());
    }

    private static String mode(Path training) {
        Path summary = training.resolve(TrainingFolder.SUMMARY);
        return JsonMapper.shared()
                .readTree(summary.toFile())
                .path(TrainingSummary.FOUND)
                .asString();
    }

    private Optional<GameOptions> options(Order order, BooleanSupplier stop) {
        Order base = order.base();
        return base == null
                ? Optional.of(order.options())
                : train(base, stop)
                        .map(under -> order.options().with(BASE, under.folder().toString()));
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
