package org.commonwatt.operate.policy;

import java.util.Arrays;
import org.commonwatt.operate.dispatch.Outlook;
import org.commonwatt.operate.forecast.Forecaster;
import org.commonwatt.operate.scenario.Information;
import org.commonwatt.operate.scenario.Scenario;

/// What a planner expects of the steps ahead, from its members' own readings: the scenario's
/// forecaster of demand without heat pumps and jobs, of generation, hot water, sun and temperature,
/// and announced outages (`docs/FORMULATION.md#mpc`).
final class Expectation {
    /// An outage of unknown end is expected to last this long, from its announced start on.
    private static final double OUTAGE_HOURS = 6;

    /// A present outage is expected to go on for this long: what is stored is used first for what
    /// is sure to be needed.
    private static final double STILL_OUT_HOURS = 1;

    /// Share of the forecast that is prepared for in an outage.
    private static final double OUTAGE_DEMAND = 1.5;

    private static final double OUTAGE_GENERATION = 0.5;

    private final boolean now;
    private final int participants;
    private final double stepHours;
    private final Forecaster readings;
    private final Forecaster temperature;
    private final double[] metered;
    private final double[] kelvin = new double[1];

    /// Step taken in last.
    private int observed = -1;

    /// @param horizon most steps ahead
    Expectation(Scenario scenario, int horizon) {
        now = scenario.settings().information() == Information.NOW;
        participants = scenario.community().size();
        stepHours = scenario.axis().stepHours();
        readings = ScenarioForecasts.planningForecaster(scenario, horizon);
        temperature = ScenarioForecasts.temperatureForecaster(scenario, horizon);
        metered = new double[readings.series()];
    }

    /// Takes in what a step shows, in order; a step that was taken in is not taken in again.
    void observe(Observations o, int copy) {
        int t = o.step(copy);
        if (t == observed) {
            return;
        }
        observed = t;
        kelvin[0] = ScenarioForecasts.ZERO_CELSIUS_K + o.outdoorC(copy);
        temperature.observe(t, kelvin);
        if (!now && t == 0) {
            return;
        }
        for (int i = 0; i < participants; i++) {
            int k = o.index(copy, i);
            metered[i] = Math.max(0, o.demandKwh(k) - o.flexibleKwh(k));
            metered[participants + i] = o.generationKwh(k);
            metered[2 * participants + i] = o.hotWaterKwh(k);
        }
        metered[3 * participants] = o.sunWPerM2(copy);
        readings.observe(now ? t : t - 1, metered);
    }

    /// The steps from the present one on, `steps` of them.
    Outlook outlook(Observations o, int copy, int steps) {
        int t = o.step(copy);
        Outlook outlook = new Outlook(participants, steps);
        for (int i = 0; i < participants; i++) {
            readings.forecast(t, i, outlook.demandKwh[i]);
            readings.forecast(t, participants + i, outlook.availableKwh[i]);
            readings.forecast(t, 2 * participants + i, outlook.hotWaterKwh[i]);
        }
        readings.forecast(t, 3 * participants, outlook.sunWPerM2);
        temperature.forecast(t, 0, outlook.outdoorC);
        for (int lead = 0; lead < steps; lead++) {
            outlook.outdoorC[lead] -= ScenarioForecasts.ZERO_CELSIUS_K;
        }
        for (int lead = 0; lead < steps; lead++) {
            outlook.committedKwh[lead] = o.committedKwh(copy, lead);
            outlook.surchargePerKwh[lead] = o.surchargePerKwh(copy, lead);
        }
        if (o.outage(copy)) {
            outlook.expectOutage(0, Math.max(1, steps(STILL_OUT_HOURS)));
        }
        if (Double.isFinite(o.outageInHours(copy))) {
            int start = steps(o.outageInHours(copy));
            outlook.expectOutage(start, start + steps(OUTAGE_HOURS));
        }
        beCareful(outlook);
        return outlook;
    }

    /// Energy that is missing in an outage is dear: better prepared for more than is expected.
    private static void beCareful(Outlook outlook) {
        for (int lead = 1; lead < outlook.steps(); lead++) {
            if (outlook.outage[lead]) {
                for (int i = 0; i < outlook.demandKwh.length; i++) {
                    outlook.demandKwh[i][lead] *= OUTAGE_DEMAND;
                    outlook.availableKwh[i][lead] *= OUTAGE_GENERATION;
                }
            }
        }
    }

    private int steps(double hours) {
        return (int) Math.round(hours / stepHours);
    }

    double[] state() {
        double[] first = new double[readings.stateSize()];
        double[] second = new double[temperature.stateSize()];
        readings.copyState(first);
        temperature.copyState(second);
        double[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    void restore(double[] state) {
        int first = readings.stateSize();
        readings.restore(Arrays.copyOfRange(state, 0, first));
        temperature.restore(Arrays.copyOfRange(state, first, state.length));
    }
}
