package org.commonwatt.operate.policy;

// Larger than 300 lines because every observable has its accessor.

import org.commonwatt.market.Prices;
import org.commonwatt.operate.forecast.Forecaster;

/// What members know when they act: columns `[copy × participant]` or `[copy]`, observation
/// contract **version 2** (`operate.agent` turns them into numbered, scaled features for learners).
///
/// Content (`docs/FORMULATION.md#one-step`, point 2): own devices, own demand and generation of the
/// step (or of the step before), published prices, the community's public sums, yesterday's meter
/// readings, announced outages. Nothing of later steps is reachable: prices are published a day
/// ahead, readings end with the present step. Written by [Observer], read by policies.
public final class Observations {
    /// Version of the contract.
    public static final int VERSION = 2;

    /// Hours ahead for which retail prices are published.
    public static final int PUBLISHED_HOURS = 24;

    private final Prices prices;
    private final PublishedPrices publishedPrices;
    private final int copies;
    private final int participants;
    private final int stepsPerDay;

    final int[] step;

    /// Step of the day by steps since the start, the rings' present place, `[copy]`.
    final int[] slotNow;

    final double[] demandKwh;
    final double[] generationKwh;
    final double[] storedKwh;
    private final double[] perCapacityKwh;
    final double[] evNeedKwh;
    final double[] evSpareKwh;
    final double[] evHoursLeft;
    final double[] evStoredKwh;
    final boolean[] evConnected;
    final double[] flexibleKwh;
    final double[] heatKwh;
    final double[] roomC;
    final double[] tankShare;
    final double[] tankC;
    final double[] hotWaterKwh;
    final int[] jobIndex;
    final int[] jobOffset;
    final boolean[] jobWaits;
    final double[] jobHoursLeft;
    final int[] jobSteps;
    final boolean[] gensetOn;
    final double[] outdoorC;
    final double[] sunWPerM2;
    final double[] communityNetKwh;
    final double[] meanSoc;
    final double[] poolPricePerKwh;
    final boolean[] outage;
    final double[] outageInHours;

    /// Net of the last day, `[stepOfDay × copy × participant]`, a ring over steps.
    final double[] netRing;

    /// Community net of the last day, `[stepOfDay × copy]`, a ring over steps.
    final double[] communityNetRing;

    /// What was bought ahead for each step, kWh, NaN where that is open; empty where nothing is
    /// bought ahead, `[copy][T]`.
    final double[][] committedKwh;

    /// What the utility expects a kWh to cost on top, by step of the day; empty where it says
    /// nothing, `[copy][stepOfDay]`.
    final double[][] surchargePerKwh;

    /// What it expects a kW of the day's highest import to cost, `[copy]`.
    final double[] surchargePerKw;

    private final boolean pools;
    private final Forecaster[] forecasters;
    private final double[] generationAhead;

    // Longer than 45 lines because every column is allocated here, one line each.
    Observations(
            Prices prices,
            int copies,
            int stepsPerDay,
            boolean pools,
            Forecaster[] forecasters,
            double[] capacityKwh) {
        perCapacityKwh = new double[capacityKwh.length];
        for (int i = 0; i < capacityKwh.length; i++) {
            perCapacityKwh[i] = capacityKwh[i] > 0 ? 1 / capacityKwh[i] : 0;
        }
        this.prices = prices;
        publishedPrices = new PublishedPrices(prices, stepsPerDay);
        this.forecasters = forecasters;
        generationAhead = new double[stepsPerDay];
        this.copies = copies;
        this.participants = prices.participants();
        this.stepsPerDay = stepsPerDay;
        int size = copies * participants;
        step = new int[copies];
        slotNow = new int[copies];
        demandKwh = new double[size];
        generationKwh = new double[size];
        storedKwh = new double[size];
        evNeedKwh = new double[size];
        evSpareKwh = new double[size];
        evHoursLeft = new double[size];
        evStoredKwh = new double[size];
        evConnected = new boolean[size];
        flexibleKwh = new double[size];
        heatKwh = new double[size];
        roomC = new double[size];
        tankShare = new double[size];
        tankC = new double[size];
        hotWaterKwh = new double[size];
        jobIndex = new int[size];
        jobOffset = new int[size];
        jobWaits = new boolean[size];
        jobHoursLeft = new double[size];
        jobSteps = new int[size];
        gensetOn = new boolean[size];
        outdoorC = new double[copies];
        sunWPerM2 = new double[copies];
        communityNetKwh = new double[copies];
        meanSoc = new double[copies];
        poolPricePerKwh = new double[copies];
        outage = new boolean[copies];
        outageInHours = new double[copies];
        this.pools = pools;
        committedKwh = new double[copies][0];
        surchargePerKwh = new double[copies][0];
        surchargePerKw = new double[copies];
        netRing = new double[stepsPerDay * size];
        communityNetRing = new double[stepsPerDay * copies];
    }

    /// Number of copies.
    public int copies() {
        return copies;
    }

    /// Number of participants N.
    public int participants() {
        return participants;
    }

