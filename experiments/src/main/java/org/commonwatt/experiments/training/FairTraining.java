package org.commonwatt.experiments.training;

import org.commonwatt.experiments.game.GameOptions;
import org.commonwatt.rl.algorithm.AlgorithmProvider;
import org.commonwatt.rl.algorithm.Ippo;
import org.commonwatt.rl.algorithm.Mappo;
import org.commonwatt.rl.algorithm.ProximalParameters;
import org.commonwatt.rl.algorithm.fair.EquityMode;
import org.commonwatt.rl.algorithm.fair.RulesInTurn;
import org.commonwatt.rl.algorithm.fair.WelfareRule;
import org.commonwatt.rl.algorithm.rollout.AdvantageRule;

/// Fairness between the agents of a training, as the game's option `equity` says.
///
/// @param mode what is meant by fair
/// @param agents of the game
record FairTraining(EquityMode mode, int agents) {
    static FairTraining of(TrainingPlan plan) {
        return new FairTraining(mode(plan.game().options()), plan.game().spec().agents().size());
    }

    /// What a game's options mean by fair.
    static EquityMode mode(GameOptions options) {
        return EquityMode.parse(options.values().getOrDefault("equity", "none"));
    }

    /// Whether anything is meant.
    boolean applies() {
        return !mode.isNone();
    }

    /// Whether an algorithm has a critic for each agent, whose advantages can be weighed.
    static boolean suits(AlgorithmProvider provider) {
        return provider instanceof Ippo || provider instanceof Mappo;
    }

    /// Refuses an algorithm that knows no advantage per agent, and rewards that add up to something
    /// else than benefits.
    ///
    /// @throws TrainingRefusal if so
    void requireSuited(AlgorithmProvider provider, Record parameters) {
        if (!applies()) {
            return;
        }
        if (!suits(provider)) {
            throw new TrainingRefusal(
                    "The algorithm %s has no critic per agent: equity (%s) is for ippo and mappo."
                            .formatted(provider.name(), mode.text()));
        }
        if (parameters instanceof ProximalParameters proximal && proximal.scaleRewards()) {
            throw new TrainingRefusal(
                    "Equity (%s) reads benefits from rewards: scaleRewards must be false."
                            .formatted(mode.text()));
        }
    }

    /// The rule of this fairness, with another one behind it.
    AdvantageRule before(AdvantageRule next) {
        return applies() ? new RulesInTurn(new WelfareRule(mode, agents), next) : next;
    }
}
