package org.commonwatt.operate.kpi;

// Larger than 300 lines because every sum has its field, its array and its place in copyFrom.

import org.commonwatt.grid.Community;
import org.commonwatt.grid.Exogenous;
import org.commonwatt.grid.StepFlows;
import org.commonwatt.market.Clearing;
import org.commonwatt.market.Money;
import org.commonwatt.market.Prices;

/// Running sums of one copy's flows, one array `[participant]` per quantity, from which all figures
/// of a run are made. Kept incrementally: no step is stored to compute a figure.
///
/// Energies in kWh, money in the scenario's currency. `consumption`, `cost` and `emissions` are
/// CityLearn's: only imports count, Σ max(net, 0)·price (`docs/METRICS.md`). Public arrays are for
/// reading; only [#add] writes them.
public final class Meters {
    private final int participants;
    private final Happening happening;

    /// Energy wanted.
    public final double[] demandKwh;

    /// Demand not met.
    public final double[] unservedKwh;

    /// Generation used.
    public final double[] generationKwh;

    /// Generation thrown away.
    public final double[] curtailedKwh;

    /// Battery charging at the meter.
    public final double[] chargeKwh;

    /// Battery discharging at the meter.
    public final double[] dischargeKwh;

    /// Vehicle charging at the meter.
    public final double[] evChargeKwh;

    /// Vehicle discharging at the meter.
    public final double[] evDischargeKwh;

    /// Metered import.
    public final double[] importKwh;

    /// Metered export.
    public final double[] exportKwh;

    /// Lost in storage.
    public final double[] lossKwh;

    /// Part of the import that other members delivered.
    public final double[] purchaseKwh;

    /// Part of the export that other members took.
    public final double[] saleKwh;

    /// Distance between asked and executed energy.
    public final double[] projectionKwh;

    /// Energy missing at vehicle departures.
    public final double[] evShortfallKwh;

    /// Number of vehicle departures.
    public final double[] evDepartures;

    /// Departures below the target.
    public final double[] evMissed;

    /// Import minus export.
    public final double[] netKwh;

    /// Σ import × all-in retail price, currency.
    public final double[] importCost;

    /// Σ import × carbon intensity, kg.
    public final double[] emissionsKg;

    /// Σ (demand + heat pump) × all-in retail price, currency.
    public final double[] grossBill;

    /// Largest import of a step in the billing periods that are closed.
    public final double[] peakImportKwh;

    /// Largest import of a step in the present billing period.
    public final double[] periodPeakImportKwh;

    /// Steps with unserved demand.
    public final double[] unservedSteps;

    /// Heat pumps, jobs and generators.
    public final DeviceMeters devices;

    final ShapeMeter shape;
    final CarbonMeter carbon;
    private int steps;
    private double pooledKwh;
    private double networkLossKwh;
    private double boughtAheadKwh;
    private double imbalanceKwh;
    private int outageSteps;
    private double outageDemandKwh;
    private double outageUnservedKwh;

    /// @param community the members, N
    /// @param stepsPerDay steps of a 24-hour block
    /// @param stepsPerMonth steps of a 730-hour block
    public Meters(Community community, int stepsPerDay, int stepsPerMonth) {
        participants = community.size();
        happening = Happening.in(community);
        demandKwh = new double[participants];
        unservedKwh = new double[participants];
        generationKwh = new double[participants];
        curtailedKwh = new double[participants];
        chargeKwh = new double[participants];
        dischargeKwh = new double[participants];
        evChargeKwh = new double[participants];
        evDischargeKwh = new double[participants];
        importKwh = new double[participants];
        exportKwh = new double[participants];
        lossKwh = new double[participants];
        purchaseKwh = new double[participants];
        saleKwh = new double[participants];
        projectionKwh = new double[participants];
        evShortfallKwh = new double[participants];
        evDepartures = new double[participants];
        evMissed = new double[participants];
        netKwh = new double[participants];
        importCost = new double[participants];
        emissionsKg = new double[participants];
        grossBill = new double[participants];
        peakImportKwh = new double[participants];
        periodPeakImportKwh = new double[participants];
        unservedSteps = new double[participants];
        devices = new DeviceMeters(community);
        shape = new ShapeMeter(stepsPerDay, stepsPerMonth);
        carbon = new CarbonMeter(participants);
    }

    /// Adds one step of copy 0.
    ///
    /// @param feederLossKwh energy lost between the members' meters and the utility's
    public void add(
            int t,
            StepFlows f,
            Clearing clearing,
            Prices prices,
            Exogenous paths,
            double feederLossKwh) {
        double kgPerKwh = paths.carbonKgPerKwh(t);
        double imports = 0;
        double exports = 0;
        for (int i = 0; i < participants; i++) {
            double imported = f.gridImportKwh[i];
            double exported = f.gridExportKwh[i];
            double price = prices.retailPricePerKwh(t, i);
            double demand = f.servedKwh[i] + f.unservedKwh[i];
            imports += imported;
            exports += exported;
            importKwh[i] += imported;
            exportKwh[i] += exported;
            netKwh[i] += imported - exported;
            importCost[i] += imported * price;
            emissionsKg[i] += imported * kgPerKwh;
            demandKwh[i] += demand;
            grossBill[i] += (demand + f.heatPumpKwh[i]) * price;
            periodPeakImportKwh[i] = Math.max(periodPeakImportKwh[i], imported);
        }
        addStorage(f);
        if (clearing.pooledKwh[0] > 0) {
            addTrade(clearing);
        }
        if (happening.vehicles()) {
            addVehicles(f);
        }
        if (happening.limits()) {
            addLimits(f);
        }
        double district = imports - exports + feederLossKwh;
        pooledKwh += Math.min(imports, exports);
        networkLossKwh += feederLossKwh;
        addAhead(f, clearing);
        shape.add(district);
        carbon.add(t, district, f, paths);
        steps++;
    }

