package org.commonwatt.experiments.game;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.commonwatt.operate.policy.HourTable;
import org.commonwatt.operate.policy.Policies;
import org.commonwatt.operate.policy.Policy;
import org.commonwatt.operate.policy.RuleNumbers;
import org.commonwatt.operate.scenario.Scenario;

/// Policies that are a list of numbers with a meaning each, found by trying: readable, and changed
/// by hand where somebody knows better.
public enum TunedPolicy {
    /// What batteries hold by season and hour ([HourTable]).
    TABLE("table", "hour table per season for batteries, tuned by cross-entropy; readable") {
        @Override
        public double[] start() {
            return HourTable.neutral().numbers();
        }

        @Override
        public double[] low() {
            return new double[start().length];
        }

        @Override
        public double[] high() {
            double[] full = low();
            Arrays.fill(full, 1);
            return full;
        }

        @Override
        public Policy policy(Scenario scenario, double[] numbers) {
            return CommunityGames.tablePolicy(scenario, HourTable.of(numbers));
        }

        @Override
        public String chart(double[] numbers) {
            return HourTable.of(numbers).chart();
        }
    },
    /// The rule with numbers of the community ([RuleNumbers]).
    RULE("tuned-rule", "the rule with its numbers per season tuned by cross-entropy; readable") {
        @Override
        public double[] start() {
            return RuleNumbers.USUAL.numbers();
        }

        @Override
        public double[] low() {
            return RuleNumbers.low();
        }

        @Override
        public double[] high() {
            return RuleNumbers.high();
        }

        @Override
        public Policy policy(Scenario scenario, double[] numbers) {
            return Policies.rule(scenario, RuleNumbers.of(numbers), 1);
        }

        @Override
        public String chart(double[] numbers) {
            return RuleNumbers.of(numbers).chart();
        }
    };

    private final String key;
    private final String summary;

    TunedPolicy(String key, String summary) {
        this.key = key;
        this.summary = summary;
    }

    /// The one of a name.
    public static Optional<TunedPolicy> named(String name) {
        return Stream.of(values()).filter(each -> each.key.equals(name)).findFirst();
    }

    /// Name of its training and in files.
    public String key() {
        return key;
    }

    /// What it is, in a line.
    public String summary() {
        return summary;
    }

    /// Numbers that a search starts from.
    public abstract double[] start();

    /// Least sensible numbers.
    public abstract double[] low();

    /// Greatest sensible numbers.
    public abstract double[] high();

    /// Numbers at shares of their ranges, by which a search goes.
    public double[] numbers(double[] shares) {
        double[] low = low();
        double[] high = high();
        double[] numbers = new double[shares.length];
        for (int k = 0; k < shares.length; k++) {
            numbers[k] = low[k] + shares[k] * (high[k] - low[k]);
        }
        return numbers;
    }

    /// The reverse of [#numbers].
    public double[] shares(double[] numbers) {
        double[] low = low();
        double[] high = high();
        double[] shares = new double[numbers.length];
        for (int k = 0; k < shares.length; k++) {
            shares[k] = (numbers[k] - low[k]) / (high[k] - low[k]);
        }
        return shares;
    }

    /// The policy for a scenario.
    ///
    /// @throws IllegalArgumentException if these are not its numbers
    public abstract Policy policy(Scenario scenario, double[] numbers);

    /// The same from a list.
    Policy policy(Scenario scenario, List<Double> numbers) {
        return policy(scenario, numbers.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /// The numbers as a text to read.
    public abstract String chart(double[] numbers);
}
