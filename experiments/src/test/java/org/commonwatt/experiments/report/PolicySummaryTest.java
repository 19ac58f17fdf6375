package org.commonwatt.experiments.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.commonwatt.experiments.ToyCommunity;
import org.commonwatt.numeric.Interval;
import org.commonwatt.operate.kpi.Kpi;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.simulation.CommunityTrace;
import org.commonwatt.operate.simulation.RunResult;
import org.junit.jupiter.api.Test;

final class PolicySummaryTest {
    private static RunResult result(String policy, double correction, double... daily) {
        double cost = java.util.Arrays.stream(daily).sum() + correction;
        return new RunResult(
                policy,
                List.of(
                        new Kpi(
                                "peak_import_kw",
                                12,
                                "District",
                                "district",
                                "kW",
                                Kpi.Direction.LESS,
                                "",
                                Double.NaN,
                                Double.NaN),
                        new Kpi(
                                "peak_import_kw",
                                3,
                                "home_0",
                                "building",
                                "kW",
                                Kpi.Direction.LESS,
                                "",
                                Double.NaN,
                                Double.NaN)),
                List.of(),
                List.of(),
                new CommunityTrace(0),
                null,
                null,
                new RunResult.DailyCosts(daily),
                cost,
                correction,
                0,
                0);
    }

    private static List<PolicySummary> summaries(RunResult... results) {
        Scenario scenario = new ToyCommunity(2, 6, true, "home_0").scenario();
        return PolicySummary.of(scenario, List.of(results));
    }

    @Test
    void difference_isPairedByDay() {
        // Days differ wildly, but b is 1 cheaper on each: every resample of pairs gives −6.
        PolicySummary b =
                summaries(
                                result("a", 0, 10, 90, 20, 70, 5, 40),
                                result("b", 0, 9, 89, 19, 69, 4, 39))
                        .get(1);
        assertThat(b.difference().value()).isCloseTo(-6, within(1e-9));
        assertThat(b.difference().interval().low()).isCloseTo(-6, within(1e-9));
        assertThat(b.difference().interval().high()).isCloseTo(-6, within(1e-9));
    }

    @Test
    void storedEnergyCorrection_shiftsTheInterval() {
        PolicySummary b =
                summaries(result("a", 0, 1, 1, 1, 1, 1, 1), result("b", 2.5, 0, 0, 0, 0, 0, 0))
                        .get(1);
        assertThat(b.difference().value()).isCloseTo(-3.5, within(1e-9));
        assertThat(b.difference().interval().high()).isCloseTo(-3.5, within(1e-9));
    }

    @Test
    void interval_containsTheDifference_andIsTheSameEveryTime() {
        RunResult a = result("a", 0, 5, 8, 2, 9, 4, 6);
        RunResult b = result("b", 0, 4, 9, 1, 5, 4, 3);
        Interval interval = summaries(a, b).get(1).difference().interval();
        // The daily differences −1, 1, −1, −4, 0, −3 sum to −8.
        assertThat(interval.contains(-8)).isTrue();
        assertThat(interval.width()).isBetween(4.0, 24.0);
        assertThat(summaries(a, b).get(1).difference().interval()).isEqualTo(interval);
    }

    @Test
    void firstPolicyAndShortRuns_haveNoInterval() {
        assertThat(summaries(result("a", 0, 1, 2, 3, 4, 5, 6)).getFirst().hasInterval()).isFalse();
        assertThat(
                        summaries(result("a", 0, 1, 2, 3, 4), result("b", 0, 1, 1, 1, 1))
                                .get(1)
                                .hasInterval())
                .isFalse();
    }

    @Test
    void figures_areThoseOfTheWholeCommunity() {
        PolicySummary a = summaries(result("a", 0, 1)).getFirst();
        assertThat(a.peakImportKw()).isEqualTo(12);
        assertThat(a.selfSufficiency()).isNaN();
    }
}
