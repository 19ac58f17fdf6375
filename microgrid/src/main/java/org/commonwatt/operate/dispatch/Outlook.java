package org.commonwatt.operate.dispatch;

import java.util.Arrays;
import org.commonwatt.grid.Exogenous;
import org.commonwatt.grid.Outage;
import org.commonwatt.grid.WeatherSeries;
import org.commonwatt.operate.scenario.Scenario;

/// What a planner knows or expects of the steps ahead, energies in kWh per step.
///
/// Public arrays, `[participant][lead]` and `[lead]`: whoever plans fills them. `lead` 0 is the
/// first step of the window.
public final class Outlook {
    /// Demand that nothing moves: without heat pumps, vehicles and jobs.
    public final double[][] demandKwh;

    /// Available generation of sun and wind.
    public final double[][] availableKwh;

    /// Heat wanted as hot water.
    public final double[][] hotWaterKwh;

    /// Air temperature outside, °C.
    public final double[] outdoorC;

    /// Global irradiance on a level plane, W/m².
    public final double[] sunWPerM2;

    /// Energy that the community has bought ahead; NaN where that is open.
    public final double[] committedKwh;

    /// What the utility is expected to charge on top of an imported kWh, before tax.
    public final double[] surchargePerKwh;

    /// Whether the utility's grid is expected to be out.
    public final boolean[] outage;

    /// Nothing ahead.
    ///
    /// @param participants N
    /// @param steps T
    public Outlook(int participants, int steps) {
        demandKwh = new double[participants][steps];
        availableKwh = new double[participants][steps];
        hotWaterKwh = new double[participants][steps];
        outdoorC = new double[steps];
        sunWPerM2 = new double[steps];
        outage = new boolean[steps];
        surchargePerKwh = new double[steps];
        committedKwh = new double[steps];
        Arrays.fill(committedKwh, Double.NaN);
    }

    /// What will really happen: perfect foresight.
    ///
    /// @param firstStep first step of the window
    /// @param steps T
    public static Outlook perfect(Scenario scenario, int firstStep, int steps) {
        Exogenous paths = scenario.exogenous();
        int n = paths.participants();
        Outlook outlook = new Outlook(n, steps);
        WeatherSeries weather = paths.weather();
        for (int lead = 0; lead < steps; lead++) {
            int t = firstStep + lead;
            for (int i = 0; i < n; i++) {
                outlook.demandKwh[i][lead] = paths.demandKwh(t, i);
                outlook.availableKwh[i][lead] = paths.availableKwh(t, i);
                outlook.hotWaterKwh[i][lead] = paths.hotWaterKwh(t, i);
            }
            if (weather != null) {
                outlook.outdoorC[lead] = weather.temperatureC(t);
                outlook.sunWPerM2[lead] = weather.ghiWPerM2(t);
            }
        }
        for (Outage outage : scenario.community().outages()) {
            outlook.expectOutage(outage.startStep() - firstStep, outage.endStep() - firstStep);
        }
        return outlook;
    }

    /// The same in arrays of its own.
    public Outlook copy() {
        Outlook copy = new Outlook(demandKwh.length, steps());
        for (int i = 0; i < demandKwh.length; i++) {
            System.arraycopy(demandKwh[i], 0, copy.demandKwh[i], 0, steps());
            System.arraycopy(availableKwh[i], 0, copy.availableKwh[i], 0, steps());
            System.arraycopy(hotWaterKwh[i], 0, copy.hotWaterKwh[i], 0, steps());
        }
        System.arraycopy(outdoorC, 0, copy.outdoorC, 0, steps());
        System.arraycopy(sunWPerM2, 0, copy.sunWPerM2, 0, steps());
        System.arraycopy(surchargePerKwh, 0, copy.surchargePerKwh, 0, steps());
        System.arraycopy(committedKwh, 0, copy.committedKwh, 0, steps());
        System.arraycopy(outage, 0, copy.outage, 0, steps());
        return copy;
    }

    /// Expects an outage in the leads from `start` to before `end`, as far as they are in the
    /// window.
    public void expectOutage(int start, int end) {
        for (int lead = Math.max(0, start); lead < Math.min(end, outage.length); lead++) {
            outage[lead] = true;
        }
    }

    /// Number of steps T.
    public int steps() {
        return outage.length;
    }
}
