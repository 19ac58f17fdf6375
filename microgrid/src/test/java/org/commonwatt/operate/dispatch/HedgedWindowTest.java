package org.commonwatt.operate.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.commonwatt.operate.dispatch.DispatchMember.Devices;
import org.commonwatt.operate.dispatch.DispatchMember.Equity;
import org.commonwatt.operate.dispatch.DispatchMember.Meter;
import org.commonwatt.operate.dispatch.RandomWindows.Kind;
import org.commonwatt.optim.highs.HighsSolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Windows of which only the first step is certain.
final class HedgedWindowTest {
    private static final DispatchSettings SETTINGS = DispatchSettings.of(new HighsSolver());

    static LongStream seeds() {
        return LongStream.range(0, 8);
    }

    private static DispatchResult.Solved solved(HedgedWindow window) {
        try (var session = new DispatchSession(WelfareObjective.COST, SETTINGS)) {
            DispatchResult result = session.solve(window);
            assertThat(result).isInstanceOf(DispatchResult.Solved.class);
            return (DispatchResult.Solved) result;
        }
    }

    private static HedgedWindow hedged(double radius, DispatchProblem... futures) {
        double[] costs = new double[futures.length];
        Arrays.fill(costs, 1, costs.length, 1.0);
        return new HedgedWindow(List.of(futures), costs, radius);
    }

    /// A kilowatt-hour is in the battery; a kilowatt-hour costs 0.20 now and is worth 0.10 later.
    /// Used now, it saves 0.20; in an outage later 1 kWh is missing, at 10. With mass r on the
    /// outage, using it costs 0·(1 − r) + 10·r, keeping it 0.10·(1 − r) + 0.20·r: equal at r =
    /// 0.1/9.9 = 0.0101.
    private static DispatchProblem twoSteps(double laterDemandKwh, double laterLimitKwh) {
        double[] price = {0.2, 0.2};
        double[] none = {0, 0};
        double[] demand = {1, laterDemandKwh};
        double[] free = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        Store battery =
                new Store(
                        Store.Kind.BATTERY,
                        0,
                        2,
                        1,
                        new Store.Window(0, 1),
                        new Store.Rates(1, 1, 1, 1, 1, 0),
                        new Store.End(0, 0, 0.1));
        DispatchMember home =
                new DispatchMember(
                        "home",
                        demand,
                        none,
                        demand,
                        new Meter(price, none, free, free),
                        new Devices(List.of(battery), List.of(), null, null),
                        new Equity("", false, Double.NaN, 1, 0, false));
        CommunityTerms terms =
                new CommunityTerms(new double[] {5, laterLimitKwh}, none, true, none, none, 10);
        return new DispatchProblem(2, 1, List.of(home), terms);
    }

    private static double usedNowKwh(DispatchResult.Solved solved) {
        return solved.plan().member(0).stores().getFirst().dischargeKwh()[0];
    }

    @Test
    void firstStep_isHedgedFromTheRadiusOnAtWhichItPays() {
        DispatchProblem usual = twoSteps(0, 5);
        DispatchProblem outage = twoSteps(1, 0);
        DispatchResult.Solved brave = solved(hedged(0.005, usual, outage));
        DispatchResult.Solved careful = solved(hedged(0.02, usual, outage));
        assertThat(usedNowKwh(brave)).isCloseTo(1, within(1e-9));
        assertThat(brave.quality().objective()).isCloseTo(10 * 0.005, within(1e-9));
        assertThat(usedNowKwh(careful)).isCloseTo(0, within(1e-9));
        assertThat(careful.quality().objective()).isCloseTo(0.1 * 0.98 + 0.2 * 0.02, within(1e-9));
    }

    /// One more kilowatt-hour of demand now costs 0.20 in either future.
    @Test
    void price_isThatOfAllFuturesTogether() {
        DispatchResult.Solved careful = solved(hedged(0.02, twoSteps(0, 5), twoSteps(1, 0)));
        assertThat(careful.plan().community().pricePerKwh()[0]).isCloseTo(0.2, within(1e-9));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void objective_risesWithTheRadiusFromTheLeastCost(long seed) {
        Kind kind = new Kind(true, false, true);
        DispatchProblem usual = RandomWindows.of(seed, kind);
        DispatchProblem busier = busier(usual);
        double least =
                ((DispatchResult.Solved)
                                WelfareDispatch.solve(usual, WelfareObjective.COST, SETTINGS))
                        .quality()
                        .objective();
        double last = Double.NEGATIVE_INFINITY;
        double lastSlope = Double.POSITIVE_INFINITY;
        for (double radius : new double[] {0, 0.25, 0.5, 0.75, 1, 1.25}) {
            double objective = solved(hedged(radius, usual, busier)).quality().objective();
            double slack = 1e-4 * Math.max(1, Math.abs(objective));
            if (radius == 0) {
                assertThat(objective).as("seed %d", seed).isCloseTo(least, within(slack));
            } else {
                assertThat(objective).as("seed %d", seed).isGreaterThanOrEqualTo(last - slack);
            }
            lastSlope = objective - last;
            last = objective;
        }
        assertThat(lastSlope).as("seed %d: all mass has moved", seed).isCloseTo(0, within(1e-3));
    }

    private static DispatchProblem busier(DispatchProblem usual) {
        List<DispatchMember> members =
                usual.members().stream()
                        .map(
                                each -> {
                                    double[] demand = each.demandKwh().clone();
                                    for (int t = 1; t < demand.length; t++) {
                                        demand[t] *= 1.5;
                                    }
                                    return new DispatchMember(
                                            each.id(),
                                            demand,
                                            each.availableKwh(),
                                            each.sheddableKwh(),
                                            each.meter(),
                                            each.devices(),
                                            each.equity());
                                })
                        .toList();
        return new DispatchProblem(usual.steps(), usual.stepHours(), members, usual.community());
    }

    @Test
    void futures_withoutCostsOfTheirOwn_areRefused() {
        DispatchProblem usual = twoSteps(0, 5);
        assertThatThrownBy(() -> new HedgedWindow(List.of(usual, usual), new double[] {0, 0}, 1))
                .hasMessageContaining("positive for others");
        assertThatThrownBy(() -> hedged(-1, usual)).hasMessageContaining("radius");
    }

    @Test
    void weights_areRefused() {
        try (var session = new DispatchSession(WelfareObjective.COST.withWeights(2), SETTINGS)) {
            assertThatThrownBy(() -> session.solve(hedged(0.1, twoSteps(0, 5))))
                    .hasMessageContaining("Only costs are hedged");
        }
    }
}
