package org.commonwatt.grid;

/// The heated space of one participant: one resistance, one capacitance.
///
/// `C·dT/dt = (T_out − T)/R + gains + heat`, solved exactly over a step with constant inputs
/// (`docs/FORMULATION.md#room`).
///
/// | attribute | unit | range | meaning |
/// |---|---|---|---|
/// | resistanceKPerKw | K/kW | > 0 | R, temperature difference that 1 kW keeps up |
/// | capacityKwhPerK | kWh/K | > 0 | C, structure and furniture included |
/// | setpointC | °C | 5 … 35 | wanted temperature |
/// | bandK | K | ≥ 0 | comfort: setpointC ± bandK |
/// | apertureM2 | m² | ≥ 0 | windows' sun-catching area times transmittance |
/// | internalGainKw | kW | ≥ 0 | heat of people and appliances |
/// | initialC | °C | −20 … 60 | at the first step |
///
/// @param resistanceKPerKw thermal resistance
/// @param capacityKwhPerK thermal capacity
/// @param setpointC set point
/// @param bandK half width of the comfort band
/// @param apertureM2 solar aperture
/// @param internalGainKw internal gains
/// @param initialC initial temperature
public record Room(
        double resistanceKPerKw,
        double capacityKwhPerK,
        double setpointC,
        double bandK,
        double apertureM2,
        double internalGainKw,
        double initialC) {
    public Room {
        Checks.positive("resistanceKPerKw", resistanceKPerKw);
        Checks.positive("capacityKwhPerK", capacityKwhPerK);
        Checks.within("setpointC", setpointC, 5, 35);
        Checks.within("bandK", bandK, 0, 10);
        Checks.notNegative("apertureM2", apertureM2);
        Checks.notNegative("internalGainKw", internalGainKw);
        Checks.within("initialC", initialC, -20, 60);
    }

    /// A room that starts at its set point of 20 °C ± 2 K, losing `lossKwPerK` and coasting with a
    /// time constant of `timeConstantHours`.
    public static Room of(double lossKwPerK, double timeConstantHours) {
        Checks.positive("lossKwPerK", lossKwPerK);
        Checks.positive("timeConstantHours", timeConstantHours);
        return new Room(1 / lossKwPerK, timeConstantHours * lossKwPerK, 20, 2, 0, 0, 20);
    }
}
