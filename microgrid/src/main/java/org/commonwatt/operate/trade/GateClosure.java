package org.commonwatt.operate.trade;

import org.commonwatt.grid.Actions;
import org.commonwatt.grid.Battery;
import org.commonwatt.grid.Ev;
import org.commonwatt.grid.EvSession;
import org.commonwatt.grid.FleetState;
import org.commonwatt.grid.Genset;
import org.commonwatt.grid.Participant;
import org.commonwatt.grid.StepFlows;
import org.commonwatt.grid.StepInputs;
import org.commonwatt.grid.StepPhysics;
import org.commonwatt.market.AuctionMarket;
import org.commonwatt.market.Clearing;
import org.commonwatt.market.Prices;
import org.commonwatt.market.auction.OrderBook;
import org.commonwatt.operate.scenario.Information;
import org.commonwatt.operate.scenario.Scenario;

/// Gate closure: turns what members intend into orders and runs the auction, before delivery
/// (`docs/FORMULATION.md#orders`).
///
/// The intention is the step's physics played on a copy of the state with the nowcast, so it keeps
/// the limits of devices and connections. A member is on one side only: its own supply covers its
/// own need first, what is left is ordered. Inflexible deficit is bid at what the retailer asks,
/// generation is offered at what the retailer pays; what batteries, vehicles, jobs and generators
/// add are orders of their own, at [DeviceWorth]. With `information: last` the nowcast is the step
/// before, so trades and meters differ; in the first step nobody orders. For one copy; not
/// thread-safe.
public final class GateClosure {
    /// Flexible parts of one member's order: battery, vehicle, job or generator.
    private static final int PARTS = 3;

    /// Less is rounding, not energy; a thousandth of what the ledger counts.
    private static final double DUST_KWH = 1e-9;

    private final Scenario scenario;
    private final Prices prices;
    private final AuctionMarket market;
    private final DeviceWorth worth;
    private final StepPhysics physics;
    private final FleetState playedState;
    private final StepInputs nowcast;
    private final StepFlows intended;
    private final OrderBook book;
    private final double[] partKwh = new double[PARTS];
    private final double[] partPrice = new double[PARTS];
    private final int n;

    /// @param scenario community, clock and information
    /// @param prices tariffs of the members
    /// @param market the auction
    public GateClosure(Scenario scenario, Prices prices, AuctionMarket market) {
        this.scenario = scenario;
        this.prices = prices;
        this.market = market;
        double stepHours = scenario.axis().stepHours();
        n = scenario.community().size();
        worth = new DeviceWorth(scenario.community(), prices, stepHours);
        physics = new StepPhysics(scenario.community(), stepHours, 1);
        playedState = physics.initialState(1);
        nowcast = new StepInputs(1, scenario.community(), stepHours);
        intended = new StepFlows(n);
        book = new OrderBook(n * (PARTS + 1));
    }

    /// Collects the orders of step `t` and writes the firm trades.
    ///
    /// @param state before the step; not changed
    /// @param inputs what the step will bring; read where members may know it
    /// @param actions what policies ask of devices
    /// @param out trades of copy 0
    public void close(int t, FleetState state, StepInputs inputs, Actions actions, Clearing out) {
        book.clear();
        boolean last = scenario.settings().information() == Information.LAST;
        if (!last || t > 0) {
            nowcast.load(scenario.exogenous(), last ? t - 1 : t, 0);
            nowcast.outage(0, inputs.outage[0]);
            playedState.copyFrom(state);
            physics.step(playedState, nowcast, actions, intended, 0);
            for (int i = 0; i < n; i++) {
                order(t, i, state);
            }
        }
        market.clear(book, 0, n, out);
    }

    /// The orders of the last closure with their results.
    public OrderBook book() {
        return book;
    }

    private void order(int t, int i, FleetState state) {
        double rest = intended.gridImportKwh[i] - intended.gridExportKwh[i];
        if (Math.abs(rest) < DUST_KWH) {
            return;
        }
        boolean buys = rest > 0;
        Participant member = scenario.community().participant(i);
        if (buys) {
            wanted(t, i, member, state);
        } else {
            offered(t, i, member);
            rest = -rest;
        }
        // What is ordered is the last that would be bought, the dearest that would be sold: own
        // supply serves what is worth most, own need uses what is cheapest.
        for (int part = 0; part < PARTS && rest > 0; part++) {
            int next = next(buys);
            double energy = Math.min(partKwh[next], rest);
            if (energy >= DUST_KWH) {
                book.add(i, buys, energy, partPrice[next]);
                rest -= energy;
            }
            partKwh[next] = 0;
        }
        if (rest >= DUST_KWH) {
            double limit = buys ? worth.retail(t, i) : prices.feedInPricePerKwh(t, i);
            book.add(i, buys, rest, limit);
        }
    }

    private int next(boolean buys) {
        int next = -1;
        for (int part = 0; part < PARTS; part++) {
            if (partKwh[part] > 0
                    && (next < 0
                            || (buys
                                    ? partPrice[part] < partPrice[next]
                                    : partPrice[part] > partPrice[next]))) {
                next = part;
            }
        }
        return Math.max(next, 0);
    }

    private void wanted(int t, int i, Participant member, FleetState state) {
        Battery battery = member.battery();
        part(0, intended.chargeKwh[i], battery == null ? 0 : worth.chargeBid(t, i, battery));
        Ev ev = member.ev();
        double evKwh = intended.evChargeKwh[i];
        double evBid = 0;
        if (ev != null && evKwh > 0) {
            double before = playedState.evStoredKwh(i) - evKwh * ev.etaCharge();
            evBid = worth.evBid(t, i, ev, session(ev, i), before);
        }
        part(1, evKwh, evBid);
        double jobKwh = intended.jobKwh[i];
        part(2, jobKwh, jobKwh > 0 ? worth.jobBid(t, i, state, i) : 0);
    }

    private void offered(int t, int i, Participant member) {
        Battery battery = member.battery();
        part(0, intended.dischargeKwh[i], battery == null ? 0 : worth.dischargeAsk(t, i, battery));
        Ev ev = member.ev();
        double evKwh = intended.evDischargeKwh[i];
        part(1, evKwh, ev != null && evKwh > 0 ? worth.evAsk(t, i, ev, session(ev, i)) : 0);
        Genset genset = member.genset();
        part(2, intended.gensetKwh[i], genset == null ? 0 : worth.gensetAsk(t, i, genset));
    }

    /// The stay of a vehicle that is at its charger in the step.
    private EvSession session(Ev ev, int i) {
        return ev.sessions().get(playedState.evSession(i));
    }

    private void part(int part, double energyKwh, double pricePerKwh) {
        partKwh[part] = energyKwh;
        partPrice[part] = pricePerKwh;
    }
}
