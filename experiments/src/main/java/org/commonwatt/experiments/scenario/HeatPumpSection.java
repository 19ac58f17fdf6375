package org.commonwatt.experiments.scenario;

import java.util.Set;
import org.commonwatt.experiments.scenario.series.Series;
import org.commonwatt.experiments.scenario.series.SeriesUnit.Quantity;
import org.commonwatt.grid.HeatCurve;
import org.commonwatt.grid.HeatPump;
import org.commonwatt.grid.Room;
import org.commonwatt.grid.Tank;
import org.jspecify.annotations.Nullable;

/// `heatPump`: a heat pump with the room and the hot-water tank that it warms.
final class HeatPumpSection {
    /// A terraced house built in the last decades: 0.18 kW/K, structure included 40 h to cool.
    private static final double DEFAULT_LOSS_KW_PER_K = 0.18;

    private static final double DEFAULT_TIME_CONSTANT_HOURS = 40;
    private static final double DEFAULT_SETPOINT_C = 20;
    private static final double DEFAULT_BAND_K = 1.5;
    private static final double DEFAULT_APERTURE_M2 = 3;
    private static final double DEFAULT_INTERNAL_GAIN_KW = 0.35;
    private static final double DEFAULT_LITRES = 200;
    private static final double DEFAULT_GROUND_C = 10;
    private static final double RADIATOR_AT_COLD_C = 55;
    private static final double RADIATOR_AT_MILD_C = 30;
    private static final double FLOOR_AT_COLD_C = 35;
    private static final double FLOOR_AT_MILD_C = 25;

    /// Hot water of a household: 700 kWh and 500 kWh per person a year.
    private static final double WATER_BASE_KWH = 700;

    private static final double WATER_KWH_PER_PERSON = 500;

    /// People of a household of which nothing is known.
    static final double USUAL_PEOPLE = 2.4;

    private HeatPumpSection() {}

    /// The heat pump, or null where there is none or after a problem.
    static @Nullable HeatPump read(Section at) {
        double power = at.number("powerKw", 0);
        if (!at.isObject() || !(power > 0)) {
            return null;
        }
        boolean both = !at.has("room") && !at.has("tank");
        boolean floor = at.text("emitter", "radiator").equals("floor");
        warnOfIdleKeys(at, floor);
        return at.build(
                () ->
                        new HeatPump(
                                power,
                                curve(at),
                                at.number(
                                        "flowAtColdC",
                                        floor ? FLOOR_AT_COLD_C : RADIATOR_AT_COLD_C),
                                at.number(
                                        "flowAtMildC",
                                        floor ? FLOOR_AT_MILD_C : RADIATOR_AT_MILD_C),
                                both || at.has("room") ? room(at.at("room")) : null,
                                both || at.has("tank") ? tank(at.at("tank")) : null));
    }

    /// Heat that is drawn from the tank, kWh per step.
    ///
    /// @param people of the household
    static double[] hotWaterKwh(Section tank, String id, double people, ReadingContext context) {
        if (tank.has("series")) {
            if (tank.has("hotWaterKwh")) {
                tank.at("series").problem("stands beside hotWaterKwh; give one of them.");
            }
            Series series = context.series(tank, Set.of(Quantity.ENERGY, Quantity.POWER));
            double hours = context.axis().stepHours();
            return series == null ? new double[context.axis().steps()] : series.energyKwh(hours);
        }
        context.notes().add("Hot water", id);
        double usual = WATER_BASE_KWH + WATER_KWH_PER_PERSON * people;
        return context.generated().hotWaterKwh(tank.number("hotWaterKwh", usual), id);
    }

    private static void warnOfIdleKeys(Section at, boolean floor) {
        if (at.has("groundC") && !at.text("source", "air").equals("ground")) {
            at.at("groundC").warning("has no effect: the source is not the ground.", null);
        }
        double cold = at.number("flowAtColdC", floor ? FLOOR_AT_COLD_C : RADIATOR_AT_COLD_C);
        double mild = at.number("flowAtMildC", floor ? FLOOR_AT_MILD_C : RADIATOR_AT_MILD_C);
        if (cold < mild) {
            at.at(at.has("flowAtColdC") ? "flowAtColdC" : "flowAtMildC")
                    .warning(
                            "makes the heating cooler on cold days (%s °C) than on mild ones (%s °C)."
                                    .formatted(cold, mild),
                            "flowAtColdC and flowAtMildC are swapped.");
        }
    }

    private static HeatCurve curve(Section at) {
        if (at.has("cop")) {
            if (at.has("source")) {
                at.at("cop").problem("stands beside source; give one of them.");
            }
            return new HeatCurve.Constant(at.number("cop", 1));
        }
        return at.text("source", "air").equals("ground")
                ? new HeatCurve.Ground(at.number("groundC", DEFAULT_GROUND_C))
                : new HeatCurve.Air();
    }

    private static Room room(Section at) {
        double loss = at.number("lossKwPerK", DEFAULT_LOSS_KW_PER_K);
        double hours = at.number("timeConstantHours", DEFAULT_TIME_CONSTANT_HOURS);
        double setpoint = at.number("setpointC", DEFAULT_SETPOINT_C);
        return new Room(
                1 / loss,
                hours * loss,
                setpoint,
                at.number("bandK", DEFAULT_BAND_K),
                at.number("apertureM2", DEFAULT_APERTURE_M2),
                at.number("internalGainKw", DEFAULT_INTERNAL_GAIN_KW),
                at.number("initialC", setpoint));
    }

    private static Tank tank(Section at) {
        Tank usual = Tank.of(at.number("litres", DEFAULT_LITRES));
        checkOrder(at, usual);
        return new Tank(
                usual.litres(),
                at.number("lossKwPerK", usual.lossKwPerK()),
                at.number("ambientC", usual.ambientC()),
                at.number("coldC", usual.coldC()),
                at.number("minC", usual.minC()),
                at.number("targetC", usual.targetC()),
                at.number("maxC", usual.maxC()));
    }

    /// coldC < minC ≤ targetC ≤ maxC, told at the key that breaks it.
    private static void checkOrder(Section at, Tank usual) {
        double cold = at.number("coldC", usual.coldC());
        double min = at.number("minC", usual.minC());
        double target = at.number("targetC", usual.targetC());
        double max = at.number("maxC", usual.maxC());
        if (min <= cold) {
            tooLow(at, "minC", min, "coldC", cold);
        }
        if (target < min) {
            tooLow(at, "targetC", target, "minC", min);
        }
        if (max < target) {
            tooLow(at, "maxC", max, "targetC", target);
        }
    }

    private static void tooLow(Section at, String key, double value, String lower, double least) {
        boolean own = at.has(key);
        at.at(own ? key : lower)
                .problem(
                        own
                                ? "is %s but must not be below %s (%s)."
                                        .formatted(value, lower, least)
                                : "is %s but must not be above %s (%s)."
                                        .formatted(least, key, value));
    }
}
