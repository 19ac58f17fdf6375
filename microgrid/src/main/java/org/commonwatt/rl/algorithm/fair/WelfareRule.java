package org.commonwatt.rl.algorithm.fair;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.commonwatt.equity.Gini;
import org.commonwatt.equity.RelativeBenefit;
import org.commonwatt.equity.Welfare;
import org.commonwatt.rl.algorithm.rollout.AdvantageRule;
import org.commonwatt.rl.algorithm.rollout.Rollout;
import org.commonwatt.rl.nn.checkpoint.Checkpoint;
import org.jspecify.annotations.Nullable;

/// Combines the advantages of all agents, each by its own critic, into one for all: `A = Σ_i
/// ∂φ/∂U_i · A_i`, weights brought to mean 1 (`docs/FORMULATION.md#welfare-learning`).
///
/// Rewards must be what each agent's benefit changes by in the step, so that they add up to U_i − 1
/// over an episode. U_i is the mean over the episodes that ended last, remembered from rollout to
/// rollout; before any has ended, all weigh the same.
///
/// Source: Zimmer et al., *Learning fair policies in decentralized cooperative multi-agent
/// reinforcement learning*, ICML 2021; Siddique et al., ICML 2020.
public final class WelfareRule implements AdvantageRule {
    private static final double MEMORY = 0.8;
    private static final String STATE = "equity.rule";

    private final EquityMode mode;
    private final int agents;
    private final @Nullable PidMultiplier multiplier;
    private final double[] benefits;
    private double[] running = new double[0];
    private double[] weights;
    private boolean known;

    /// @param mode not none
    /// @param agents of the game
    public WelfareRule(EquityMode mode, int agents) {
        this.mode = mode;
        this.agents = agents;
        multiplier =
                mode instanceof EquityMode.Constraint constraint
                        ? new PidMultiplier(constraint.bound(), PidMultiplier.Gains.USUAL)
                        : null;
        benefits = new double[agents];
        Arrays.fill(benefits, 1);
        weights = new double[agents];
        Arrays.fill(weights, 1);
    }

    @Override
    public void apply(Rollout rollout) {
        note(rollout);
        weights = known ? weights() : weights;
        double[] advantages = rollout.advantages();
        for (int cell = 0; cell < rollout.steps() * rollout.copies(); cell++) {
            double sum = 0;
            for (int i = 0; i < agents; i++) {
                sum += weights[i] * advantages[cell * agents + i];
            }
            Arrays.fill(advantages, cell * agents, (cell + 1) * agents, sum);
        }
    }

    /// Adds up rewards until episodes end.
    private void note(Rollout rollout) {
        int columns = rollout.copies() * agents;
        if (running.length != columns) {
            running = new double[columns];
        }
        double[] sums = new double[agents];
        int ended = 0;
        for (int t = 0; t < rollout.steps(); t++) {
            int first = rollout.at(t, 0);
            for (int k = 0; k < columns; k++) {
                running[k] += rollout.recorded().rewards()[first + k];
                boolean ends =
                        rollout.recorded().terminated()[first + k]
                                || rollout.recorded().truncated()[first + k];
                if (ends) {
                    sums[k % agents] += RelativeBenefit.floored(1 + running[k]);
                    running[k] = 0;
                    ended += k % agents == 0 ? 1 : 0;
                }
            }
        }
        for (int i = 0; i < agents && ended > 0; i++) {
            double mean = sums[i] / ended;
            benefits[i] = known ? MEMORY * benefits[i] + (1 - MEMORY) * mean : mean;
        }
        known |= ended > 0;
    }

    private double[] weights() {
        double[] gradient =
                switch (mode) {
                    case EquityMode.None _ -> new Welfare.Utilitarian().gradient(benefits);
                    case EquityMode.Of(Welfare welfare) -> welfare.gradient(benefits);
                    case EquityMode.Constraint _ -> constrained();
                };
        double mean = Arrays.stream(gradient).map(Math::abs).average().orElse(0);
        for (int i = 0; i < gradient.length && mean > 0; i++) {
            gradient[i] /= mean;
        }
        return gradient;
    }

    private double[] constrained() {
        PidMultiplier pid = multiplier;
        double lambda = pid == null ? 0 : pid.hear(new Gini().of(benefits));
        return new Welfare.Penalised(lambda).gradient(benefits);
    }

    /// Benefits as last seen, a copy.
    public double[] benefits() {
        return benefits.clone();
    }

    /// Weights as last used, a copy.
    public double[] lastWeights() {
        return weights.clone();
    }

    @Override
    public Map<String, Double> figures() {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("equity/gini_of_benefit", new Gini().of(benefits));
        figures.put("equity/least_benefit", new Welfare.Rawlsian().of(benefits));
        figures.put("equity/mean_benefit", new Welfare.Utilitarian().of(benefits));
        figures.put("equity/multiplier", multiplier == null ? 0 : multiplier.multiplier());
        return figures;
    }

    @Override
    public void save(Checkpoint into) {
        into.put(STATE + ".benefits", benefits);
        into.put(STATE + ".running", running);
        into.put(STATE + ".weights", weights);
        into.put(
                STATE + ".multiplier",
                multiplier == null ? new double[PidMultiplier.REMEMBERED] : multiplier.memory());
        into.note(STATE + ".known", Boolean.toString(known));
    }

    @Override
    public void restore(Checkpoint from) {
        double[] saved = from.numbers(STATE + ".benefits");
        System.arraycopy(saved, 0, benefits, 0, benefits.length);
        running = from.numbers(STATE + ".running");
        weights = from.numbers(STATE + ".weights");
        if (multiplier != null) {
            multiplier.restore(from.numbers(STATE + ".multiplier"));
        }
        known = Boolean.parseBoolean(from.note(STATE + ".known"));
    }
}
