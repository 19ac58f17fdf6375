package org.commonwatt.rl.algorithm;

import java.util.List;
import java.util.Locale;
import org.commonwatt.rl.algorithm.rollout.Chunks;
import org.commonwatt.rl.algorithm.rollout.Critic;
import org.commonwatt.rl.algorithm.rollout.ProximalSettings;
import org.commonwatt.rl.algorithm.team.ActorDesign;
import org.commonwatt.rl.env.AgentSpec;
import org.commonwatt.rl.env.EnvSpec;
import org.commonwatt.rl.nn.kernel.Activation;
import org.commonwatt.rl.space.FiniteSpace;

/// Parameters of [Ppo], [Ippo] and [Mappo].
///
/// What moves during training moves on a straight line from the value at the first step to the one
/// named `…End` at the last.
///
/// @param learningRate size of Adam's steps, actor and critic alike; usually 1e-4 to 3e-3
/// @param learningRateEnd the same at the end
/// @param gamma discount per step: about 1 − 1/(steps that matter)
/// @param lambda weight of longer looks ahead in advantages, usually 0.9 to 0.97
/// @param clip how far a probability may move, as a ratio, before it stops counting; usually 0.1 to
///   0.3
/// @param valueClip how far a value may move in a rollout's updates, in the critic's units; 0 for
///   no bound
/// @param entropyWeight reward for randomness, 0 to 0.05
/// @param entropyWeightEnd the same at the end
/// @param epochs passes over each rollout, usually 3 to 15
/// @param minibatch agents' steps in an update
/// @param rolloutSteps steps that each copy plays before an update
/// @param copies copies of the game
/// @param hidden sizes of the hidden layers, the actor's and the critic's
/// @param activation between layers
/// @param recurrent units of a memory behind the hidden layers, the actor's and the critic's; 0 for
///   none, usually 32 to 128
/// @param sequence steps that are learnt from in one piece where there is a memory: its gradient
///   looks no farther back; usually 8 to 32
/// @param shareParameters whether agents of the same shape share a policy and a critic
/// @param gradientNorm greatest norm of a gradient; 0 for no bound
/// @param normaliseObservations whether observations are brought to mean 0 and deviation 1
/// @param normaliseAdvantages whether advantages of a rollout are
/// @param scaleRewards whether rewards are divided by the deviation of their discounted sums
/// @param normaliseValues whether critics learn returns less their mean over their deviation
/// @param valueMemory share of that mean which a rollout leaves as it was, 0 ≤ m < 1
/// @param huberDelta error from which a critic's loss grows linearly; 0 for squares throughout
/// @param criticHeads values that a critic says side by side: 2 for one of episodes as they were
///   and one of those that turned out differently in robust training; 1 for one of all
/// @param criticCaution by how much values behind a step are lowered per unit of the critic's slope
///   by what it reads; 0 for not
/// @param targetKl a rollout's passes end when the policy has moved farther; 0 for no bound
/// @param policyMemory share of the policy that is judged and kept which a round of updates leaves
///   as it was, 0 ≤ m < 1: more than 0 keeps the running mean of what was learnt instead of the
///   last of it, usually 0.9
/// @param learnDeviation whether the deviation of continuous actions is learnt or follows the line
///   from `logDeviation` to `logDeviationEnd`
/// @param logDeviation logarithm of the deviation of continuous actions at the first step; 0 is
///   half the width of their bounds
/// @param logDeviationEnd the same at the end; without effect where it is learnt
/// @param deviations other lines for numbers of actions by their names, `name:start:end` with
///   blanks between them: what is bold for one number may spoil another
/// @param outputGain size of the policy's last weights at the start; small ones start in the middle
/// @param levels choices per continuous action number, evenly between its bounds; 0 for numbers
/// @param shards parts that work is cut into, at most one per core; another number is another order
///   of sums, and of no effect on what is learnt otherwise
public record ProximalParameters(
        double learningRate,
        double learningRateEnd,
        double gamma,
        double lambda,
        double clip,
        double valueClip,
        double entropyWeight,
        double entropyWeightEnd,
        int epochs,
        int minibatch,
        int rolloutSteps,
        int copies,
        List<Integer> hidden,
        Activation activation,
        int recurrent,
        int sequence,
        boolean shareParameters,
        double gradientNorm,
        boolean normaliseObservations,
        boolean normaliseAdvantages,
        boolean scaleRewards,
        boolean normaliseValues,
        double valueMemory,
        double huberDelta,
        int criticHeads,
        double criticCaution,
        double targetKl,
        double policyMemory,
        boolean learnDeviation,
        double logDeviation,
        double logDeviationEnd,
        String deviations,
        double outputGain,
        int levels,
        int shards) {
    private static final int LEAST_LEVELS = 2;

    public ProximalParameters {
        hidden = List.copyOf(hidden);
        positive("learningRate", learningRate);
        notNegative("learningRateEnd", learningRateEnd);
        share("gamma", gamma);
        share("lambda", lambda);
        positive("clip", clip);
        notNegative("valueClip", valueClip);
        notNegative("entropyWeight", entropyWeight);
        notNegative("entropyWeightEnd", entropyWeightEnd);
        positive("epochs", epochs);
        positive("minibatch", minibatch);
        positive("rolloutSteps", rolloutSteps);
        positive("copies", copies);
        for (int size : hidden) {
            positive("hidden", size);
        }
        notNegative("recurrent", recurrent);
        positive("sequence", sequence);
        require(
                recurrent == 0 || !hidden.isEmpty(),
                "recurrent",
                "0 without hidden layers",
                recurrent);
        require(
                recurrent == 0 || rolloutSteps % sequence == 0,
                "rolloutSteps",
                "a multiple of sequence (%d) with a memory".formatted(sequence),
                rolloutSteps);
        notNegative("gradientNorm", gradientNorm);
        memory("valueMemory", valueMemory);
        requireCritic(huberDelta, criticHeads, criticCaution, recurrent);
        notNegative("targetKl", targetKl);
        memory("policyMemory", policyMemory);
        require(Math.abs(logDeviation) <= 10, "logDeviation", "from -10 to 10", logDeviation);
        require(
                Math.abs(logDeviationEnd) <= 10,
                "logDeviationEnd",
                "from -10 to 10",
                logDeviationEnd);
        Exploration.lines(deviations);
        positive("outputGain", outputGain);
        require(levels == 0 || levels >= 2, "levels", "0 or at least 2", levels);
        positive("shards", shards);
    }

    private static void requireCritic(
            double huberDelta, int criticHeads, double criticCaution, int recurrent) {
        notNegative("huberDelta", huberDelta);
        require(criticHeads == 1 || criticHeads == 2, "criticHeads", "1 or 2", criticHeads);
        require(
                criticHeads == 1 || recurrent == 0,
                "criticHeads",
                "1 where networks have a memory (recurrent)",
                criticHeads);
        notNegative("criticCaution", criticCaution);
    }

    private static void positive(String name, double value) {
        require(value > 0 && Double.isFinite(value), name, "positive", value);
    }

    private static void notNegative(String name, double value) {
        require(value >= 0 && Double.isFinite(value), name, "at least 0", value);
    }

    private static void share(String name, double value) {
        require(value >= 0 && value <= 1, name, "from 0 to 1", value);
    }

    private static void memory(String name, double value) {
        share(name, value);
        require(value < 1, name, "below 1", value);
    }

    private static void require(boolean isKept, String name, String rule, double value) {
        if (!isKept) {
            String text =
                    value == Math.rint(value) && Math.abs(value) < 1e9
                            ? String.format(Locale.ROOT, "%.0f", value)
                            : Double.toString(value);
            throw new IllegalArgumentException(
                    "The parameter %s must be %s: %s.".formatted(name, rule, text));
        }
    }

    /// Values that learn most small games: those of CleanRL's `ppo.py` (Huang et al. 2022), with
    /// values normalised as Yu et al. (2022) do, and without a reward for randomness.
    public static ProximalParameters usual() {
        return new ProximalParameters(
                1e-3,
                1e-4,
                0.99,
                0.95,
                0.2,
                0,
                0,
                0,
                4,
                256,
                128,
                8,
                List.of(64, 64),
                Activation.TANH,
                0,
                16,
                true,
                0.5,
                false,
                true,
                false,
                true,
                0.9,
                0,
                1,
                0,
                0,
                0,
                true,
                -0.5,
                -0.5,
                "",
                0.01,
                0,
                2);
    }

    ProximalSettings settings() {
        return new ProximalSettings(
                epochs,
                minibatch,
                valueClip,
                huberDelta,
                entropyWeight > 0 || entropyWeightEnd > 0,
                learnDeviation,
                normaliseAdvantages,
                gradientNorm,
                targetKl,
                shards);
    }

    /// How critics say values.
    Critic.Design critic() {
        return new Critic.Design(criticHeads, criticCaution);
    }

    /// How rollouts are cut: into single steps, or into sequences where networks remember.
    Chunks chunks() {
        return new Chunks(rolloutSteps, copies, recurrent > 0 ? sequence : 1);
    }

    /// How policies of a game are built: choices where the game has any or levels are wanted, else
    /// numbers.
    ActorDesign design(EnvSpec spec) {
        boolean chooses =
                levels > 0
                        || spec.agents().stream()
                                .map(AgentSpec::action)
                                .anyMatch(FiniteSpace.class::isInstance);
        return new ActorDesign(
                hidden,
                recurrent,
                activation,
                chooses ? ActorDesign.Head.CHOICE : ActorDesign.Head.GAUSSIAN,
                shareParameters,
                normaliseObservations,
                Math.max(levels, LEAST_LEVELS));
    }
}
