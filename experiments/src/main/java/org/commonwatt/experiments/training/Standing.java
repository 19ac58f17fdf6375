package org.commonwatt.experiments.training;

import java.util.Optional;
import org.commonwatt.experiments.training.TrainingOutcome.Mark;
import org.commonwatt.rl.nn.checkpoint.Checkpoint;
import org.jspecify.annotations.Nullable;

/// Where a training stands beside what its algorithm knows: validations, the best team, the time
/// that it took. It is part of every checkpoint.
final class Standing {
    private static final String BEST = "best";
    private static final String NOTE = "standing.";
    private static final String MARKS = "standing";
    private static final double ABSENT = -1;

    private @Nullable Mark best;
    private @Nullable Mark last;
    private @Nullable Checkpoint bestTeam;
    private double meanReturn = Double.NaN;
    private double earlierSeconds;
    private double earlierCpuSeconds;

    /// Takes over what [#save] put in.
    void restore(Checkpoint from) {
        double[] numbers = from.numbers(MARKS);
        best = mark(numbers, 0);
        last = mark(numbers, 2);
        meanReturn = numbers[4];
        earlierSeconds = Double.parseDouble(from.note(NOTE + "seconds"));
        earlierCpuSeconds = Double.parseDouble(from.note(NOTE + "cpuSeconds"));
        bestTeam = best == null ? null : from.part(BEST);
    }

    private static @Nullable Mark mark(double[] numbers, int at) {
        return numbers[at] < 0 ? null : new Mark((long) numbers[at], numbers[at + 1]);
    }

    /// Puts in everything; times are notes, so that the same training has the same numbers.
    void save(Checkpoint into, double seconds, double cpuSeconds) {
        into.put(
                MARKS,
                best == null ? ABSENT : (double) best.steps(),
                best == null ? 0 : best.meanReturn(),
                last == null ? ABSENT : (double) last.steps(),
                last == null ? 0 : last.meanReturn(),
                meanReturn);
        into.note(NOTE + "seconds", Double.toString(earlierSeconds + seconds));
        into.note(NOTE + "cpuSeconds", Double.toString(earlierCpuSeconds + cpuSeconds));
        if (bestTeam != null) {
            into.put(BEST, bestTeam);
        }
    }

    /// Notes a validation. Of teams that are equally good the latest counts, which has learnt more.
    ///
    /// @return whether the team is the best so far
    boolean judged(Mark mark, Checkpoint team) {
        last = mark;
        boolean isBest = best == null || mark.meanReturn() >= best.meanReturn();
        if (isBest) {
            best = mark;
            bestTeam = team;
        }
        return isBest;
    }

    /// Notes the return of episodes that ended in training.
    void returned(double value) {
        if (Double.isFinite(value)) {
            meanReturn = value;
        }
    }

    /// Mean return of the latest episodes in training; NaN before the first.
    double meanReturn() {
        return meanReturn;
    }

    Optional<Mark> best() {
        return Optional.ofNullable(best);
    }

    Optional<Mark> last() {
        return Optional.ofNullable(last);
    }

    /// What the best team needs to act; null before the first validation.
    @Nullable Checkpoint bestTeam() {
        return bestTeam;
    }

    /// Seconds of earlier sittings.
    double earlierSeconds() {
        return earlierSeconds;
    }

    /// Processor seconds of earlier sittings.
    double earlierCpuSeconds() {
        return earlierCpuSeconds;
    }
}
