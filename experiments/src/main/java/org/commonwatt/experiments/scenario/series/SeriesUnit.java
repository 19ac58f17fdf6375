package org.commonwatt.experiments.scenario.series;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a column measures and how its numbers become the house units.
///
/// The unit is the end of the header (`load_kwh`, `energy (kWh/hh)`, `price_gbp_per_kwh`) or is
/// given beside the series.
///
/// @param quantity what it measures
/// @param factor numbers times this are kWh, kW, currency/kWh, kg/kWh, kWh/kWp or kW/kWp
public record SeriesUnit(Quantity quantity, double factor) {
    /// Kinds of columns.
    public enum Quantity {
        /// kWh in the row's interval.
        ENERGY,
        /// Mean kW over the row's interval.
        POWER,
        /// Currency per kWh.
        PRICE,
        /// Carbon, kg per kWh.
        CARBON,
        /// kWh in the row's interval per kW peak.
        ENERGY_PER_KWP,
        /// Mean kW over the row's interval per kW peak.
        POWER_PER_KWP
    }

    private static final Set<String> INTERVALS = Set.of("hh", "step", "interval", "row", "period");
    private static final Set<String> CARBON_NAMES = Set.of("co2", "co2e", "co2eq");

    /// International avoirdupois pound.
    private static final double KG_PER_POUND = 0.45359237;

    private static final Set<String> CENTS =
            Set.of("p", "pence", "penny", "ct", "cent", "cents", "c", "ore", "rappen");

    /// The unit at the end of a header or in a unit text; null where there is none.
    public static @Nullable SeriesUnit of(String header) {
        String plain =
                header.strip().toLowerCase(Locale.ROOT).replace("/", "_per_").replace("€", "eur");
        List<String> words = List.of(plain.split("[^a-z0-9]+"));
        if (words.isEmpty()) {
            return null;
        }
        int per = words.lastIndexOf("per");
        if (per <= 0 || per + 1 >= words.size()) {
            return simple(words.getLast());
        }
        boolean carbonNamed = per >= 2 && CARBON_NAMES.contains(words.get(per - 1));
        String above = carbonNamed ? words.get(per - 2) + "co2" : words.get(per - 1);
        String below = words.get(per + 1);
        if (INTERVALS.contains(below)) {
            return simple(above);
        }
        return switch (below) {
            case "kwp", "kw" -> perKwp(above);
            case "kwh" -> rate(above, 1);
            case "mwh" -> rate(above, 1e-3);
            case "h", "hour" -> {
                SeriesUnit unit = simple(above);
                yield unit == null || unit.quantity != Quantity.ENERGY
                        ? null
                        : new SeriesUnit(Quantity.POWER, unit.factor);
            }
            default -> null;
        };
    }

    private static @Nullable SeriesUnit simple(String word) {
        return switch (word) {
            case "kwh" -> new SeriesUnit(Quantity.ENERGY, 1);
            case "wh" -> new SeriesUnit(Quantity.ENERGY, 1e-3);
            case "mwh" -> new SeriesUnit(Quantity.ENERGY, 1e3);
            case "kw" -> new SeriesUnit(Quantity.POWER, 1);
            case "w", "watt", "watts" -> new SeriesUnit(Quantity.POWER, 1e-3);
            case "mw" -> new SeriesUnit(Quantity.POWER, 1e3);
            default -> null;
        };
    }

    private static @Nullable SeriesUnit perKwp(String above) {
        SeriesUnit unit = simple(above);
        if (unit == null) {
            return null;
        }
        return new SeriesUnit(
                unit.quantity == Quantity.ENERGY ? Quantity.ENERGY_PER_KWP : Quantity.POWER_PER_KWP,
                unit.factor);
    }

    private static @Nullable SeriesUnit rate(String above, double perKwh) {
        return switch (above) {
            case "kg", "kgco2", "kgco2e" -> new SeriesUnit(Quantity.CARBON, perKwh);
            case "g", "gco2", "gco2e" -> new SeriesUnit(Quantity.CARBON, perKwh / 1000);
            case "t", "tco2" -> new SeriesUnit(Quantity.CARBON, perKwh * 1000);
            case "lb", "lbs", "lbco2", "lbsco2" ->
                    new SeriesUnit(Quantity.CARBON, perKwh * KG_PER_POUND);
            default ->
                    above.endsWith("co2")
                            ? null
                            : new SeriesUnit(
                                    Quantity.PRICE, CENTS.contains(above) ? perKwh / 100 : perKwh);
        };
    }

    /// Whether a number of this unit belongs to an amount of a row's interval (a sum over
    /// intervals), not to a level (a mean over intervals).
    boolean isAmount() {
        return quantity == Quantity.ENERGY || quantity == Quantity.ENERGY_PER_KWP;
    }
}
