package org.commonwatt.operate.reward;

import org.commonwatt.grid.Battery;
import org.commonwatt.grid.Genset;
import org.commonwatt.grid.Participant;
import org.commonwatt.grid.StepFlows;
import org.commonwatt.market.Clearing;
import org.commonwatt.market.ClearingMechanism;
import org.commonwatt.market.Mechanisms;
import org.commonwatt.market.OperatorPrice;
import org.commonwatt.market.Prices;
import org.commonwatt.operate.scenario.Scenario;

/// What a step cost the community and what it would have cost without one member's devices, from
/// the step's own flows and trades (`docs/FORMULATION.md#rewards`).
///
/// Payments to outside parties are those that the settlement will post for the step's energy, what
/// was bought for it ahead, fees and tax of the day's end included; standing and demand charges
/// hang on no step and are left out. Over a run they add up to the ledger's, but for tiers and
/// rounding.
///
/// Not thread-safe; allocates nothing in a step.
public final class StepCosts {
    private final Scenario scenario;
    private final Prices prices;
    private final StepPayment payment;
    private final RewardWeights weights;
    private final ClearingMechanism mechanism;
    private final RewardWeights.Weighted[] terms;
    private final int n;
    private final double stepHours;
    private final double voll;
    private final double shortfallPrice;
    private final double[] wearPerKwh;
    private final double[] fuelPrice;
    private final double[] startCost;
    private final StepFlows others;
    private final Clearing otherTrades;

    /// @param prices compiled tariffs of the scenario
    public StepCosts(Scenario scenario, Prices prices, RewardWeights weights) {
        this.scenario = scenario;
        this.prices = prices;
        payment = new StepPayment(prices);
        this.weights = weights;
        terms = weights.terms().toArray(RewardWeights.Weighted[]::new);
        n = scenario.community().size();
        stepHours = scenario.axis().stepHours();
        voll = scenario.settings().valueOfLostLoadPerKwh();
        shortfallPrice = scenario.settings().evShortfallPricePerKwh();
        ClearingMechanism named = Mechanisms.of(scenario.mechanism(), scenario.market());
        // Its price moves money between members; what outside parties get hangs on it by tax alone.
        mechanism = named instanceof OperatorPrice ? new OperatorPrice(0) : named;
        wearPerKwh = new double[n];
        fuelPrice = new double[n];
        startCost = new double[n];
        for (int i = 0; i < n; i++) {
            Participant participant = scenario.community().participant(i);
            Battery battery = participant.battery();
            Genset genset = participant.genset();
            wearPerKwh[i] = battery == null ? 0 : battery.wearCostPerKwh();
            fuelPrice[i] = genset == null ? 0 : genset.fuelPricePerLitre();
            startCost[i] = genset == null ? 0 : genset.startCost();
        }
        others = new StepFlows(n);
        otherTrades = new Clearing(1, n);
    }

