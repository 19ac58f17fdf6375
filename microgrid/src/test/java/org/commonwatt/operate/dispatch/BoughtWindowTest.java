package org.commonwatt.operate.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.commonwatt.operate.dispatch.DispatchMember.Devices;
import org.commonwatt.operate.dispatch.DispatchMember.Equity;
import org.commonwatt.operate.dispatch.DispatchMember.Meter;
import org.commonwatt.optim.highs.HighsSolver;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Windows in which energy was bought ahead.
final class BoughtWindowTest {
    /// Two members want 1 kWh each in the hour; another kWh costs 0.40, what is left of 3 kWh earns
    /// 0.05 of it. Of b kWh bought, min(b, 2) are used at 0.35 less: 0.80 − 0.35·min(b, 2).
    @ParameterizedTest
    @CsvSource({"0, 0.80, 0", "1, 0.45, 0", "3, 0.10, 0", "1, 0.45, 0.01", "3, 0.10, 0.01"})
    void used_asFarAsTheCommunityTakesIt(double boughtKwh, double cost, double localCost) {
        double[] one = {1};
        double[] free = {Double.POSITIVE_INFINITY};
        double[] none = {0};
        List<DispatchMember> members = List.of(member("a", one, free), member("b", one, free));
        var bought = new CommunityTerms.Bought(new double[] {boughtKwh}, new double[] {0.35});
        var terms =
                new CommunityTerms(free, free, true, new double[] {localCost}, none, 10, bought);
        DispatchResult result =
                WelfareDispatch.solve(
                        new DispatchProblem(1, 1, members, terms),
                        WelfareObjective.COST,
                        DispatchSettings.of(new HighsSolver()));
        assertThat(((DispatchResult.Solved) result).quality().objective())
                .isCloseTo(cost, within(1e-9));
        assertThat(result.planOrThrow().community().importKwh()[0]).isCloseTo(2, within(1e-9));
    }

    private static DispatchMember member(String id, double[] demandKwh, double[] free) {
        return new DispatchMember(
                id,
                demandKwh,
                new double[1],
                demandKwh,
                new Meter(new double[] {0.4}, new double[1], free, free),
                Devices.NONE,
                new Equity("", false, Double.NaN, 1, 0, false));
    }
}
