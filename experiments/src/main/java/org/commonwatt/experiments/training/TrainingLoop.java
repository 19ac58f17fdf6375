package org.commonwatt.experiments.training;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.commonwatt.experiments.training.TrainingOutcome.Mark;
import org.commonwatt.experiments.training.TrainingOutcome.Status;
import org.commonwatt.rl.algorithm.Algorithm;
import org.commonwatt.rl.algorithm.Iteration;
import org.commonwatt.rl.nn.checkpoint.Checkpoint;
import org.jspecify.annotations.Nullable;

/// One training from where it stands to its end: iterates, validates, keeps the best team and the
/// checkpoint, and tells how it goes.
///
/// What it does depends on the steps played and on nothing else, so that a training that was
/// interrupted and went on has the same weights as one that was not.
final class TrainingLoop {
    /// Where a checkpoint has what the algorithm knows.
    static final String ALGORITHM = "algorithm";

    private static final double SECONDS_PER_MINUTE = 60;

    private final TrainingPlan plan;
    private final Algorithm algorithm;
    private final Validation validation;
    private final TrainingFolder folder;
    private final TrainingLog log;
    private final Standing standing;
    private final Sitting sitting;
    private final TrainingWatch watch;
    private Piece piece = new Piece(0);
    private @Nullable String divergence;

    /// Everything that a loop needs.
    ///
    /// @param algorithm new, or restored together with `standing` from a checkpoint
    record Parts(
            Algorithm algorithm,
            Validation validation,
            TrainingFolder folder,
            TrainingLog log,
            Standing standing,
            Sitting sitting) {}

    TrainingLoop(TrainingPlan plan, Parts parts, TrainingWatch watch) {
        this.plan = plan;
        this.watch = watch;
        algorithm = parts.algorithm();
        validation = parts.validation();
        folder = parts.folder();
        log = parts.log();
        standing = parts.standing();
        sitting = parts.sitting();
    }

    /// Trains until the end, or until something stops it.
    TrainingOutcome run() {
        Status status = Status.COMPLETE;
        boolean goesOn = algorithm.steps() < plan.totalSteps();
        writeSummary(TrainingSummary.RUNNING);
        while (goesOn) {
            long before = algorithm.steps();
            Iteration iteration = algorithm.iterate();
            piece.add(iteration);
            standing.returned(iteration.meanReturn());
            boolean isLast = algorithm.steps() >= plan.totalSteps();
            status = isLast ? Status.COMPLETE : reasonToStop();
            goesOn = status == Status.COMPLETE && !isLast;
            divergence = iteration.divergence().orElse(null);
            boolean validates = isLast || passed(before, plan.pace().validateEvery());
            boolean saves = !goesOn || passed(before, plan.pace().checkpointEvery());
            if (divergence == null && (validates || saves)) {
                look(validates, saves);
            } else if (divergence != null || piece.steps() >= plan.rowSteps()) {
                tell(Map.of());
            }
            if (divergence != null) {
                status = Status.DIVERGED;
                goesOn = false;
            }
        }
        log.keepCurve();
        TrainingOutcome outcome = outcome(status);
        writeSummary(status.word());
        return outcome;
    }

    private Status reasonToStop() {
        if (watch.cancelled()) {
            return Status.INTERRUPTED;
        }
        boolean isLate =
                plan.minutes().isPresent()
                        && sitting.seconds() >= plan.minutes().getAsDouble() * SECONDS_PER_MINUTE;
        return isLate ? Status.STOPPED : Status.COMPLETE;
    }

    private boolean passed(long before, long every) {
        return algorithm.steps() / every > before / every;
    }

    /// Looks at the team as it is: is it made of numbers, how good is it, keep it.
    private void look(boolean validates, boolean saves) {
        var team = new Checkpoint();
        algorithm.team().save(team);
        divergence = team.notFinite().orElse(null);
        if (divergence != null) {
            tell(Map.of());
            return;
        }
        if (validates) {
            double before = sitting.seconds();
            Validation.Judgement judgement = validation.judge(algorithm.team());
            double seconds = sitting.seconds() - before;
            var mark = new Mark(algorithm.steps(), judgement.meanReturn());
            if (standing.judged(mark, team)) {
                new PolicyManifest(plan, mark, team).publish(folder);
            }
            tell(
                    Map.of(
                            "validation/return",
                            judgement.meanReturn(),
                            "validation/length",
                            judgement.meanLength(),
                            "validation/seconds",
                            seconds));
        } else {
            tell(Map.of());
        }
        if (saves) {
            save();
        }
    }

    private void tell(Map<String, Double> more) {
        double seconds = sitting.seconds();
        Map<String, Double> numbers = piece.numbers(seconds);
        numbers.putAll(more);
        numbers.put("charts/seconds", standing.earlierSeconds() + seconds);
        log.add(algorithm.steps(), sitting.now(), numbers);
        watch.progress(
                new TrainingWatch.Progress(
                        plan.seed(),
                        algorithm.steps(),
                        plan.totalSteps(),
                        standing.meanReturn(),
                        standing.last().map(Mark::meanReturn).orElse(Double.NaN),
                        piece.stepsPerSecond(seconds)));
        piece = new Piece(seconds);
    }

    private void save() {
        var checkpoint = new Checkpoint();
        plan.save(checkpoint);
        var state = new Checkpoint();
        algorithm.save(state);
        checkpoint.put(ALGORITHM, state);
        standing.save(checkpoint, sitting.seconds(), sitting.cpuSeconds());
        log.save(checkpoint);
        folder.write(TrainingFolder.CHECKPOINT, checkpoint.toBytes());
        writeSummary(TrainingSummary.RUNNING);
    }

    private void writeSummary(String status) {
        folder.write(
                TrainingFolder.SUMMARY,
                TrainingSummary.of(plan, status, outcome(Status.COMPLETE))
                        .getBytes(StandardCharsets.UTF_8));
    }

    private TrainingOutcome outcome(Status status) {
        return new TrainingOutcome(
                status,
                folder.path(),
                plan.seed(),
                algorithm.steps(),
                plan.totalSteps(),
                standing.earlierSeconds() + sitting.seconds(),
                standing.earlierCpuSeconds() + sitting.cpuSeconds(),
                standing.best(),
                standing.last(),
                Optional.ofNullable(divergence));
    }
}