    /// Steps per day of 24 hours.
    public int stepsPerDay() {
        return stepsPerDay;
    }

    /// Flat index of participant `i` of `copy`.
    public int index(int copy, int i) {
        return copy * participants + i;
    }

    /// Step that is about to happen.
    public int step(int copy) {
        return step[copy];
    }

    /// Own demand, kWh, heat pump and jobs as in the step before included.
    public double demandKwh(int k) {
        return demandKwh[k];
    }

    /// Own available generation, kWh.
    public double generationKwh(int k) {
        return generationKwh[k];
    }

    /// Own demand minus own generation, kWh; + takes energy.
    public double netKwh(int k) {
        return demandKwh[k] - generationKwh[k];
    }

    /// Energy in the own battery, kWh.
    public double storedKwh(int k) {
        return storedKwh[k];
    }

    /// Own state of charge, stored / nameplate; 0 without battery.
    public double soc(int k) {
        return storedKwh[k] * perCapacityKwh[k % participants];
    }

    /// Whether the own vehicle is at its charger.
    public boolean evConnected(int k) {
        return evConnected[k];
    }

    /// Energy that the vehicle still needs to its target, kWh stored; 0 while away.
    public double evNeedKwh(int k) {
        return evNeedKwh[k];
    }

    /// Energy in the vehicle beyond its target, kWh stored; 0 while away.
    public double evSpareKwh(int k) {
        return evSpareKwh[k];
    }

    /// Energy in the vehicle at its charger, kWh; 0 while away.
    public double evStoredKwh(int k) {
        return evStoredKwh[k];
    }

    /// Hours until the vehicle leaves; 0 while away.
    public double evHoursLeft(int k) {
        return evHoursLeft[k];
    }

    /// Electricity of the own heat pump and jobs in the step before, kWh; part of the demand.
    public double flexibleKwh(int k) {
        return flexibleKwh[k];
    }

    /// Electricity of the own heat pump in the step before, kWh; part of the demand.
    public double heatKwh(int k) {
        return heatKwh[k];
    }

    /// Temperature of the own heated room, °C; 0 without one.
    public double roomC(int k) {
        return roomC[k];
    }

    /// Heat in the own tank: 0 at its least, 1 at its highest usable temperature; 0 without one.
    public double tankShare(int k) {
        return tankShare[k];
    }

    /// Temperature of the own hot-water tank, °C; 0 without one.
    public double tankC(int k) {
        return tankC[k];
    }

    /// Heat wanted as hot water, kWh, of the step that the demand is of.
    public double hotWaterKwh(int k) {
        return hotWaterKwh[k];
    }

    /// Index of the own job that runs or is next.
    public int jobIndex(int k) {
        return jobIndex[k];
    }

    /// Steps that this job has run; −1 while it waits.
    public int jobOffset(int k) {
        return jobOffset[k];
    }

    /// Whether a job of one's own may start in this step.
    public boolean jobWaits(int k) {
        return jobWaits[k];
    }

    /// Hours until the waiting job starts by itself; 0 where none waits.
    public double jobHoursLeft(int k) {
        return jobHoursLeft[k];
    }

    /// Steps that the waiting job takes; 0 where none waits.
    public int jobSteps(int k) {
        return jobSteps[k];
    }

    /// Whether the own generator ran in the step before.
    public boolean gensetOn(int k) {
        return gensetOn[k];
    }

    /// Air temperature outside, °C.
    public double outdoorC(int copy) {
        return outdoorC[copy];
    }

    /// Global irradiance on a level plane, W/m², of the step that the demand is of.
    public double sunWPerM2(int copy) {
        return sunWPerM2[copy];
    }

    /// Sum of all members' demand minus generation, kWh.
    public double communityNetKwh(int copy) {
        return communityNetKwh[copy];
    }

    /// Stored energy of all batteries over their capacity; 0 without batteries.
    public double meanSoc(int copy) {
        return meanSoc[copy];
    }

    /// Price between members of the step before; NaN where nothing was traded.
    public double poolPricePerKwh(int copy) {
        return poolPricePerKwh[copy];
    }

    /// What leaves the community with a kWh that one member hands to another now: fees and tax.
    public double localCostPerKwh(int copy) {
        return prices.meanLocalCostPerKwh(publishedStep(copy, 0));
    }

    /// Whether the utility's grid is out.
    public boolean outage(int copy) {
        return outage[copy];
    }

    /// Hours until an announced outage starts; infinite where none is announced.
    public double outageInHours(int copy) {
        return outageInHours[copy];
    }

    /// All-in retail price `lead` steps ahead, 0 … one day, with what the utility expects on top;
    /// the last published price beyond the end.
    public double retailPricePerKwh(int copy, int i, int lead) {
        return prices.retailPricePerKwh(publishedStep(copy, lead), i)
                + surchargePerKwh(copy, lead) * (1 + prices.vatRate(i));
    }

    /// Whether the utility says what it expects a kWh to cost on top, so that the load of all
    /// matters.
    public boolean isSurchargeAnnounced(int copy) {
        return surchargePerKwh[copy].length > 0;
    }

