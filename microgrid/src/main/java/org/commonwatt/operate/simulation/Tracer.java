package org.commonwatt.operate.simulation;

import java.util.stream.IntStream;
import org.commonwatt.grid.Battery;
import org.commonwatt.grid.FleetState;
import org.commonwatt.grid.Participant;
import org.commonwatt.grid.StepFlows;
import org.commonwatt.market.Clearing;
import org.commonwatt.market.Prices;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.simulation.CommunityTrace.Column;
import org.commonwatt.operate.simulation.StepObserver.StepView;

/// Writes the community's sums into the trace and shows single steps to observers.
final class Tracer {
    private final Scenario scenario;
    private final Prices prices;
    private final int n;
    private final CommunityTrace trace;
    private final double[] capacityKwh;

    /// Members with a heat pump, jobs or a generator.
    private final int[] flexible;

    Tracer(Scenario scenario, Prices prices, CommunityTrace trace) {
        this.scenario = scenario;
        this.prices = prices;
        this.trace = trace;
        n = scenario.community().size();
        capacityKwh = new double[n];
        flexible =
                IntStream.range(0, n)
                        .filter(i -> isFlexible(scenario.community().participant(i)))
                        .toArray();
        for (int i = 0; i < n; i++) {
            Battery battery = scenario.community().participant(i).battery();
            capacityKwh[i] = battery == null ? 0 : battery.capacityKwh();
        }
    }

    private static boolean isFlexible(Participant member) {
        return member.heatPump() != null || member.genset() != null || !member.jobs().isEmpty();
    }

    void add(
            int t,
            StepFlows f,
            Clearing clearing,
            FleetState state,
            boolean outage,
            double lossKwh) {
        addDemandAndGeneration(t, f);
        addStorage(t, f);
        double imported = 0;
        double exported = 0;
        for (int i = 0; i < n; i++) {
            imported += f.gridImportKwh[i];
            exported += f.gridExportKwh[i];
        }
        double net = imported - exported + lossKwh;
        // An islanded community exchanges nothing; what rounding leaves is no import.
        double outside = Math.abs(net) < 1e-9 ? 0 : net;
        double communityImport = Math.max(0, outside);
        double communityExport = Math.max(0, -outside);
        trace.set(Column.POOLED_KWH, t, Math.min(imported, exported));
        trace.set(Column.NETWORK_LOSS_KWH, t, lossKwh);
        trace.set(Column.COMMUNITY_IMPORT_KWH, t, communityImport);
        trace.set(Column.COMMUNITY_EXPORT_KWH, t, communityExport);
        trace.set(Column.EMISSIONS_KG, t, communityImport * scenario.exogenous().carbonKgPerKwh(t));
        trace.set(Column.POOL_PRICE_PER_KWH, t, clearing.pricePerKwh[0]);
        trace.set(Column.OUTAGE, t, outage ? 1 : 0);
        addStocksAndPrices(t, state);
    }

    private void addDemandAndGeneration(int t, StepFlows f) {
        double served = 0;
        double unserved = 0;
        double generation = 0;
        double curtailed = 0;
        for (int i = 0; i < n; i++) {
            served += f.servedKwh[i];
            unserved += f.unservedKwh[i];
            generation += f.generationKwh[i];
            curtailed += f.curtailedKwh[i];
        }
        trace.set(Column.DEMAND_KWH, t, served + unserved);
        trace.set(Column.SERVED_KWH, t, served);
        trace.set(Column.UNSERVED_KWH, t, unserved);
        trace.set(Column.GENERATION_KWH, t, generation);
        trace.set(Column.CURTAILED_KWH, t, curtailed);
    }

    private void addStorage(int t, StepFlows f) {
        double charge = 0;
        double discharge = 0;
        double evCharge = 0;
        double evDischarge = 0;
        for (int i = 0; i < n; i++) {
            charge += f.chargeKwh[i];
            discharge += f.dischargeKwh[i];
            evCharge += f.evChargeKwh[i];
            evDischarge += f.evDischargeKwh[i];
        }
        addFlexible(t, f);
        trace.set(Column.CHARGE_KWH, t, charge);
        trace.set(Column.DISCHARGE_KWH, t, discharge);
        trace.set(Column.EV_CHARGE_KWH, t, evCharge);
        trace.set(Column.EV_DISCHARGE_KWH, t, evDischarge);
    }

