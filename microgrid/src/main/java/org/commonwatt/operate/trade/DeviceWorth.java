package org.commonwatt.operate.trade;

import java.util.List;
import org.commonwatt.grid.Battery;
import org.commonwatt.grid.Community;
import org.commonwatt.grid.Ev;
import org.commonwatt.grid.EvSession;
import org.commonwatt.grid.FleetState;
import org.commonwatt.grid.Genset;
import org.commonwatt.grid.Job;
import org.commonwatt.market.AuctionMarket;
import org.commonwatt.market.Prices;

/// What a kWh is worth to a device, by the prices published for the next day: its opportunity value
/// (`docs/FORMULATION.md#orders`).
///
/// Prices are those of local energy: energy price plus the grid fee that it saves. Every limit
/// stays within what the retailer pays and asks now: the device acts as it intends, and what it
/// does not trade goes to the retailer at these prices.
final class DeviceWorth {
    private final Community community;
    private final Prices prices;
    private final int publishedSteps;
    private final double stepHours;

    /// @param community members and devices
    /// @param prices their tariffs
    /// @param stepHours Δ; prices are published for a day ahead
    DeviceWorth(Community community, Prices prices, double stepHours) {
        this.community = community;
        this.prices = prices;
        this.stepHours = stepHours;
        publishedSteps = (int) Math.round(24 / stepHours);
    }

    /// What the retailer asks now.
    double retail(int t, int i) {
        return AuctionMarket.worthPerKwh(prices, t, i);
    }

    /// A kWh into the battery: what comes out again is worth the dearest hour ahead, less wear both
    /// ways.
    double chargeBid(int t, int i, Battery battery) {
        double roundTrip = battery.etaCharge() * battery.etaDischarge();
        double later = roundTrip * dearest(t, i, t + publishedSteps);
        return within(t, i, later - 2 * battery.wearCostPerKwh());
    }

    /// A kWh out of the battery: what it costs to buy it again in the cheapest hour ahead, and wear
    /// both ways.
    double dischargeAsk(int t, int i, Battery battery) {
        double roundTrip = battery.etaCharge() * battery.etaDischarge();
        double again = cheapest(t, i, t + publishedSteps) / roundTrip;
        return within(t, i, again + 2 * battery.wearCostPerKwh());
    }

    /// A kWh into the vehicle: the cheapest price until it leaves, unless it must charge now to
    /// leave full.
    ///
    /// @param session the present stay
    /// @param storedKwh in the vehicle before it charges
    double evBid(int t, int i, Ev ev, EvSession session, double storedKwh) {
        double missing = session.targetSoc() * ev.capacityKwh() - storedKwh;
        double later =
                (session.departureStep() - t - 1) * ev.powerKw() * stepHours * ev.etaCharge();
        return missing > later
                ? retail(t, i)
                : within(t, i, cheapest(t, i, session.departureStep()));
    }

    /// A kWh out of the vehicle: what it costs to charge it again before it leaves.
    double evAsk(int t, int i, Ev ev, EvSession session) {
        double again =
                cheapest(t, i, session.departureStep()) / (ev.etaCharge() * ev.etaDischarge());
        return within(t, i, again);
    }

    /// A kWh of a job that starts now: the cheapest price until its latest start; what runs already
    /// or must start pays what the retailer asks.
    double jobBid(int t, int i, FleetState state, int k) {
        List<Job> jobs = community.participant(i).jobs();
        if (state.jobRuns(k) || state.jobIndex(k) >= jobs.size()) {
            return retail(t, i);
        }
        int latest = jobs.get(state.jobIndex(k)).latestStartStep();
        return within(t, i, cheapest(t, i, latest + 1));
    }

    /// A kWh from the generator: its fuel at the margin.
    double gensetAsk(int t, int i, Genset genset) {
        return within(t, i, genset.litresPerKwh() * genset.fuelPricePerLitre());
    }

    private double within(int t, int i, double value) {
        return Math.max(prices.feedInPricePerKwh(t, i), Math.min(retail(t, i), value));
    }

    /// Cheapest price of the steps after `t` and before `end`; the present one where there is none.
    private double cheapest(int t, int i, int end) {
        double price = Double.POSITIVE_INFINITY;
        for (int ahead = t + 1; ahead < Math.min(end, lastPublished(t)); ahead++) {
            price = Math.min(price, retail(ahead, i));
        }
        return price == Double.POSITIVE_INFINITY ? retail(t, i) : price;
    }

    private double dearest(int t, int i, int end) {
        double price = Double.NEGATIVE_INFINITY;
        for (int ahead = t + 1; ahead < Math.min(end, lastPublished(t)); ahead++) {
            price = Math.max(price, retail(ahead, i));
        }
        return price == Double.NEGATIVE_INFINITY ? retail(t, i) : price;
    }

    private int lastPublished(int t) {
        return Math.min(prices.steps(), t + publishedSteps);
    }
}