    /// What the utility expects a kW more of the community's highest import of the day to cost,
    /// currency/kW; 0 where it says nothing.
    public double surchargePerKw(int copy) {
        return surchargePerKw[copy];
    }

    /// What the utility expects a kWh to cost on top `lead` steps ahead, before tax; 0 where it
    /// says nothing.
    public double surchargePerKwh(int copy, int lead) {
        double[] announced = surchargePerKwh[copy];
        return announced.length == 0 ? 0 : announced[slot(copy, lead % stepsPerDay)];
    }

    /// Writes the all-in retail prices from the present step on; at most one day long.
    ///
    /// @param i a member, or N for the mean over the members
    public void retailPricesPerKwh(int copy, int i, double[] out) {
        if (out.length > stepsPerDay) {
            throw new IllegalArgumentException(
                    "Prices are published %d steps ahead, not %d."
                            .formatted(stepsPerDay, out.length));
        }
        publishedPrices.copyAhead(step[copy], i, out);
        if (surchargePerKwh[copy].length > 0) {
            double withTax = 1 + (i == participants ? prices.meanVatRate() : prices.vatRate(i));
            for (int lead = 0; lead < out.length; lead++) {
                out[lead] += surchargePerKwh(copy, lead) * withTax;
            }
        }
    }

    /// Highest all-in retail price of the published steps after the present one.
    ///
    /// @param i a member, or N for the mean over the members
    public double dearestRetailPriceAheadPerKwh(int copy, int i) {
        if (surchargePerKwh[copy].length == 0) {
            return publishedPrices.dearestAheadPerKwh(step[copy], i);
        }
        double[] ahead = new double[stepsPerDay];
        retailPricesPerKwh(copy, i, ahead);
        double dearest = Double.NEGATIVE_INFINITY;
        for (int lead = 1; lead < ahead.length; lead++) {
            dearest = Math.max(dearest, ahead[lead]);
        }
        return dearest;
    }

    /// Feed-in price `lead` steps ahead.
    public double feedInPricePerKwh(int copy, int i, int lead) {
        return prices.feedInPricePerKwh(publishedStep(copy, lead), i);
    }

    private int publishedStep(int copy, int lead) {
        if (lead < 0 || lead > stepsPerDay) {
            throw new IllegalArgumentException(
                    "Prices are published %d steps ahead, not %d.".formatted(stepsPerDay, lead));
        }
        return Math.min(step[copy] + lead, prices.steps() - 1);
    }

    /// Own net one day before the time `lead` steps ahead (0 ≤ lead < one day), kWh; 0 before the
    /// first day is over.
    public double netYesterdayKwh(int copy, int i, int lead) {
        return netRing[(slot(copy, lead) * copies + copy) * participants + i];
    }

    /// The community's net one day before the time `lead` steps ahead (0 ≤ lead < one day), kWh.
    public double communityNetYesterdayKwh(int copy, int lead) {
        return communityNetRing[slot(copy, lead) * copies + copy];
    }

    /// Place in the rings of the time `lead` steps ahead.
    private int slot(int copy, int lead) {
        int slot = slotNow[copy] + lead;
        return slot < stepsPerDay ? slot : slot - stepsPerDay;
    }

    /// Writes the scenario's forecast of member `i`'s net for the coming day: `out[lead]`, kWh,
    /// from the present step (`lead` 0) on; at most one day long.
    public void forecastNetKwh(int copy, int i, double[] out) {
        forecastNet(copy, i, participants + i, out);
    }

    /// Writes the scenario's forecast of the community's net for the coming day.
    public void forecastCommunityNetKwh(int copy, double[] out) {
        forecastNet(copy, 2 * participants, 2 * participants + 1, out);
    }

    /// Writes what the community is expected to take from the utility in the coming day, without
    /// what batteries do: the positive part of its net where the market pools, of each member's net
    /// elsewhere; kWh per step, at most one day long.
    public void forecastImportKwh(int copy, double[] out) {
        if (pools) {
            forecastCommunityNetKwh(copy, out);
            for (int lead = 0; lead < out.length; lead++) {
                out[lead] = Math.max(0, out[lead]);
            }
            return;
        }
        double[] own = new double[out.length];
        java.util.Arrays.fill(out, 0);
        for (int i = 0; i < participants; i++) {
            forecastNetKwh(copy, i, own);
            for (int lead = 0; lead < out.length; lead++) {
                out[lead] += Math.max(0, own[lead]);
            }
        }
    }

    /// Energy that the community has bought ahead for the step `lead` steps ahead, kWh; NaN where
    /// that is open, or nothing is bought ahead.
    public double committedKwh(int copy, int lead) {
        int t = step[copy] + lead;
        return t < committedKwh[copy].length ? committedKwh[copy][t] : Double.NaN;
    }

    private void forecastNet(int copy, int demand, int generation, double[] out) {
        forecasters[copy].forecast(step[copy], demand, out);
        forecasters[copy].forecast(step[copy], generation, generationAhead);
        for (int lead = 0; lead < out.length; lead++) {
            out[lead] -= generationAhead[lead];
        }
    }
}
