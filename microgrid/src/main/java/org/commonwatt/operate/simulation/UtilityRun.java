package org.commonwatt.operate.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.market.LoadCharges;
import org.commonwatt.market.Money;
import org.commonwatt.market.UtilityTariff;
import org.commonwatt.operate.policy.Policy;
import org.commonwatt.operate.scenario.BillingRules;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.rl.nn.Workers;

/// Several communities under one utility, step by step side by side: each delivers, then the
/// utility sees what all take together, then each is settled with what hangs on that
/// (`docs/FORMULATION.md#coupling`). Physics, market and settlement are those of a [Simulation].
///
/// Sums run over the communities in order, so the result is the same for any number of threads. Not
/// thread-safe.
public final class UtilityRun {
    private final UtilityTariff tariff;
    private final List<Simulation> communities = new ArrayList<>();
    private final List<UtilityBill> bills = new ArrayList<>();
    private final TimeAxis axis;
    private final double[] loadKw;
    private final double[] monthShare;

    /// What each community took in the peak step of the present period, mWh.
    private final long[] atPeak;

    private final List<Peak> peaks = new ArrayList<>();
    private final ExpectedLoad expected;

    /// The highest load of a billing period.
    ///
    /// @param period name of the billing period
    /// @param step when; −1 where nobody took anything
    /// @param loadKw of all communities together
    /// @param units the coincident-peak charge of all together, 1e-5 currency before tax
    public record Peak(String period, int step, double loadKw, long units) {}

    /// @param scenarios of one clock
    /// @param policies makes a fresh policy for each
    /// @throws IllegalArgumentException if there is none, or their clocks differ
    public UtilityRun(
            List<Scenario> scenarios, Function<Scenario, Policy> policies, UtilityTariff tariff) {
        if (scenarios.isEmpty()) {
            throw new IllegalArgumentException("A utility needs a community.");
        }
        this.tariff = tariff;
        axis = scenarios.getFirst().axis();
        for (Scenario scenario : scenarios) {
            if (!isSame(scenario.axis(), axis)) {
                throw new IllegalArgumentException(
                        "Communities of one utility need one clock: %s has another than %s."
                                .formatted(scenario.name(), scenarios.getFirst().name()));
            }
            UtilityBill bill = new UtilityBill(axis);
            bills.add(bill);
            communities.add(new Simulation(scenario, policies.apply(scenario), bill));
        }
        loadKw = new double[axis.steps()];
        atPeak = new long[scenarios.size()];
        int stepsPerDay = (int) Math.round(24 / axis.stepHours());
        expected = new ExpectedLoad(tariff, stepsPerDay, axis.stepHours());
        if (tariff.announced()) {
            announce(0);
        }
        var calendar = new BillingCalendar(axis, BillingRules.NONE, 1);
        monthShare = new double[axis.periods()];
        for (int period = 0; period < monthShare.length; period++) {
            monthShare[period] = calendar.share(period, 0);
        }
    }

    private void announce(int day) {
        double[] perKwh = expected.pricesPerKwh();
        double perKw = expected.pricePerKw();
        bills.forEach(bill -> bill.announce(day, perKwh, perKw));
    }

    private static boolean isSame(TimeAxis one, TimeAxis other) {
        return one.windows().equals(other.windows())
                && one.step().equals(other.step())
                && one.zone().equals(other.zone());
    }

    /// Plays all steps.
    ///
    /// @param workers do the communities of a step
    /// @param stop asked before each step whether to stop
    /// @return whether all steps were played
    public boolean finish(Workers workers, BooleanSupplier stop) {
        int n = communities.size();
        workers.run(n, c -> communities.get(c).deliver());
        for (int t = 0; t < axis.steps(); t++) {
            if (stop.getAsBoolean()) {
                return false;
            }
            charge(t);
            boolean goesOn = t + 1 < axis.steps();
            workers.run(
                    n,
                    c -> {
                        communities.get(c).account(StepObserver.NONE);
                        if (goesOn) {
                            communities.get(c).deliver();
                        }
                    });
        }
        return true;
    }

    /// Writes what the utility charges for step `t`, and the month that ends with it.
    private void charge(int t) {
        double netKwh = 0;
        for (Simulation each : communities) {
            netKwh += each.netKwh();
        }
        int period = axis.period(t);
        double load = netKwh / axis.stepHours();
        loadKw[t] = load;
        expected.learn(t, load);
        if (tariff.announced() && t + 1 < axis.steps() && axis.day(t + 1) != axis.day(t)) {
            announce(axis.day(t + 1));
        }
        double surcharge = tariff.surchargePerKwh(load);
        if (peaks.size() == period) {
            peaks.add(new Peak(axis.periodName(period), -1, 0, 0));
        }
        boolean isPeak = load > peaks.get(period).loadKw();
        if (isPeak) {
            peaks.set(period, new Peak(axis.periodName(period), t, load, 0));
        }
        for (int c = 0; c < bills.size(); c++) {
            bills.get(c).surcharge(t, surcharge);
            if (isPeak) {
                bills.get(c).peak(period, t);
                atPeak[c] = Money.milliwattHours(Math.max(0, communities.get(c).netKwh()));
            }
        }
        if (t + 1 == axis.steps() || axis.period(t + 1) != period) {
            closePeriod(period);
        }
    }

    private void closePeriod(int period) {
        Peak peak = peaks.get(period);
        if (peak.step() < 0) {
            return;
        }
        long units = tariff.coincidentUnits(peak.loadKw(), monthShare[period]);
        peaks.set(period, new Peak(peak.period(), peak.step(), peak.loadKw(), units));
        long[] parts = LoadCharges.split(units, atPeak);
        for (int c = 0; c < parts.length; c++) {
            bills.get(c).peakCharge(period, parts[c]);
        }
    }

    /// The communities, in order.
    public List<Simulation> communities() {
        return List.copyOf(communities);
    }

    /// What the utility charged each.
    public List<UtilityBill> bills() {
        return List.copyOf(bills);
    }

    /// Load of all communities together in step `t`, kW, + takes energy.
    public double loadKw(int t) {
        return loadKw[t];
    }

    /// The highest load of each billing period, in order.
    public List<Peak> peaks() {
        return List.copyOf(peaks);
    }
}
