package org.commonwatt.operate.bilevel;

import java.util.Arrays;
import java.util.List;
import org.commonwatt.rl.algorithm.team.TeamPolicy;

/// Who says what groups weigh (`docs/FORMULATION.md#bilevel-controllers`).
public sealed interface EquityController {
    /// Names of those that know the days: constant weights, and weights from day to day.
    List<String> HINDSIGHT = List.of("hindsight-constant", "hindsight-daily");

    /// Name in tables.
    String name();

    /// Forgets an earlier course.
    default void begin() {}

    /// Writes the action for the coming day.
    ///
    /// @param action one number per group, then that of β
    void act(EquityGame game, double[] action);

    /// Those that need no training.
    static List<EquityController> fixed() {
        return List.of(new Unweighted(), new StaticWeights(), new HandRule(), PidWeights.usual());
    }

    /// All weigh the same: what everything else is compared with.
    record Unweighted() implements EquityController {
        @Override
        public String name() {
            return "unweighted";
        }

        @Override
        public void act(EquityGame game, double[] action) {
            Arrays.fill(action, 0);
        }
    }

    /// Weights by income: mean income of all groups over that of the group, with β in the middle.
    record StaticWeights() implements EquityController {
        private static final double BETA = 0.5;

        @Override
        public String name() {
            return "static";
        }

        @Override
        public void act(EquityGame game, double[] action) {
            EquityRecord record = game.soFar();
            int groups = record.groups().size();
            double mean = 0;
            for (int g = 0; g < groups; g++) {
                mean += record.meanIncome(g) / groups;
            }
            for (int g = 0; g < groups; g++) {
                action[g] = Weights.action(game, mean / record.meanIncome(g));
            }
            action[groups] = BETA;
        }
    }

    /// Who has borne more than the mean so far weighs more today: the square of its burden over the
    /// mean.
    record HandRule() implements EquityController {
        @Override
        public String name() {
            return "hand-rule";
        }

        @Override
        public void act(EquityGame game, double[] action) {
            EquityRecord record = game.soFar();
            int groups = record.groups().size();
            for (int g = 0; g < groups; g++) {
                double ratio = record.relativeBurden(g);
                action[g] = Weights.action(game, ratio * ratio);
            }
            action[groups] = 0;
        }
    }

    /// A controller with proportional, integral and differential part on how far the burden of the
    /// poorest group lies above the mean of the groups: its weight rises, that of the others falls.
    final class PidWeights implements EquityController {
        private final double proportional;
        private final double integral;
        private final double differential;
        private double sum;
        private double before;

        /// @param proportional action per unit of relative excess
        /// @param integral the same of its sum over days
        /// @param differential the same of its change from day to day
        public PidWeights(double proportional, double integral, double differential) {
            this.proportional = proportional;
            this.integral = integral;
            this.differential = differential;
        }

        static PidWeights usual() {
            return new PidWeights(1, 0.02, 0.5);
        }

        @Override
        public String name() {
            return "pid";
        }

        @Override
        public void begin() {
            sum = 0;
            before = 0;
        }

        @Override
        public void act(EquityGame game, double[] action) {
            EquityRecord record = game.soFar();
            int groups = record.groups().size();
            int poorest = record.poorest();
            double excess = record.relativeBurden(poorest) - 1;
            double wanted = proportional * excess + integral * (sum + excess);
            double answer = Math.clamp(wanted + differential * (excess - before), -1, 1);
            // Nothing is added up while the bounds hold the answer back.
            if (Math.abs(wanted) < 1) {
                sum += excess;
            }
            before = excess;
            for (int g = 0; g < groups; g++) {
                action[g] = g == poorest ? answer : -answer / 2;
            }
            action[groups] = Math.max(0, answer);
        }
    }

    /// What was learned.
    ///
    /// @param name in tables
    /// @param policy of the game
    record Learned(String name, TeamPolicy policy) implements EquityController {
        @Override
        public void begin() {
            policy.begin(0);
        }

        @Override
        public void act(EquityGame game, double[] action) {
            double[] observations = new double[game.spec().observationSize()];
            game.observe(observations, 0);
            policy.act(observations, action, 1);
        }
    }

    /// What was found in hindsight, day by day.
    ///
    /// @param name in tables
    /// @param found for the course that is played
    record Known(String name, HindsightSearch.Found found) implements EquityController {
        @Override
        public void act(EquityGame game, double[] action) {
            double[] today = found.actions()[game.steps()];
            System.arraycopy(today, 0, action, 0, today.length);
        }
    }

    /// Weights as actions.
    final class Weights {
        private Weights() {}

        /// The action behind a weight, within bounds.
        static double action(EquityGame game, double weight) {
            double part = Math.log(weight) / Math.log(game.rules().mostWeight());
            return Math.clamp(Math.signum(part) * Math.sqrt(Math.abs(part)), -1, 1);
        }
    }
}
