package org.commonwatt.experiments.training;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.numeric.RandomStreams;
import org.commonwatt.operate.game.CandidateWindows;
import org.commonwatt.operate.game.CandidateWindows.Drawn;
import org.commonwatt.rl.algorithm.robust.CandidateSet;
import org.commonwatt.rl.algorithm.robust.RobustMode;
import org.commonwatt.rl.algorithm.robust.Weighing;
import org.commonwatt.rl.nn.checkpoint.Checkpoint;

/// What the candidates of a round, numbers of a policy, are judged by: the same windows, candidates
/// and draws for all, each with a weight.
///
/// Where weights hang on what candidates bring, they are those of the policy that the search stands
/// at: at the worst distribution for a policy, the slope of the worst mean is that of the mean
/// under it (Danskin), and it has mass on few candidates.
final class TuningRounds {
    private static final double HALF = 0.5;
    private static final String WINDOWS = "rounds.windows";
    private static final String VARIANTS = "rounds.variants";

    private final CandidateWindows windows;
    private final int count;
    private final Weighing weighing;
    private final RandomStream draws;
    private final RandomStream variants;
    private double[] massByFamily = new double[0];

    /// One window as it was or could have been.
    ///
    /// @param weight per window of the round
    record Play(Drawn drawn, double weight) {}

    /// @param count windows of a round
    /// @param weighing of candidates of the windows
    /// @param root of the draws
    TuningRounds(CandidateWindows windows, int count, Weighing weighing, RandomStreams root) {
        this.windows = windows;
        this.count = count;
        this.weighing = weighing.ofGroups(count);
        draws = root.stream("windows");
        variants = root.stream("variants");
    }

    /// What the next round is judged by.
    ///
    /// @param incumbent cost of the policy that the search stands at
    List<Play> next(int round, ToDoubleFunction<Drawn> incumbent) {
        int[] drawn = new int[count];
        for (int k = 0; k < count; k++) {
            drawn[k] = draws.nextInt(windows.days().firstDays().size());
        }
        long variant = variants.nextLong();
        List<Play> plays = new ArrayList<>();
        switch (weighing.mode()) {
            case RobustMode.None _ -> even(drawn, round, variant, 1, 0, plays);
            case RobustMode.Dosed(double dose) -> even(drawn, round, variant, 1, dose, plays);
            case RobustMode.Mixed _ -> {
                worst(drawn, variant, incumbent, weighing.worstHalf(), HALF, plays);
                even(drawn, round, variant, HALF, weighing.evenDose(), plays);
            }
            default -> worst(drawn, variant, incumbent, weighing, 1, plays);
        }
        note(plays);
        return plays;
    }

    /// Every window as it was, and each struck once: families in turn, so that all get the same
    /// mass, their candidates in turn as well.
    private void even(
            int[] drawn, int round, long variant, double share, double dose, List<Play> plays) {
        CandidateSet set = weighing.set();
        List<String> names = set.names();
        for (int window : drawn) {
            plays.add(new Play(new Drawn(window, 0, 0), share * (1 - dose)));
        }
        for (int k = 0; k < count && dose > 0; k++) {
            long turn = (long) round * count + k;
            String family = names.get((int) (turn % names.size()));
            List<Integer> same = new ArrayList<>();
            for (int c = 1; c < set.candidates(); c++) {
                if (set.families().get(c).equals(family)) {
                    same.add(c);
                }
            }
            int candidate = same.get((int) (turn / names.size() % same.size()));
            plays.add(new Play(new Drawn(drawn[k], candidate, variant + k), share * dose));
        }
    }

    private void worst(
            int[] drawn,
            long variant,
            ToDoubleFunction<Drawn> incumbent,
            Weighing by,
            double share,
            List<Play> plays) {
        int candidates = windows.candidates();
        double[] returns = new double[count * candidates];
        Drawn[] all = new Drawn[returns.length];
        for (int at = 0; at < returns.length; at++) {
            int k = at / candidates;
            all[at] = new Drawn(drawn[k], at % candidates, variant + k);
            returns[at] = -incumbent.applyAsDouble(all[at]);
        }
        double[] weights = new double[returns.length];
        by.weigh(returns, 1, weights);
        for (int at = 0; at < weights.length; at++) {
            if (weights[at] > 0) {
                plays.add(new Play(all[at], share * weights[at]));
            }
        }
    }

    private void note(List<Play> plays) {
        double[] mass = new double[windows.candidates()];
        for (Play play : plays) {
            mass[play.drawn().candidate()] += play.weight() / count;
        }
        massByFamily = weighing.set().byFamily(mass);
    }

    /// Mass that each family had in the last round, in the order of [CandidateSet#names()].
    double[] massByFamily() {
        return massByFamily.clone();
    }

    /// The mean cost of a policy over the plays of a round.
    double cost(List<Play> plays, ToDoubleFunction<Drawn> policy) {
        double sum = 0;
        for (Play play : plays) {
            sum += play.weight() * policy.applyAsDouble(play.drawn());
        }
        return sum / count;
    }

    /// Puts in what its draws go on from.
    void save(Checkpoint into) {
        into.note(WINDOWS, Long.toString(draws.state()));
        into.note(VARIANTS, Long.toString(variants.state()));
    }

    /// Goes on from what [#save] put in.
    void restore(Checkpoint from) {
        draws.restore(Long.parseLong(from.note(WINDOWS)));
        variants.restore(Long.parseLong(from.note(VARIANTS)));
    }
}
