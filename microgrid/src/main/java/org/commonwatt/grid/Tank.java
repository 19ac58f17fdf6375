package org.commonwatt.grid;

/// A fully mixed hot-water tank. Its heat counts from the temperature of the cold water.
///
/// `c·dT/dt = heat − draw − U·(T − T_ambient)` with `c = litres · 1.163 Wh/(l K)`, solved exactly
/// over a step with constant inputs (`docs/FORMULATION.md#tank`).
///
/// | attribute | unit | range | meaning |
/// |---|---|---|---|
/// | litres | l | > 0 | volume |
/// | lossKwPerK | kW/K | ≥ 0 | U, insulation |
/// | ambientC | °C | 0 … 40 | around the tank |
/// | coldC | °C | 0 … 25 | cold water; heat 0 |
/// | minC | °C | coldC < minC | below it no hot water is drawn |
/// | targetC | °C | minC ≤ targetC | ordinary temperature |
/// | maxC | °C | targetC ≤ maxC ≤ 95 | highest temperature |
///
/// @param litres volume
/// @param lossKwPerK loss
/// @param ambientC surroundings
/// @param coldC cold water
/// @param minC least usable temperature
/// @param targetC ordinary temperature, also the initial one
/// @param maxC highest temperature
public record Tank(
        double litres,
        double lossKwPerK,
        double ambientC,
        double coldC,
        double minC,
        double targetC,
        double maxC) {
    /// Heat that warms one litre of water by one kelvin, kWh.
    public static final double KWH_PER_LITRE_KELVIN = 1.163e-3;

    public Tank {
        Checks.positive("litres", litres);
        Checks.notNegative("lossKwPerK", lossKwPerK);
        Checks.within("ambientC", ambientC, 0, 40);
        Checks.within("coldC", coldC, 0, 25);
        Checks.within("minC", minC, Math.nextUp(coldC), 95);
        Checks.within("targetC", targetC, minC, 95);
        Checks.within("maxC", maxC, targetC, 95);
    }

    /// A well insulated tank (1.5 W/K) at 52 °C, usable from 42 to 60 °C.
    public static Tank of(double litres) {
        return new Tank(litres, 0.0015, 18, 10, 42, 52, 60);
    }

    /// Heat capacity c, kWh/K.
    public double capacityKwhPerK() {
        return litres * KWH_PER_LITRE_KELVIN;
    }
}
