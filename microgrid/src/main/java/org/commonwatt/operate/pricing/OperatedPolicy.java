package org.commonwatt.operate.pricing;

import java.util.Arrays;
import org.commonwatt.grid.Actions;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.operate.policy.Observations;
import org.commonwatt.operate.policy.Policy;
import org.commonwatt.operate.policy.PoolOutlook;
import org.commonwatt.operate.policy.PriceResponsivePolicy;
import org.commonwatt.operate.scenario.Scenario;

/// An operator who announces the price of each step a day before it holds, by a [PriceLaw], and
/// members who react to what is announced.
///
/// What is announced is what is paid: an announcement is never taken back. The scenario's market
/// must be `operator-price`.
public final class OperatedPolicy implements Policy {
    private final String name;
    private final Law law;
    private final PoolOutlook outlook;
    private final PriceResponsivePolicy members;
    private final double[] retail;
    private int announcedUntil = -1;

    /// Sets the price of one step.
    @FunctionalInterface
    public interface Law {
        /// Place of the price in its range: −1 the floor, 1 the ceiling.
        ///
        /// @param outlook expected balance of the coming day
        /// @param lead steps until it holds
        /// @param retail place of the retail price in its day, −1 … 1
        /// @param step the step whose price is set
        double share(PoolOutlook outlook, int lead, double retail, int step);
    }

    /// An operator with a price law.
    ///
    /// @param name in results
    /// @param elasticity of the members
    public static OperatedPolicy of(
            String name, Scenario scenario, PriceLaw law, double elasticity) {
        TimeAxis axis = scenario.axis();
        return new OperatedPolicy(
                name,
                scenario,
                (outlook, lead, retail, step) ->
                        law.share(
                                outlook.demandKwh(lead),
                                outlook.supplyKwh(lead),
                                outlook.dayBalance(),
                                retail,
                                axis.minuteOfDay(Math.min(step, axis.steps() - 1)) / 60.0),
                elasticity);
    }

    /// @param name in results
    /// @param law sets the prices
    /// @param elasticity of the members
    public OperatedPolicy(String name, Scenario scenario, Law law, double elasticity) {
        this.name = name;
        this.law = law;
        outlook = new PoolOutlook(scenario);
        members = new PriceResponsivePolicy(scenario, outlook, elasticity);
        retail = new double[outlook.steps()];
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void act(Observations o, Actions actions) {
        outlook.prepare(o, 0);
        announce(o);
        outlook.reprice();
        members.react(o, actions);
    }

    private void announce(Observations o) {
        int now = o.step(0);
        o.retailPricesPerKwh(0, o.participants(), retail);
        double mean = Arrays.stream(retail).average().orElse(0);
        double reach = 1e-9;
        for (double price : retail) {
            reach = Math.max(reach, Math.abs(price - mean));
        }
        int last = now + outlook.steps() - 1;
        // The price of the first step is the scenario's: nobody has announced another.
        for (int step = Math.max(now + 1, announcedUntil + 1); step <= last; step++) {
            int lead = step - now;
            double place = (retail[lead] - mean) / reach;
            outlook.announce(step, Math.clamp(law.share(outlook, lead, place, step), -1, 1));
        }
        announcedUntil = last;
    }

    @Override
    public double operatorShare() {
        return announcedUntil < 0
                ? Double.NaN
                : outlook.announced(announcedUntil - outlook.steps() + 2);
    }

    @Override
    public long[] state() {
        long[] inner = members.state();
        long[] state = Arrays.copyOf(inner, inner.length + 1);
        state[inner.length] = announcedUntil;
        return state;
    }

    @Override
    public void restore(long[] state) {
        members.restore(state);
        announcedUntil = (int) state[state.length - 1];
    }
}
