package org.commonwatt.operate.policy;

import org.commonwatt.grid.Community;
import org.commonwatt.grid.Ev;
import org.commonwatt.grid.EvSession;
import org.commonwatt.grid.FleetState;
import org.commonwatt.grid.Outage;
import org.commonwatt.grid.StepInputs;
import org.commonwatt.market.Clearing;
import org.commonwatt.market.Prices;
import org.commonwatt.operate.forecast.Forecaster;
import org.commonwatt.operate.scenario.Information;
import org.commonwatt.operate.scenario.Scenario;
import org.jspecify.annotations.Nullable;

/// Writes [Observations] from what members may know, and nothing else.
///
/// Mutable: remembers the last day's nets and the last step. [#copyFrom] restores it bit for bit.
public final class Observer {
    private final Community community;
    private final ScenarioDevices devices;
    private final double stepHours;
    private final Information information;
    private final Observations o;
    private final double[] lastDemandKwh;
    private final double[] lastGenerationKwh;
    private final Forecaster[] forecasters;

    /// Demand of every member, generation of every member, sum of demand, sum of generation.
    private final double[] metered;

    /// Σ demand − Σ generation of the readings last handed over, `[copy]`.
    private final double[] meteredNetKwh;

    /// @param scenario community, prices and rules
    /// @param devices the members' devices
    /// @param prices compiled tariffs
    /// @param copies number of copies
    public Observer(Scenario scenario, ScenarioDevices devices, Prices prices, int copies) {
        community = scenario.community();
        this.devices = devices;
        stepHours = scenario.axis().stepHours();
        information = scenario.settings().information();
        int stepsPerDay = (int) Math.round(24 / stepHours);
        forecasters = new Forecaster[copies];
        for (int copy = 0; copy < copies; copy++) {
            forecasters[copy] = ScenarioForecasts.forecaster(scenario, stepsPerDay);
        }
        meteredNetKwh = new double[copies];
        metered = new double[2 * community.size() + 2];
        o = new Observations(prices, copies, stepsPerDay, forecasters, devices.capacityKwh);
        lastDemandKwh = new double[copies * community.size()];
        lastGenerationKwh = new double[copies * community.size()];
        java.util.Arrays.fill(o.poolPricePerKwh, Double.NaN);
    }

    /// Hands the readings of step `t` to the forecaster, once.
    private void meter(int t, StepInputs inputs, int copy) {
        int n = community.size();
        System.arraycopy(inputs.demandKwh, copy * n, metered, 0, n);
        System.arraycopy(inputs.availableKwh, copy * n, metered, n, n);
        double demand = 0;
        double generation = 0;
        for (int i = 0; i < n; i++) {
            demand += metered[i];
            generation += metered[n + i];
        }
        metered[2 * n] = demand;
        metered[2 * n + 1] = generation;
        meteredNetKwh[copy] = demand - generation;
        forecasters[copy].observe(t, metered);
    }

    /// The observations of one copy before its next step.
    public Observations observe(FleetState state, StepInputs inputs, int copy) {
        int t = state.step(copy);
        int n = community.size();
        o.step[copy] = t;
        o.slotNow[copy] = t % o.stepsPerDay();
        boolean now = information == Information.NOW;
        if (now) {
            meter(t, inputs, copy);
        }
        int base = copy * n;
        double[] demand = now ? inputs.demandKwh : lastDemandKwh;
        double[] generation = now ? inputs.availableKwh : lastGenerationKwh;
        System.arraycopy(demand, base, o.demandKwh, base, n);
        System.arraycopy(generation, base, o.generationKwh, base, n);
        o.communityNetKwh[copy] = meteredNetKwh[copy];
        double stored = 0;
        double capacity = 0;
        for (int i : devices.batteryMembers) {
            int k = copy * n + i;
            stored += state.storedKwh(k);
            capacity += devices.capacityKwh[i];
            o.storedKwh[k] = state.storedKwh(k);
        }
        o.meanSoc[copy] = capacity > 0 ? stored / capacity : 0;
        for (int i : devices.evMembers) {
            observeEv(state, copy * n + i, i, t);
        }
        o.outage[copy] = inputs.outage[copy];
        o.outageInHours[copy] = announcedOutageHours(t);
        return o;
    }

    private void observeEv(FleetState state, int k, int i, int t) {
        Ev ev = java.util.Objects.requireNonNull(community.participant(i).ev());
        EvSession session = presentSession(ev, state, k, t);
        o.evConnected[k] = session != null;
        o.evNeedKwh[k] = 0;
        o.evHoursLeft[k] = 0;
        if (session != null) {
            double stored =
                    state.evConnected(k) && ev.sessions().get(state.evSession(k)).equals(session)
                            ? state.evStoredKwh(k)
                            : session.arrivalSoc() * ev.capacityKwh();
            o.evNeedKwh[k] = Math.max(0, session.targetSoc() * ev.capacityKwh() - stored);
            o.evHoursLeft[k] = (session.departureStep() - t) * stepHours;
        }
    }

    /// The stay during step `t`, also one that begins with this step; null while away.
    private static @Nullable EvSession presentSession(Ev ev, FleetState state, int k, int t) {
        for (int s = state.evSession(k); s < ev.sessions().size(); s++) {
            EvSession session = ev.sessions().get(s);
            if (session.arrivalStep() > t) {
                return null;
            }
            if (session.departureStep() > t) {
                return session;
            }
        }
        return null;
    }

    private double announcedOutageHours(int t) {
        for (Outage outage : community.outages()) {
            if (outage.warnedStep() <= t && outage.startStep() > t) {
                return (outage.startStep() - t) * stepHours;
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    /// Takes note of a finished step.
    ///
    /// @param t the step that is over
    public void learn(int t, StepInputs inputs, Clearing clearing, int copy) {
        if (information == Information.LAST) {
            meter(t, inputs, copy);
        }
        int n = community.size();
        int slot = t % o.stepsPerDay();
        int row = (slot * o.copies() + copy) * n;
        int base = copy * n;
        System.arraycopy(inputs.demandKwh, base, lastDemandKwh, base, n);
        System.arraycopy(inputs.availableKwh, base, lastGenerationKwh, base, n);
        for (int i = 0; i < n; i++) {
            o.netRing[row + i] = lastDemandKwh[base + i] - lastGenerationKwh[base + i];
        }
        o.communityNetRing[slot * o.copies() + copy] = meteredNetKwh[copy];
        o.poolPricePerKwh[copy] = clearing.pricePerKwh[copy];
    }

    /// Takes over what an observer of the same shape remembers.
    public void copyFrom(Observer other) {
        for (int copy = 0; copy < forecasters.length; copy++) {
            double[] memory = new double[forecasters[copy].stateSize()];
            other.forecasters[copy].copyState(memory);
            forecasters[copy].restore(memory);
        }
        System.arraycopy(other.meteredNetKwh, 0, meteredNetKwh, 0, meteredNetKwh.length);
        System.arraycopy(other.lastDemandKwh, 0, lastDemandKwh, 0, lastDemandKwh.length);
        System.arraycopy(
                other.lastGenerationKwh, 0, lastGenerationKwh, 0, lastGenerationKwh.length);
        System.arraycopy(other.o.netRing, 0, o.netRing, 0, o.netRing.length);
        System.arraycopy(
                other.o.communityNetRing, 0, o.communityNetRing, 0, o.communityNetRing.length);
        System.arraycopy(
                other.o.poolPricePerKwh, 0, o.poolPricePerKwh, 0, o.poolPricePerKwh.length);
    }
}
