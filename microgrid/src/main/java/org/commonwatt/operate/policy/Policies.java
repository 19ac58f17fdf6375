package org.commonwatt.operate.policy;

import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.commonwatt.numeric.RandomStreams;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.optim.highs.HighsSolver;

/// Policies by name.
public final class Policies {
    private static final List<String> NAMES =
            List.of(
                    "none",
                    "random",
                    "time-of-use",
                    "rule",
                    PriceResponsivePolicy.NAME,
                    "mpc",
                    Planners.ROBUST_MPC,
                    "oracle");

    private Policies() {}

    /// Names of the built-in policies, and of those that users bring ([PolicyProvider]).
    public static List<String> names() {
        return Stream.concat(NAMES.stream(), provided().stream().map(PolicyProvider::name))
                .toList();
    }

    private static List<PolicyProvider> provided() {
        return ServiceLoader.load(PolicyProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(PolicyProvider::name))
                .toList();
    }

    /// A fresh policy for a scenario.
    ///
    /// @param name one of [#names]
    /// @param copies number of copies it will act for
    /// @throws IllegalArgumentException for an unknown name, listing the known ones
    public static Policy of(String name, Scenario scenario, int copies) {
        var devices = new ScenarioDevices(scenario.community(), scenario.axis().stepHours());
        return switch (name) {
            case "none" -> new NonePolicy(devices);
            case "random" ->
                    new RandomPolicy(
                            scenario.community(), RandomStreams.of(scenario.seed()), copies);
            case "time-of-use" -> new TimeOfUsePolicy(devices);
            case "rule" -> rule(scenario, RuleNumbers.USUAL, copies);
            case PriceResponsivePolicy.NAME ->
                    new PriceResponsivePolicy(
                            scenario,
                            new PoolOutlook(scenario),
                            PriceResponsivePolicy.USUAL_ELASTICITY);
            case "mpc" -> Planners.mpc(scenario, new HighsSolver(), copies);
            case Planners.ROBUST_MPC ->
                    Planners.robustMpc(
                            scenario, new HighsSolver(), copies, 0, Planners.USUAL_RADIUS);
            case "oracle" -> Planners.oracle(scenario, new HighsSolver(), copies);
            default ->
                    provided().stream()
                            .filter(each -> each.name().equals(name))
                            .findFirst()
                            .orElseThrow(
                                    () ->
                                            new IllegalArgumentException(
                                                    "The policy (%s) must be one of %s."
                                                            .formatted(name, names())))
                            .policy(scenario, copies);
        };
    }

    /// The rule with its numbers.
    ///
    /// @param copies number of copies it will act for
    public static Policy rule(Scenario scenario, RuleNumbers numbers, int copies) {
        RulePolicy rule = RulePolicy.of(scenario, numbers);
        return scenario.buysAhead()
                ? new CommittedRule(rule, Planners.mpc(scenario, new HighsSolver(), copies))
                : rule;
    }
}
