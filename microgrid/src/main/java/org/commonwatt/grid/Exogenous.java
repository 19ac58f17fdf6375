package org.commonwatt.grid;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The paths that no decision moves: demand, available generation, hot water, weather, carbon
/// intensity.
///
/// Arrays are flat `[step × participant]`, index `t·N + i`, energy in kWh **per step**, all ≥ 0;
/// carbon is `[step]` in kg/kWh. The arrays are kept, not copied: hand them over and forget them.
public final class Exogenous {
    private final int steps;
    private final int participants;
    private final double[] demandKwh;
    private final double[] pvKwh;
    private final double[] carbonKgPerKwh;
    private final double[] marginalCarbonKgPerKwh;
    private final double @Nullable [] windKwh;
    private final double @Nullable [] hotWaterKwh;
    private final @Nullable WeatherSeries weather;

    /// No wind, no hot water, no weather, marginal carbon as average carbon.
    ///
    /// @param steps T
    /// @param participants N
    /// @param demandKwh demand, `[T × N]`
    /// @param pvKwh available photovoltaic generation (AC), `[T × N]`
    /// @param carbonKgPerKwh average carbon intensity of the grid, `[T]`; zeros where unknown
    /// @throws IllegalArgumentException on a wrong length, a negative or a non-finite number
    public Exogenous(
            int steps,
            int participants,
            double[] demandKwh,
            double[] pvKwh,
            double[] carbonKgPerKwh) {
        Checks.count("steps", steps, 1, Integer.MAX_VALUE);
        Checks.count("participants", participants, 1, Integer.MAX_VALUE);
        this.steps = steps;
        this.participants = participants;
        this.demandKwh = checked("demandKwh", demandKwh, steps, participants);
        this.pvKwh = checked("pvKwh", pvKwh, steps, participants);
        this.carbonKgPerKwh = checked("carbonKgPerKwh", carbonKgPerKwh, steps, 1);
        marginalCarbonKgPerKwh = carbonKgPerKwh;
        windKwh = null;
        hotWaterKwh = null;
        weather = null;
    }

    private Exogenous(
            Exogenous base,
            double[] marginalCarbonKgPerKwh,
            double @Nullable [] windKwh,
            double @Nullable [] hotWaterKwh,
            @Nullable WeatherSeries weather) {
        steps = base.steps;
        participants = base.participants;
        demandKwh = base.demandKwh;
        pvKwh = base.pvKwh;
        carbonKgPerKwh = base.carbonKgPerKwh;
        this.marginalCarbonKgPerKwh = marginalCarbonKgPerKwh;
        this.windKwh = windKwh;
        this.hotWaterKwh = hotWaterKwh;
        this.weather = weather;
    }

    /// The same with available wind generation (AC), `[T × N]`.
    public Exogenous withWind(double[] otherKwh) {
        double[] wind = checked("windKwh", otherKwh, steps, participants);
        return new Exogenous(this, marginalCarbonKgPerKwh, wind, hotWaterKwh, weather);
    }

    /// The same with another demand, `[T × N]`.
    public Exogenous withDemand(double[] otherKwh) {
        return withPaths(otherKwh, pvKwh);
    }

    /// The same with another available photovoltaic generation (AC), `[T × N]`.
    public Exogenous withPv(double[] otherKwh) {
        return withPaths(demandKwh, otherKwh);
    }

    private Exogenous withPaths(double[] demand, double[] pv) {
        return new Exogenous(
                new Exogenous(steps, participants, demand, pv, carbonKgPerKwh),
                marginalCarbonKgPerKwh,
                windKwh,
                hotWaterKwh,
                weather);
    }

    /// The same with heat wanted as hot water, `[T × N]`.
    public Exogenous withHotWater(double[] otherKwh) {
        double[] water = checked("hotWaterKwh", otherKwh, steps, participants);
        return new Exogenous(this, marginalCarbonKgPerKwh, windKwh, water, weather);
    }

    /// The same with weather of T steps.
    public Exogenous withWeather(WeatherSeries other) {
        if (other.steps() != steps) {
            throw new IllegalArgumentException(
                    "The weather has %d steps but needs %d.".formatted(other.steps(), steps));
        }
        return new Exogenous(this, marginalCarbonKgPerKwh, windKwh, hotWaterKwh, other);
    }