    /// What outside parties get for the step's energy, currency.
    public double payment(int t, StepFlows flows, Clearing trades) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += payment.of(t, i, flows, trades);
        }
        return sum;
    }

    /// Member `i`'s own bill for the step's energy, currency.
    public double bill(int t, int i, StepFlows flows, Clearing trades) {
        return payment.of(t, i, flows, trades)
                + trades.purchasePricePerKwh[i] * trades.purchaseKwh[i]
                - trades.salePricePerKwh[i] * trades.saleKwh[i]
                + trades.communityCharge[i];
    }

    /// What member `i`'s devices cost beside energy: wear, fuel, starts, shortfall, comfort, what
    /// users add; weighted.
    public double ownCost(int t, int i, StepFlows flows, Clearing trades) {
        double more = 0;
        for (RewardWeights.Weighted each : terms) {
            more += each.weight() * each.term().cost(t, i, flows, trades);
        }
        double kelvinHours =
                flows.coldKelvinHours[i] + flows.hotKelvinHours[i] + flows.hotWaterUnmetKwh[i];
        return weights.wear() * wearPerKwh[i] * (flows.chargeKwh[i] + flows.dischargeKwh[i])
                + weights.energyCost()
                        * (fuelPrice[i] * flows.fuelLitres[i]
                                + startCost[i] * flows.gensetStarts[i])
                + weights.unserved() * shortfallPrice * flows.evShortfallKwh[i]
                + weights.comfortPerKelvinHour() * kelvinHours
                + more;
    }

    /// What member `i`'s unserved demand costs, weighted.
    public double unserved(int i, StepFlows flows) {
        return weights.unserved() * voll * flows.unservedKwh[i];
    }

    /// The part of the step's cost that hangs on everybody's energy together, weighted.
    ///
    /// @param peakKw highest import of the community before the step
    public double commonCost(int t, StepFlows flows, Clearing trades, double peakKw) {
        double unserved = 0;
        for (int i = 0; i < n; i++) {
            unserved += flows.unservedKwh[i];
        }
        return weights.energyCost() * payment(t, flows, trades)
                + weights.unserved() * voll * unserved
                + exchangeCost(t, Math.max(0, netKwh(flows)), peakKw);
    }

    private double exchangeCost(int t, double importKwh, double peakKw) {
        return weights.peakPerKw() * Math.max(0, importKwh / stepHours - peakKw)
                + weights.emissionsPerKg() * scenario.exogenous().carbonKgPerKwh(t) * importKwh;
    }

    /// The community's net of the step, kWh, + takes energy.
    public double netKwh(StepFlows flows) {
        double net = 0;
        for (int i = 0; i < n; i++) {
            net += flows.gridImportKwh[i] - flows.gridExportKwh[i];
        }
        return net;
    }

    /// What the step would have cost the community without member `i`'s devices, minus what it
    /// cost, own costs of the devices included, weighted: the difference reward.
    ///
    /// @param common what [#commonCost] returned
    public double difference(
            int t, int i, StepFlows flows, Clearing trades, double peakKw, double common) {
        double power = deviceKwh(i, flows);
        if (power == 0) {
            return -ownCost(t, i, flows, trades);
        }
        double unserved = 0;
        double curtailed = 0;
        for (int j = 0; j < n; j++) {
            unserved += flows.unservedKwh[j];
            curtailed += flows.curtailedKwh[j];
        }
        if (unserved > 0) {
            // Where demand is shed, energy more or less is shed or served.
            double without = Math.max(0, unserved - curtailed - power);
            return weights.unserved() * voll * (without - unserved) - ownCost(t, i, flows, trades);
        }
        double without =
                weights.energyCost() * paymentWithout(t, i, power, flows, trades)
                        + exchangeCost(t, Math.max(0, netKwh(flows) - power), peakKw);
        return without - common - ownCost(t, i, flows, trades);
    }

    /// What member `i`'s devices took from its meter, kWh.
    private static double deviceKwh(int i, StepFlows flows) {
        return flows.chargeKwh[i]
                - flows.dischargeKwh[i]
                + flows.evChargeKwh[i]
                - flows.evDischargeKwh[i]
                + flows.heatPumpKwh[i]
                + flows.jobKwh[i]
                - flows.gensetKwh[i];
    }

    private double paymentWithout(int t, int i, double power, StepFlows flows, Clearing trades) {
        System.arraycopy(flows.gridImportKwh, 0, others.gridImportKwh, 0, n);
        System.arraycopy(flows.gridExportKwh, 0, others.gridExportKwh, 0, n);
        double net = flows.gridImportKwh[i] - flows.gridExportKwh[i] - power;
        others.gridImportKwh[i] = Math.max(0, net);
        others.gridExportKwh[i] = Math.max(0, -net);
        if (trades.firm[0]) {
            return payment(t, others, trades);
        }
        mechanism.clear(prices, t, others, 0, otherTrades);
        if (trades.committed[0]) {
            // What was bought ahead is bought, whoever takes it.
            long ahead = 0;
            for (int j = 0; j < n; j++) {
                ahead += trades.aheadMilliwattHours[j];
            }
            otherTrades.divideAhead(0, n, ahead, others);
        }
        return payment(t, others, otherTrades);
    }
}
