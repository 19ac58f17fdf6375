package org.commonwatt.operate.policy;

// Larger than 300 lines because every observable is written here.

import java.util.List;
import org.commonwatt.grid.Community;
import org.commonwatt.grid.Ev;
import org.commonwatt.grid.EvSession;
import org.commonwatt.grid.FleetState;
import org.commonwatt.grid.HeatPump;
import org.commonwatt.grid.Job;
import org.commonwatt.grid.Outage;
import org.commonwatt.grid.StepFlows;
import org.commonwatt.grid.StepInputs;
import org.commonwatt.grid.Tank;
import org.commonwatt.market.Clearing;
import org.commonwatt.market.Mechanisms;
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
    private final double[] lastHeatKwh;
    private final double[] lastJobKwh;
    private final double[] lastHotWaterKwh;
    private final double[] lastSunWPerM2;
    private final @Nullable Tank[] tanks;
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
        boolean pools = Mechanisms.of(scenario.mechanism()).pools();
        double[] capacityKwh = devices.capacityKwh;
        o = new Observations(prices, copies, stepsPerDay, pools, forecasters, capacityKwh);
        lastDemandKwh = new double[copies * community.size()];
        lastHeatKwh = new double[copies * community.size()];
        lastJobKwh = new double[copies * community.size()];
        lastHotWaterKwh = new double[copies * community.size()];
        lastSunWPerM2 = new double[copies];
        tanks = new Tank[community.size()];
        for (int i : devices.heatMembers) {
            HeatPump pump = community.participant(i).heatPump();
            tanks[i] = pump == null ? null : pump.tank();
        }
        lastGenerationKwh = new double[copies * community.size()];
        java.util.Arrays.fill(o.poolPricePerKwh, Double.NaN);
    }

    /// Lets members see what their community has bought ahead.
    ///
    /// @param committedKwh energy for each step, kWh, NaN where that is open, `[T]`; a view that
    ///   the caller goes on writing
    public void publishPurchases(int copy, double[] committedKwh) {
        o.committedKwh[copy] = committedKwh;
    }

    /// Lets members see what the utility expects a kWh to cost on top.
    ///
    /// @param pricesPerKwh by step of the day counted from the start of the run, currency/kWh
    ///   before tax; empty where nothing is said. A view
    /// @param perKw what it expects a kW of the day's highest import to cost, currency/kW
    public void publishSurcharge(int copy, double[] pricesPerKwh, double perKw) {
        o.surchargePerKwh[copy] = pricesPerKwh;
        o.surchargePerKw[copy] = perKw;
    }

    /// Hands the readings of step `t` to the forecaster, once.
    private void meter(int t, StepInputs inputs, int copy) {
        int n = community.size();
        System.arraycopy(inputs.demandKwh, copy * n, metered, 0, n);
        addFlexible(copy, metered, 0);
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
        if (now) {
            addFlexible(copy, o.demandKwh, base);
        }
        System.arraycopy(generation, base, o.generationKwh, base, n);
        o.communityNetKwh[copy] = meteredNetKwh[copy];
        refresh(state, copy, o);
        for (int i : devices.evMembers) {
            observeEv(state, copy * n + i, i, t);
        }
        observeFlexible(state, inputs, copy, t);
        o.outage[copy] = inputs.outage[copy];
        o.outageInHours[copy] = announcedOutageHours(t);
        return o;
    }

    /// Writes the contents of batteries anew.
    public void refresh(FleetState state, int copy, Observations into) {
        double stored = 0;
        double capacity = 0;
        for (int i : devices.batteryMembers) {
            int k = copy * community.size() + i;
            stored += state.storedKwh(k);
            capacity += devices.capacityKwh[i];
            into.storedKwh[k] = state.storedKwh(k);
        }
        into.meanSoc[copy] = capacity > 0 ? stored / capacity : 0;
    }

    /// Heat pumps and jobs as in the step before are part of the demand that members see.
    private void addFlexible(int copy, double[] target, int offset) {
        int base = copy * community.size();
        for (int i : devices.heatMembers) {
            target[offset + i] += lastHeatKwh[base + i];
        }
        for (int i : devices.jobMembers) {
            target[offset + i] += lastJobKwh[base + i];
        }
    }

    private void observeFlexible(FleetState state, StepInputs inputs, int copy, int t) {
        int base = copy * community.size();
        boolean now = information == Information.NOW;
        o.outdoorC[copy] = inputs.outdoorC[copy];
        o.sunWPerM2[copy] = now ? inputs.sunWPerM2[copy] : lastSunWPerM2[copy];
        for (int i : devices.heatMembers) {
            int k = base + i;
            o.roomC[k] = state.roomTemperatureC(k);
            o.flexibleKwh[k] = lastHeatKwh[k];
            o.heatKwh[k] = lastHeatKwh[k];
            o.hotWaterKwh[k] = now ? inputs.hotWaterKwh[k] : lastHotWaterKwh[k];
            Tank tank = tanks[i];
            if (tank != null) {
                double c = tank.coldC() + state.tankKwh(k) / tank.capacityKwhPerK();
                o.tankC[k] = c;
                o.tankShare[k] = (c - tank.minC()) / Math.max(1e-9, tank.maxC() - tank.minC());
            }
        }
        for (int i : devices.jobMembers) {
            observeJob(state, base + i, i, t);
        }
        for (int i : devices.gensetMembers) {
            o.gensetOn[base + i] = state.gensetOn(base + i);
        }
    }

    private void observeJob(FleetState state, int k, int i, int t) {
        List<Job> jobs = community.participant(i).jobs();
        int index = state.jobIndex(k);
        Job job = index < jobs.size() && !state.jobRuns(k) ? jobs.get(index) : null;
        o.jobIndex[k] = index;
        o.jobOffset[k] = state.jobOffset(k);
        o.jobWaits[k] = false;
        o.jobHoursLeft[k] = 0;
        o.jobSteps[k] = 0;
        if (job != null && job.releaseStep() <= t && t <= job.latestStartStep()) {
            o.jobWaits[k] = true;
            o.jobHoursLeft[k] = (job.latestStartStep() - t) * stepHours;
            o.jobSteps[k] = job.profileKwh().size();
        }
        boolean heats = community.participant(i).heatPump() != null;
        o.flexibleKwh[k] = lastJobKwh[k] + (heats ? lastHeatKwh[k] : 0);
    }

    private void observeEv(FleetState state, int k, int i, int t) {
        Ev ev = java.util.Objects.requireNonNull(community.participant(i).ev());
        EvSession session = presentSession(ev, state, k, t);
        o.evConnected[k] = session != null;
        o.evNeedKwh[k] = 0;
        o.evSpareKwh[k] = 0;
        o.evHoursLeft[k] = 0;
        o.evStoredKwh[k] = 0;
        if (session != null) {
            double stored =
                    state.evConnected(k) && ev.sessions().get(state.evSession(k)).equals(session)
                            ? state.evStoredKwh(k)
                            : session.arrivalSoc() * ev.capacityKwh();
            o.evStoredKwh[k] = stored;
            double missing = session.targetSoc() * ev.capacityKwh() - stored;
            o.evNeedKwh[k] = Math.max(0, missing);
            o.evSpareKwh[k] = Math.max(0, -missing);
            o.evHoursLeft[k] = (session.announcedStep() - t) * stepHours;
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
    public void learn(int t, StepInputs inputs, StepFlows flows, Clearing clearing, int copy) {
        int base = copy * community.size();
        for (int i : devices.heatMembers) {
            lastHeatKwh[base + i] = flows.heatPumpKwh[base + i];
            lastHotWaterKwh[base + i] = inputs.hotWaterKwh[base + i];
        }
        lastSunWPerM2[copy] = inputs.sunWPerM2[copy];
        for (int i : devices.jobMembers) {
            lastJobKwh[base + i] = flows.jobKwh[base + i];
        }
        if (information == Information.LAST) {
            meter(t, inputs, copy);
        }
        int n = community.size();
        int slot = t % o.stepsPerDay();
        int row = (slot * o.copies() + copy) * n;
        System.arraycopy(inputs.demandKwh, base, lastDemandKwh, base, n);
        addFlexible(copy, lastDemandKwh, base);
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
        System.arraycopy(other.lastHeatKwh, 0, lastHeatKwh, 0, lastHeatKwh.length);
        System.arraycopy(other.lastJobKwh, 0, lastJobKwh, 0, lastJobKwh.length);
        System.arraycopy(other.lastHotWaterKwh, 0, lastHotWaterKwh, 0, lastHotWaterKwh.length);
        System.arraycopy(other.lastSunWPerM2, 0, lastSunWPerM2, 0, lastSunWPerM2.length);
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
