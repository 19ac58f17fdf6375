package org.commonwatt.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.commonwatt.experiments.ToyCommunity;
import org.commonwatt.market.MarketTerms;
import org.commonwatt.market.RetailComparison;
import org.commonwatt.operate.scenario.DaySlice;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.simulation.RunResult;
import org.commonwatt.operate.simulation.Runs;
import org.commonwatt.operate.simulation.StepObserver;
import org.junit.jupiter.api.Test;

final class WarningsTest {
    private static final String LOSERS = "pay more than their own tariff";

    private static List<String> warnings(Scenario scenario) {
        RunResult result = Runs.run(scenario, "none", StepObserver.NONE);
        return Warnings.of(scenario, List.of(result));
    }

    @Test
    void losersOfBillSharing_areNamedWithTheirLoss() {
        Scenario scenario =
                ToyCommunity.STANDARD.scenario().withMarket("bill-sharing", MarketTerms.USUAL);
        RunResult result = Runs.run(scenario, "none", StepObserver.NONE);
        RetailComparison.Loser first =
                RetailComparison.of(result.bills(), 10_000).losers().getFirst();
        assertThat(warnings(scenario))
                .filteredOn(warning -> warning.contains(LOSERS))
                .singleElement()
                .asString()
                .contains(": " + first.participantId() + " ")
                .contains(" in all: ");
    }

    @Test
    void middlePrice_makesNoLosers() {
        Scenario scenario =
                ToyCommunity.STANDARD.scenario().withMarket("mid-market-rate", MarketTerms.USUAL);
        assertThat(warnings(scenario)).noneMatch(warning -> warning.contains(LOSERS));
    }

    @Test
    void oracle_saysWhatItPlannedAndWhatTheRunCost() {
        Scenario scenario = DaySlice.of(ToyCommunity.STANDARD.scenario(), 0, 2);
        RunResult result = Runs.run(scenario, "oracle", StepObserver.NONE);
        assertThat(Warnings.of(scenario, List.of(result)))
                .filteredOn(warning -> warning.startsWith("Under oracle, the plan was to cost "))
                .singleElement()
                .asString()
                .contains(" and the run cost %.2f: ".formatted(result.systemCost()));
        assertThat(warnings(scenario)).noneMatch(warning -> warning.contains("the plan was"));
    }
}
