package org.commonwatt.rl.algorithm.robust;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.commonwatt.rl.algorithm.rollout.AdvantageRule;
import org.commonwatt.rl.algorithm.rollout.CandidateTrail;
import org.commonwatt.rl.algorithm.rollout.Rollout;
import org.commonwatt.rl.nn.checkpoint.Checkpoint;

/// Lets candidates count as a [Weighing] says: each step's advantages are multiplied by the weight
/// of its candidate over the share of episodes that it is played in
/// (`docs/FORMULATION.md#robust-training`).
///
/// Before that, advantages are brought to the level of the nominal candidate's: a candidate that is
/// worse than the critic thinks would otherwise speak against everything that is done in it. What
/// is subtracted hangs on the candidate and on no action, so that the gradient stays what it was on
/// average. Where nothing but nominal candidates is played, not a bit changes.
public final class CandidateRule implements AdvantageRule {
    private static final String PLAYED = "robust.steps";

    private final Weighing weighing;
    private final long totalSteps;
    private final OutcomeEstimates estimates;
    private final double[] returns;
    private final double[] weights;
    private final double[] proposal;
    private final double[] sums;
    private final long[] counts;
    private long steps;

    /// @param totalSteps after which the training ends
    public CandidateRule(Weighing weighing, long totalSteps) {
        this.weighing = weighing;
        this.totalSteps = totalSteps;
        CandidateSet set = weighing.set();
        estimates = new OutcomeEstimates(set);
        returns = new double[set.groups() * set.candidates()];
        weights = new double[returns.length];
        proposal = weighing.proposal();
        sums = new double[set.candidates()];
        counts = new long[set.candidates()];
    }

    @Override
    public void apply(Rollout rollout) {
        CandidateTrail trail = rollout.candidates();
        int cells = rollout.steps() * rollout.copies();
        for (int cell = 0; cell < cells; cell++) {
            if (!Double.isNaN(trail.outcome(cell))) {
                estimates.note(trail.group(cell), trail.number(cell), trail.outcome(cell));
            }
        }
        steps += cells;
        level(rollout, trail, cells);
        estimates.fill(returns);
        weighing.weigh(returns, (double) steps / totalSteps, weights);
        if (!estimates.hasNominal()) {
            // Nothing is known yet: what is played counts as it is played.
            return;
        }
        int candidates = proposal.length;
        double[] advantages = rollout.advantages();
        for (int cell = 0; cell < cells; cell++) {
            int k = trail.number(cell);
            double weight = weights[trail.group(cell) * candidates + k] / proposal[k];
            for (int at = cell * rollout.agents(); at < (cell + 1) * rollout.agents(); at++) {
                advantages[at] *= weight;
            }
        }
    }

    private void level(Rollout rollout, CandidateTrail trail, int cells) {
        Arrays.fill(sums, 0);
        Arrays.fill(counts, 0);
        double[] advantages = rollout.advantages();
        int agents = rollout.agents();
        for (int cell = 0; cell < cells; cell++) {
            int k = trail.number(cell);
            for (int at = cell * agents; at < (cell + 1) * agents; at++) {
                sums[k] += advantages[at];
                counts[k]++;
            }
        }
        if (counts[0] == 0) {
            return;
        }
        double nominal = sums[0] / counts[0];
        for (int cell = 0; cell < cells; cell++) {
            int k = trail.number(cell);
            double shift = nominal - sums[k] / counts[k];
            for (int at = cell * agents; at < (cell + 1) * agents; at++) {
                advantages[at] += shift;
            }
        }
    }

    @Override
    public Map<String, Double> figures() {
        Map<String, Double> figures = new LinkedHashMap<>();
        List<String> names = weighing.set().names();
        double[] mass = weighing.massByFamily();
        double struck = 0;
        for (int f = 0; f < mass.length; f++) {
            figures.put("robust/mass_" + names.get(f), mass[f]);
            struck += mass[f];
        }
        figures.put("robust/mass", struck);
        figures.put("robust/multiplier", weighing.multiplier());
        figures.put("robust/slack", weighing.slack());
        return figures;
    }

    @Override
    public void save(Checkpoint into) {
        estimates.save(into);
        into.note(PLAYED, Long.toString(steps));
    }

    @Override
    public void restore(Checkpoint from) {
        estimates.restore(from);
        steps = Long.parseLong(from.note(PLAYED));
    }
}
