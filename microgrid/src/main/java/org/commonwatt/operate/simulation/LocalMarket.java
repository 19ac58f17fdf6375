package org.commonwatt.operate.simulation;

import org.commonwatt.grid.Actions;
import org.commonwatt.grid.FleetState;
import org.commonwatt.grid.StepFlows;
import org.commonwatt.grid.StepInputs;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.market.AuctionMarket;
import org.commonwatt.market.BillSharing;
import org.commonwatt.market.Clearing;
import org.commonwatt.market.ClearingMechanism;
import org.commonwatt.market.Mechanisms;
import org.commonwatt.market.OperatorPrice;
import org.commonwatt.market.Prices;
import org.commonwatt.market.SharedHorizon;
import org.commonwatt.market.auction.OrderBook;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.trade.GateClosure;
import org.jspecify.annotations.Nullable;

/// The local market of a simulation: auctions before delivery, everything else on metered flows
/// (`docs/FORMULATION.md#one-step`).
final class LocalMarket {
    private final TimeAxis axis;
    private final Prices prices;
    private final ClearingMechanism mechanism;
    private final Clearing clearing;

    /// Read by the mechanism in each step.
    private final double[] operatorShare;

    private final @Nullable GateClosure gate;
    private final @Nullable SharedHorizon day;

    LocalMarket(Scenario scenario, Prices prices) {
        this.prices = prices;
        axis = scenario.axis();
        clearing = new Clearing(1, scenario.community().size());
        operatorShare = new double[] {scenario.market().operatorShare()};
        ClearingMechanism named = Mechanisms.of(scenario.mechanism(), scenario.market());
        mechanism = named instanceof OperatorPrice ? new OperatorPrice(operatorShare, 1) : named;
        gate =
                mechanism instanceof AuctionMarket auction
                        ? new GateClosure(scenario, prices, auction)
                        : null;
        boolean byDay = scenario.market().billsByDay() && mechanism instanceof BillSharing;
        day = byDay ? new SharedHorizon(prices, 1) : null;
    }

    /// What was traded in the present step.
    Clearing clearing() {
        return clearing;
    }

    /// Sets the place of the operator's price in its range, from now on.
    void operatorShare(double share) {
        operatorShare[0] = share;
    }

    /// The orders of the last auction; null where members do not trade by auction.
    @Nullable OrderBook orders() {
        return gate == null ? null : gate.book();
    }

    /// Runs an auction, before the step is executed.
    void closeGate(int t, FleetState state, StepInputs inputs, Actions actions) {
        if (gate != null) {
            gate.close(t, state, inputs, actions, clearing);
        }
    }

    /// Clears the metered flows, unless an auction has decided.
    void clear(int t, StepFlows flows) {
        if (gate == null) {
            mechanism.clear(prices, t, flows, 0, clearing);
        }
        if (day != null) {
            day.add(t, flows, clearing, 0);
            if (t + 1 == axis.steps() || axis.day(t + 1) != axis.day(t)) {
                day.close(0, clearing);
            }
        }
    }

    /// Takes over what the market of another simulation of the scenario remembers.
    void copyFrom(LocalMarket other) {
        operatorShare[0] = other.operatorShare[0];
        if (day != null && other.day != null) {
            day.copyFrom(other.day);
        }
    }
}
