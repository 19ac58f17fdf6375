package org.commonwatt.operate.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.commonwatt.grid.feeder.Branch;
import org.commonwatt.grid.feeder.Bus;
import org.commonwatt.grid.feeder.Network;
import org.commonwatt.grid.feeder.Source;
import org.commonwatt.grid.feeder.ZipShares;
import org.commonwatt.operate.scenario.FeederPlan;
import org.commonwatt.optim.highs.HighsSolver;
import org.junit.jupiter.api.Test;

final class FeederDispatchTest {
    private static final DispatchSettings SETTINGS = DispatchSettings.of(new HighsSolver());

    /// A line of r = 0.1 pu on 1000 kVA from a stiff source: v·(1 − v) = 0.1·p, so 900 kW bring the
    /// voltage to 0.9 and 475 kW to 0.95.
    private static FeederPlan feeder(double leastPu, double ratingKva) {
        var line = new Branch("ab", 0, 1, 0.1, 0, 0, 0, 0, 1, 0, ratingKva, true);
        var end = new Bus("b", 1, 0, 0, ZipShares.CONSTANT_POWER, 0, 0, leastPu, 1.1, null);
        Network network =
                Network.of(
                        "two",
                        1000,
                        List.of(Bus.of("a", 1, 0, 0), end),
                        List.of(line),
                        List.of(Source.at(0)));
        return new FeederPlan(network, new int[] {1}, new double[] {1});
    }

    /// 200 kWh, then 600 kWh wanted; a store without losses could shift any of it.
    private static DispatchProblem problem(boolean store) {
        double[] demand = {200, 600};
        double[] no = {0, 0};
        double[] much = {1e4, 1e4};
        List<Store> stores =
                store
                        ? List.of(
                                new Store(
                                        Store.Kind.BATTERY,
                                        0,
                                        2,
                                        0,
                                        new Store.Window(0, 1000),
                                        new Store.Rates(1000, 1000, 1, 1, 1, 0.01),
                                        new Store.End(0, 0, 0)))
                        : List.of();
        var member =
                new DispatchMember(
                        "works",
                        demand,
                        no,
                        no,
                        new DispatchMember.Meter(new double[] {0.2, 0.2}, no, much, much),
                        new DispatchMember.Devices(stores, List.of(), null, null),
                        new DispatchMember.Equity("", false, Double.NaN, 160, 1, false));
        return new DispatchProblem(
                2, 1, List.of(member), new CommunityTerms(much, much, true, no, no, 5));
    }

    /// 475 kW at 0.95 pu: 125 kWh go into the store in the hour before.
    @Test
    void solve_lowVoltage_movesWhatTheLineCannotCarry() {
        FeederDispatch.Outcome outcome =
                FeederDispatch.solve(
                        problem(true), WelfareObjective.COST, feeder(0.95, 1e6), SETTINGS);
        assertThat(outcome.keepsLimits()).isTrue();
        assertThat(outcome.rounds()).isGreaterThan(1);
        double[] net = outcome.result().planOrThrow().member(0).meter().netKwh();
        assertThat(net[1]).isCloseTo(475, within(0.05));
        assertThat(net[0]).isCloseTo(325, within(0.05));
    }

    /// A current of 0.5 pu: p = 0.5·v and 1 − v = 0.05, so 475 kW again.
    @Test
    void solve_busyLine_staysWithinItsRating() {
        FeederDispatch.Outcome outcome =
                FeederDispatch.solve(
                        problem(true), WelfareObjective.COST, feeder(0.5, 500), SETTINGS);
        assertThat(outcome.keepsLimits()).isTrue();
        assertThat(outcome.highestLoading()).isCloseTo(1, within(1e-4));
        double[] net = outcome.result().planOrThrow().member(0).meter().netKwh();
        assertThat(net[1]).isCloseTo(475, within(0.05));
    }

    @Test
    void solve_wideLimits_needsOnePlanAndNoRow() {
        FeederDispatch.Outcome outcome =
                FeederDispatch.solve(
                        problem(true), WelfareObjective.COST, feeder(0.5, 1e6), SETTINGS);
        assertThat(outcome.rounds()).isEqualTo(1);
        assertThat(outcome.rows()).isZero();
        assertThat(outcome.keepsLimits()).isTrue();
    }

    @Test
    void solve_withoutAnythingToMove_namesTheVoltage() {
        FeederDispatch.Outcome outcome =
                FeederDispatch.solve(
                        problem(false), WelfareObjective.COST, feeder(0.95, 1e6), SETTINGS);
        assertThat(outcome.result()).isInstanceOf(DispatchResult.Infeasible.class);
        assertThat(((DispatchResult.Infeasible) outcome.result()).conflict().families())
                .contains(ConstraintFamily.FEEDER_VOLTAGE);
    }
}
