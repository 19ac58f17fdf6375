package org.commonwatt.grid;

import org.jspecify.annotations.Nullable;

/// A heat pump that keeps a room, a hot-water tank or both warm.
///
/// Its thermostats decide; an action a ∈ [−1, 1] moves their targets within what the residents
/// accept: the room's to `setpoint + a·band`, the tank's towards its highest or lowest temperature.
/// 0 is ordinary heating. The tank comes first (`docs/FORMULATION.md#heat-pump`).
///
/// | attribute | unit | range | meaning |
/// |---|---|---|---|
/// | powerKw | kW | > 0 | largest electric power |
/// | curve | – | – | coefficient of performance |
/// | flowAtColdC | °C | 20 … 80 | flow temperature of the heating at −10 °C outside |
/// | flowAtMildC | °C | 20 … 80 | the same at 15 °C outside |
///
/// @param powerKw electric power
/// @param curve coefficient of performance
/// @param flowAtColdC heating curve at −10 °C
/// @param flowAtMildC heating curve at 15 °C
/// @param room heated space, or null
/// @param tank hot-water tank, or null
public record HeatPump(
        double powerKw,
        HeatCurve curve,
        double flowAtColdC,
        double flowAtMildC,
        @Nullable Room room,
        @Nullable Tank tank) {
    private static final double COLD_C = -10;
    private static final double MILD_C = 15;

    public HeatPump {
        Checks.positive("powerKw", powerKw);
        Checks.within("flowAtColdC", flowAtColdC, 20, 80);
        Checks.within("flowAtMildC", flowAtMildC, 20, 80);
        if (room == null && tank == null) {
            throw new IllegalArgumentException("A heat pump needs a room or a tank.");
        }
    }

    /// An air-source heat pump on radiators (55 °C at −10 °C outside, 30 °C at 15 °C).
    public static HeatPump air(double powerKw, @Nullable Room room, @Nullable Tank tank) {
        return new HeatPump(powerKw, new HeatCurve.Air(), 55, 30, room, tank);
    }

    /// Flow temperature of the heating, °C: linear in the outdoor temperature, constant beyond the
    /// two points that define it.
    public double flowC(double outdoorC) {
        double part = Math.clamp((outdoorC - COLD_C) / (MILD_C - COLD_C), 0, 1);
        return flowAtColdC + part * (flowAtMildC - flowAtColdC);
    }
}
