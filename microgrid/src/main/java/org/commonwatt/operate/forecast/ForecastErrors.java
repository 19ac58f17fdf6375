package org.commonwatt.operate.forecast;

import java.util.ArrayList;
import java.util.List;

/// Collects forecast errors by lead time.
public final class ForecastErrors {
    private final long[] count;
    private final double[] absolute;
    private final double[] square;
    private final double[] signed;
    private final double[] metered;

    /// @param horizon largest lead, steps
    public ForecastErrors(int horizon) {
        count = new long[horizon + 1];
        absolute = new double[horizon + 1];
        square = new double[horizon + 1];
        signed = new double[horizon + 1];
        metered = new double[horizon + 1];
    }

    /// Runs a fresh forecaster through a clock: before every step it forecasts from what was
    /// metered until then, and is told what came.
    ///
    /// @param truth what will be metered
    /// @param steps number of steps T
    /// @param firstIssued first step at which forecasts are judged; before it the model only learns
    public static List<ForecastError> of(
            Forecaster forecaster, Truth truth, int steps, int firstIssued) {
        var errors = new ForecastErrors(forecaster.horizon());
        double[] out = new double[forecaster.horizon()];
        double[] values = new double[forecaster.series()];
        for (int t = 0; t < steps; t++) {
            for (int i = 0; i < values.length; i++) {
                if (t >= firstIssued) {
                    forecaster.forecast(t, i, out);
                    for (int k = 0; k < out.length && t + k < steps; k++) {
                        errors.add(k + 1, out[k], truth.at(t + k, i));
                    }
                }
                values[i] = truth.at(t, i);
            }
            forecaster.observe(t, values);
        }
        return errors.byLead();
    }

    /// Adds one forecast.
    ///
    /// @param leadSteps steps from the last observed one to the one forecast, ≥ 1
    public void add(int leadSteps, double forecast, double meteredValue) {
        double error = forecast - meteredValue;
        count[leadSteps]++;
        absolute[leadSteps] += Math.abs(error);
        square[leadSteps] += error * error;
        signed[leadSteps] += error;
        metered[leadSteps] += meteredValue;
    }

    /// The errors of every lead that was seen, shortest first.
    public List<ForecastError> byLead() {
        List<ForecastError> errors = new ArrayList<>();
        for (int lead = 1; lead < count.length; lead++) {
            if (count[lead] > 0) {
                double n = count[lead];
                errors.add(
                        new ForecastError(
                                lead,
                                count[lead],
                                absolute[lead] / n,
                                Math.sqrt(square[lead] / n),
                                signed[lead] / n,
                                metered[lead] / n));
            }
        }
        return errors;
    }
}
