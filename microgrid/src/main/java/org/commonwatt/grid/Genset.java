package org.commonwatt.grid;

/// A generator set with a combustion engine.
///
/// Fuel while running: `litres/h = F0·P_rated + F1·P`, 0 when off; below its minimum load it does
/// not run (`docs/FORMULATION.md#genset`). Source: HOMER Energy, *Fuel curve*.
///
/// | attribute | unit | range | meaning |
/// |---|---|---|---|
/// | ratedKw | kW | > 0 | largest AC power P_rated |
/// | minLoad | 1 | [0, 1] | least power while running, share of ratedKw |
/// | startMinutes | min | ≥ 0 | time after a start without output |
/// | noLoadLitresPerKwh | l/(h·kW rated) | ≥ 0 | F0 |
/// | litresPerKwh | l/kWh | ≥ 0 | F1 |
/// | startLitres | l | ≥ 0 | fuel of one start |
/// | fuelPricePerLitre | currency/l | ≥ 0 | paid to the fuel supplier |
/// | startCost | currency | ≥ 0 | maintenance that one start causes, a cost |
///
/// @param ratedKw rated power
/// @param minLoad minimum load
/// @param startMinutes start time
/// @param noLoadLitresPerKwh fuel at no load per rated kW and hour
/// @param litresPerKwh slope of the fuel curve
/// @param startLitres fuel of a start
/// @param fuelPricePerLitre price of fuel
/// @param startCost cost of a start
public record Genset(
        double ratedKw,
        double minLoad,
        double startMinutes,
        double noLoadLitresPerKwh,
        double litresPerKwh,
        double startLitres,
        double fuelPricePerLitre,
        double startCost) {
    /// Carbon dioxide of one litre of diesel burnt, kg (IPCC 2006, 74.1 kg/GJ at 36.2 MJ/l).
    public static final double CARBON_KG_PER_LITRE = 2.68;

    public Genset {
        Checks.positive("ratedKw", ratedKw);
        Checks.within("minLoad", minLoad, 0, 1);
        Checks.notNegative("startMinutes", startMinutes);
        Checks.notNegative("noLoadLitresPerKwh", noLoadLitresPerKwh);
        Checks.notNegative("litresPerKwh", litresPerKwh);
        Checks.notNegative("startLitres", startLitres);
        Checks.notNegative("fuelPricePerLitre", fuelPricePerLitre);
        Checks.notNegative("startCost", startCost);
    }

    /// A small diesel set: minimum load 30 %, starts within a minute, 0.033 l/h per rated kW and
    /// 0.273 l/kWh (a 50 kW set that burns 8.5 l/h at half load and 15.3 l/h at full load).
    public static Genset diesel(double ratedKw, double fuelPricePerLitre) {
        return new Genset(ratedKw, 0.3, 1, 0.033, 0.273, 0.05, fuelPricePerLitre, 0);
    }
}