    private void addTrade(Clearing clearing) {
        for (int i = 0; i < participants; i++) {
            purchaseKwh[i] += clearing.purchaseKwh[i];
            saleKwh[i] += clearing.saleKwh[i];
        }
    }

    private void addStorage(StepFlows f) {
        for (int i = 0; i < participants; i++) {
            generationKwh[i] += f.generationKwh[i];
            chargeKwh[i] += f.chargeKwh[i];
            dischargeKwh[i] += f.dischargeKwh[i];
            lossKwh[i] += f.lossKwh[i];
            projectionKwh[i] += f.projectionKwh[i];
        }
    }

    private void addVehicles(StepFlows f) {
        for (int i = 0; i < participants; i++) {
            evChargeKwh[i] += f.evChargeKwh[i];
            evDischargeKwh[i] += f.evDischargeKwh[i];
            evShortfallKwh[i] += f.evShortfallKwh[i];
            evDepartures[i] += f.evDepartures[i];
            evMissed[i] += f.evShortfallKwh[i] > 1e-6 ? 1 : 0;
        }
    }

    private void addLimits(StepFlows f) {
        for (int i = 0; i < participants; i++) {
            curtailedKwh[i] += f.curtailedKwh[i];
            unservedKwh[i] += f.unservedKwh[i];
            unservedSteps[i] += f.unservedKwh[i] > 1e-9 ? 1 : 0;
        }
    }

    /// Notes that the step just added was without the utility's grid.
    public void noteOutage(StepFlows f) {
        outageSteps++;
        outageUnservedKwh += sum(f.unservedKwh);
        outageDemandKwh += sum(f.servedKwh) + sum(f.unservedKwh);
    }

    /// Energy exchanged between members, kWh.
    public double pooledKwh() {
        return pooledKwh;
    }

    /// Energy that the feeder lost, kWh; 0 without one.
    public double networkLossKwh() {
        return networkLossKwh;
    }

    private void addAhead(StepFlows flows, Clearing clearing) {
        if (!clearing.committed[0]) {
            return;
        }
        double ahead = 0;
        double taken = 0;
        for (int i = 0; i < participants; i++) {
            ahead += Money.kilowattHours(clearing.aheadMilliwattHours[i]);
            double net = flows.gridImportKwh[i] - flows.gridExportKwh[i];
            taken += Math.max(0, net - clearing.purchaseKwh[i] + clearing.saleKwh[i]);
        }
        boughtAheadKwh += ahead;
        imbalanceKwh += Math.abs(taken - ahead);
    }

    /// Energy that the community bought before the day.
    public double boughtAheadKwh() {
        return boughtAheadKwh;
    }

    /// What it took from the utility beyond that, or left of it.
    public double imbalanceKwh() {
        return imbalanceKwh;
    }

    /// Steps without the utility's grid.
    public int outageSteps() {
        return outageSteps;
    }

    /// Demand during outages, kWh.
    public double outageDemandKwh() {
        return outageDemandKwh;
    }

    /// Unserved demand during outages, kWh.
    public double outageUnservedKwh() {
        return outageUnservedKwh;
    }

    /// Starts a new billing period.
    public void closePeriod() {
        for (int i = 0; i < participants; i++) {
            peakImportKwh[i] = Math.max(peakImportKwh[i], periodPeakImportKwh[i]);
        }
        java.util.Arrays.fill(periodPeakImportKwh, 0);
    }

    /// Number of steps added.
    public int steps() {
        return steps;
    }

    /// Number of participants N.
    public int participants() {
        return participants;
    }

    /// Takes over the sums of meters of the same shape.
    public void copyFrom(Meters other) {
        double[][] from = other.columns();
        double[][] to = columns();
        for (int c = 0; c < to.length; c++) {
            System.arraycopy(from[c], 0, to[c], 0, participants);
        }
        devices.copyFrom(other.devices);
        shape.copyFrom(other.shape);
        carbon.copyFrom(other.carbon);
        steps = other.steps;
        pooledKwh = other.pooledKwh;
        networkLossKwh = other.networkLossKwh;
        boughtAheadKwh = other.boughtAheadKwh;
        imbalanceKwh = other.imbalanceKwh;
        outageSteps = other.outageSteps;
        outageDemandKwh = other.outageDemandKwh;
        outageUnservedKwh = other.outageUnservedKwh;
    }

    private double[][] columns() {
        return new double[][] {
            demandKwh,
            unservedKwh,
            generationKwh,
            curtailedKwh,
            chargeKwh,
            dischargeKwh,
            evChargeKwh,
            evDischargeKwh,
            importKwh,
            exportKwh,
            lossKwh,
            purchaseKwh,
            saleKwh,
            projectionKwh,
            evShortfallKwh,
            evDepartures,
            evMissed,
            netKwh,
            importCost,
            emissionsKg,
            grossBill,
            peakImportKwh,
            periodPeakImportKwh,
            unservedSteps
        };
    }

    /// Sum of a column.
    public static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