    private void addFlexible(int t, StepFlows f) {
        double heat = 0;
        double jobs = 0;
        double genset = 0;
        for (int i : flexible) {
            heat += f.heatPumpKwh[i];
            jobs += f.jobKwh[i];
            genset += f.gensetKwh[i];
        }
        trace.set(Column.HEAT_PUMP_KWH, t, heat);
        trace.set(Column.JOB_KWH, t, jobs);
        trace.set(Column.GENSET_KWH, t, genset);
    }

    private void addStocksAndPrices(int t, FleetState state) {
        double stored = 0;
        double evStored = 0;
        for (int i = 0; i < n; i++) {
            stored += state.storedKwh(i);
            evStored += state.evStoredKwh(i);
        }
        trace.set(Column.STORED_KWH, t, stored);
        trace.set(Column.EV_STORED_KWH, t, evStored);
        trace.set(Column.RETAIL_PRICE_PER_KWH, t, prices.meanRetailPricePerKwh(t));
        trace.set(Column.FEED_IN_PRICE_PER_KWH, t, prices.meanFeedInPricePerKwh(t));
    }

    /// A view of the step just executed; valid until the next one.
    StepView view(int t, StepFlows f, Clearing clearing, FleetState state) {
        return new StepView() {
            @Override
            public int step() {
                return t;
            }

            @Override
            public double value(StepQuantity quantity, int i) {
                return switch (quantity) {
                    case DEMAND_KWH -> f.servedKwh[i] + f.unservedKwh[i];
                    case SERVED_KWH -> f.servedKwh[i];
                    case UNSERVED_KWH -> f.unservedKwh[i];
                    case GENERATION_KWH -> f.generationKwh[i];
                    case CURTAILED_KWH -> f.curtailedKwh[i];
                    case CHARGE_KWH -> f.chargeKwh[i];
                    case DISCHARGE_KWH -> f.dischargeKwh[i];
                    case EV_CHARGE_KWH -> f.evChargeKwh[i];
                    case EV_DISCHARGE_KWH -> f.evDischargeKwh[i];
                    case HEAT_PUMP_KWH -> f.heatPumpKwh[i];
                    case ROOM_C -> state.roomTemperatureC(i);
                    case TANK_KWH -> state.tankKwh(i);
                    case HOT_WATER_UNMET_KWH -> f.hotWaterUnmetKwh[i];
                    case JOB_KWH -> f.jobKwh[i];
                    case GENSET_KWH -> f.gensetKwh[i];
                    case FUEL_LITRES -> f.fuelLitres[i];
                    case GRID_IMPORT_KWH -> f.gridImportKwh[i];
                    case GRID_EXPORT_KWH -> f.gridExportKwh[i];
                    case POOL_PURCHASE_KWH -> clearing.purchaseKwh[i];
                    case POOL_SALE_KWH -> clearing.saleKwh[i];
                    case STORED_KWH -> state.storedKwh(i);
                    case SOC -> capacityKwh[i] > 0 ? state.storedKwh(i) / capacityKwh[i] : 0;
                    case EV_STORED_KWH -> state.evStoredKwh(i);
                    case EV_SHORTFALL_KWH -> f.evShortfallKwh[i];
                    case LOSS_KWH -> f.lossKwh[i];
                    case RETAIL_PRICE_PER_KWH -> prices.retailPricePerKwh(t, i);
                    case POOL_PRICE_PER_KWH -> poolPrice(t, i, clearing);
                };
            }
        };
    }

    private double poolPrice(int t, int i, Clearing clearing) {
        return clearing.pooledKwh[0] > 0
                ? (clearing.purchasePricePerKwh[i] + prices.localGridFeePerKwh(i))
                        * (1 + prices.vatRate(i))
                : prices.retailPricePerKwh(t, i);
    }
}
