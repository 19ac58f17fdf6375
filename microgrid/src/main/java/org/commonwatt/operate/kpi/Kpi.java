package org.commonwatt.operate.kpi;

/// One figure of one run. `value` is NaN where the figure is undefined (0/0); files show `null`.
///
/// @param costFunction name of the figure (the CityLearn name where there is one)
/// @param value the figure, NaN = undefined
/// @param name participant id, group or `District`
/// @param level `building`, `group` or `district`
/// @param unit unit, `1` for ratios
/// @param direction whether less or more is better
/// @param baseline what the figure is relative to; empty for absolute figures
/// @param ciLow lower end of the 95 % interval, NaN where none is computed
/// @param ciHigh upper end
public record Kpi(
        String costFunction,
        double value,
        String name,
        String level,
        String unit,
        Direction direction,
        String baseline,
        double ciLow,
        double ciHigh) {
    /// Which way is better.
    public enum Direction {
        /// Less is better.
        LESS("less"),
        /// More is better.
        MORE("more"),
        /// Neither.
        NEUTRAL("neutral");

        private final String key;

        Direction(String key) {
            this.key = key;
        }

        /// Name in files.
        public String key() {
            return key;
        }
    }
}