    /// The same with the intensity of the plants that one more kWh would move, kg/kWh, `[T]`;
    /// negative where more demand lets a cleaner plant start in place of another.
    public Exogenous withMarginalCarbon(double[] kgPerKwh) {
        for (int t = 0; t < kgPerKwh.length; t++) {
            if (!Double.isFinite(kgPerKwh[t])) {
                throw new IllegalArgumentException(
                        "The marginalCarbonKgPerKwh (%s) at step %d must be finite."
                                .formatted(kgPerKwh[t], t));
            }
        }
        if (kgPerKwh.length != steps) {
            throw new IllegalArgumentException(
                    "The marginalCarbonKgPerKwh has %d numbers but needs %d."
                            .formatted(kgPerKwh.length, steps));
        }
        return new Exogenous(this, kgPerKwh, windKwh, hotWaterKwh, weather);
    }

    /// The steps from `from` to `to − 1`.
    public Exogenous steps(int from, int to) {
        Checks.count("first step", from, 0, steps - 1);
        Checks.count("end step", to, from + 1, steps);
        Exogenous base =
                new Exogenous(
                        to - from,
                        participants,
                        rows(demandKwh, from, to),
                        rows(pvKwh, from, to),
                        Arrays.copyOfRange(carbonKgPerKwh, from, to));
        return new Exogenous(
                base,
                Arrays.copyOfRange(marginalCarbonKgPerKwh, from, to),
                windKwh == null ? null : rows(windKwh, from, to),
                hotWaterKwh == null ? null : rows(hotWaterKwh, from, to),
                weather == null ? null : weather.steps(from, to));
    }

    private double[] rows(double[] values, int from, int to) {
        return Arrays.copyOfRange(values, from * participants, to * participants);
    }

    private static double[] checked(String name, double[] values, int rows, int columns) {
        long length = (long) rows * columns;
        if (values.length != length) {
            throw new IllegalArgumentException(
                    "The %s has %d numbers but needs %d.".formatted(name, values.length, length));
        }
        for (int k = 0; k < length; k++) {
            if (!(values[k] >= 0) || Double.isInfinite(values[k])) {
                throw new IllegalArgumentException(
                        "The %s (%s) at step %d, column %d must be a finite number >= 0."
                                .formatted(name, values[k], k / columns, k % columns));
            }
        }
        return values;
    }

    /// Number of steps T.
    public int steps() {
        return steps;
    }

    /// Number of participants N.
    public int participants() {
        return participants;
    }

    /// Demand of participant `i` in step `t`, kWh.
    public double demandKwh(int t, int i) {
        return demandKwh[t * participants + i];
    }

    /// Available photovoltaic generation of participant `i` in step `t`, kWh.
    public double pvKwh(int t, int i) {
        return pvKwh[t * participants + i];
    }

    /// Available wind generation of participant `i` in step `t`, kWh.
    public double windKwh(int t, int i) {
        return windKwh == null ? 0 : windKwh[t * participants + i];
    }

    /// Available generation of participant `i` in step `t` from sun and wind, kWh.
    public double availableKwh(int t, int i) {
        return pvKwh(t, i) + windKwh(t, i);
    }

    /// Heat that participant `i` wants as hot water in step `t`, kWh.
    public double hotWaterKwh(int t, int i) {
        return hotWaterKwh == null ? 0 : hotWaterKwh[t * participants + i];
    }

    /// The weather, or null where the scenario has none.
    public @Nullable WeatherSeries weather() {
        return weather;
    }

    /// Average carbon intensity of the utility's energy in step `t`, kg/kWh.
    public double carbonKgPerKwh(int t) {
        return carbonKgPerKwh[t];
    }

    /// Carbon intensity of the plant that one more kWh runs in step `t`, kg/kWh; the average where
    /// nothing else is known.
    public double marginalCarbonKgPerKwh(int t) {
        return marginalCarbonKgPerKwh[t];
    }

    /// Copies the demand row of step `t` to `target[offset..offset+N)`.
    public void copyDemandRow(int t, double[] target, int offset) {
        System.arraycopy(demandKwh, t * participants, target, offset, participants);
    }

    /// Copies the row of available generation of step `t` to `target[offset..offset+N)`.
    public void copyAvailableRow(int t, double[] target, int offset) {
        System.arraycopy(pvKwh, t * participants, target, offset, participants);
        if (windKwh != null) {
            for (int i = 0; i < participants; i++) {
                target[offset + i] += windKwh[t * participants + i];
            }
        }
    }

    /// Copies the hot-water row of step `t` to `target[offset..offset+N)`; leaves it where there is
    /// none.
    public void copyHotWaterRow(int t, double[] target, int offset) {
        if (hotWaterKwh != null) {
            System.arraycopy(hotWaterKwh, t * participants, target, offset, participants);
        }
    }
}
