package org.commonwatt.experiments.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.commonwatt.experiments.ToyCommunity;
import org.commonwatt.experiments.ToyRuns;
import org.commonwatt.experiments.run.CommunitySimulator;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.simulation.RunResult;
import org.commonwatt.operate.simulation.StepObserver;
import org.junit.jupiter.api.Test;

final class FindingTest {
    private static final Scenario SCENARIO = ToyCommunity.STANDARD.scenario();
    private static final RunResult NONE =
            new CommunitySimulator(SCENARIO).run("none", StepObserver.NONE);

    /// The run of `none` under another name and with other daily costs.
    private static RunResult costing(String name, double factor, double... added) {
        double[] daily = NONE.dailySystemCost().toArray();
        double sum = 0;
        for (int day = 0; day < daily.length; day++) {
            daily[day] = daily[day] * factor + (added.length == 0 ? 0 : added[day % added.length]);
            sum += daily[day];
        }
        return new RunResult(
                name,
                NONE.kpis(),
                NONE.bills(),
                NONE.members(),
                NONE.trace(),
                null,
                null,
                new RunResult.DailyCosts(daily),
                sum,
                0,
                0,
                0);
    }

    private static Finding finding(RunResult... results) {
        return Finding.of(ToyRuns.report(SCENARIO, new ArrayList<>(List.of(results))));
    }

    @Test
    void clearSaving_isNamedWithItsShareAndTheGroupWithLeast() {
        Finding finding = finding(costing("none", 1), costing("better", 0.88));
        assertThat(finding.sentence())
                .isEqualTo(
                        "Compared with no control, the policy better saved the community 12\u00a0%"
                                + " over 14 days; the low income group saved 0\u00a0%.");
        // Every day saves 12 % of its own cost; dear and cheap days spread that around 12 %.
        assertThat(finding.detail())
                .matches(
                        "95 % interval of the saving: 1[01](\\.\\d)?\u00a0% to 1[23](\\.\\d)?\u00a0%,"
                                + " from 14 paired days\\.");
    }

    @Test
    void differenceWithinTheNoiseOfDays_isNoSaving() {
        Finding finding = finding(costing("a", 1), costing("b", 1, 5, -5.1));
        assertThat(finding.sentence())
                .isEqualTo("B and a cost the community about the same over 14 days.");
        assertThat(finding.detail()).contains("days alone can explain");
    }

    @Test
    void firstPolicyBestWithinTheNoise_isNotCalledBest() {
        Finding finding = finding(costing("a", 1), costing("b", 1, 5.1, -5));
        assertThat(finding.sentence())
                .isEqualTo("B and a cost the community about the same over 14 days.");
    }

    @Test
    void firstPolicyBest_saysThatNothingBeatsIt() {
        Finding finding = finding(costing("rule", 1), costing("b", 1.2), costing("c", 1.1));
        assertThat(finding.sentence())
                .isEqualTo("No policy cost the community less than rule over 14 days.");
        assertThat(finding.detail()).startsWith("The next best, c, costs £");
    }

    @Test
    void singlePolicy_isComparedWithBeingAlone() {
        assertThat(finding(NONE).sentence())
                .startsWith("The members pay £")
                .contains(" for 14 days, ")
                .endsWith(" than each on their own.");
    }
}
