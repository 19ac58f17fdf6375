package org.commonwatt.grid.solar;

import org.commonwatt.grid.Checks;
import org.commonwatt.grid.WeatherSeries;

/// A photovoltaic system: modules in one plane behind one inverter.
///
/// See `docs/FORMULATION.md#pv`.
///
/// | attribute | unit | range | usual | meaning |
/// |---|---|---|---|---|
/// | dcKw | kW | > 0 | 4 | power of the modules at 1000 W/m² and 25 °C cells |
/// | tiltDeg | ° | 0 … 180 | 35 | 0 = level, 90 = upright |
/// | azimuthDeg | ° | −360 … 360 | 180 | where the modules look: 0 = north, 90 = east, 180 = south |
/// | transposition | – | three models | PEREZ | light in the plane |
/// | cell | – | five models | close to a roof | temperature of the cells |
/// | temperatureCoefficientPerC | 1/K | −0.02 … 0 | −0.0035 | change of power per kelvin |
/// | lossShare | 1 | [0, 1] | 0.140757 | losses before the inverter, see [PvLosses] |
/// | inverter | – | – | dcKw / 1.2 | AC rating, efficiency, reactive power |
/// | albedo | 1 | 0 … 1 | 0.2 | share of light that the ground throws back |
///
/// @param dcKw power of the modules under standard conditions
/// @param tiltDeg tilt of the modules
/// @param azimuthDeg direction of the modules
/// @param transposition model of the light in the plane
/// @param cell model of the cells' temperature
/// @param temperatureCoefficientPerC change of power per kelvin above 25 °C
/// @param lossShare losses between modules and inverter
/// @param inverter inverter
/// @param albedo reflectance of the ground
public record PvSystem(
        double dcKw,
        double tiltDeg,
        double azimuthDeg,
        Transposition transposition,
        CellTemperature cell,
        double temperatureCoefficientPerC,
        double lossShare,
        PvInverter inverter,
        double albedo) {
    /// DC over AC rating of a usual system.
    private static final double DC_TO_AC = 1.2;

    public PvSystem {
        Checks.positive("dcKw", dcKw);
        Checks.within("tiltDeg", tiltDeg, 0, 180);
        Checks.within("azimuthDeg", azimuthDeg, -360, 360);
        Checks.within("temperatureCoefficientPerC", temperatureCoefficientPerC, -0.02, 0);
        Checks.within("lossShare", lossShare, 0, 1);
        Checks.within("albedo", albedo, 0, 1);
    }

    /// A system on a roof with the usual attributes of the table.
    public static PvSystem of(double dcKw, double tiltDeg, double azimuthDeg) {
        return new PvSystem(
                dcKw,
                tiltDeg,
                azimuthDeg,
                Transposition.PEREZ,
                CellTemperature.Sapm.CLOSE_MOUNT_GLASS_GLASS,
                -0.0035,
                PvLosses.PVWATTS.share(),
                PvInverter.of(dcKw / DC_TO_AC),
                0.2);
    }

    /// DC over AC rating.
    public double dcToAc() {
        return dcKw / inverter.acKw();
    }

    /// DC power before losses, kW (Dobos 2014); never negative.
    ///
    /// @param planeWPerM2 light on the modules, W/m²
    /// @param cellC temperature of the cells, °C
    public double dcKw(double planeWPerM2, double cellC) {
        double warm = 1 + temperatureCoefficientPerC * (cellC - 25);
        return Math.max(0, planeWPerM2 / 1000 * dcKw * warm);
    }

    /// This system under a sun path.
    public PvArray under(SunPath sun) {
        return new PvArray(this, sun);
    }

    /// AC energy of every step of the sun path, kWh, `[T]`.
    ///
    /// @param stepHours length of a step, h
    /// @throws IllegalArgumentException if weather and sun path differ in length
    public double[] acEnergyKwh(SunPath sun, WeatherSeries weather, double stepHours) {
        double[] energyKwh = new double[sun.steps()];
        under(sun).acEnergyKwh(weather, stepHours, energyKwh);
        return energyKwh;
    }
}
