package org.commonwatt.operate.scenario.days;

/// How often and how long the utility's grid fails.
///
/// @param saifiPerYear mean number of outages of a customer per year (SAIFI)
/// @param caidiHours mean length of an outage, hours (CAIDI)
/// @param warnedShare share of outages that are announced; those of storms come first, the rest is
///   planned work
/// @param warningHours how long before
/// @param stormShare share of outages that storms cause, 0 … 1: they last longer and have seasons
public record OutageProfile(
        double saifiPerYear,
        double caidiHours,
        double warnedShare,
        double warningHours,
        double stormShare) {
    /// About a quarter of customers' interruptions in the United States fall on major event days
    /// (EIA, form 861).
    private static final double USUAL_STORM_SHARE = 0.25;

    /// Means of the United States as CityLearn uses them; nothing is announced.
    public static final OutageProfile USUAL = new OutageProfile(1.436, 331.2 / 60, 0, 0);

    /// A coast with hurricanes: more and longer outages, half of them from storms that are forecast
    /// a day ahead.
    public static final OutageProfile STORMY = new OutageProfile(2.5, 10, 0.5, 24, 0.5);

    public OutageProfile {
        if (!(saifiPerYear >= 0) || !(caidiHours > 0)) {
            throw new IllegalArgumentException(
                    "The saifiPerYear (%s) must not be negative and caidiHours (%s) be positive."
                            .formatted(saifiPerYear, caidiHours));
        }
        if (saifiPerYear * caidiHours >= 8766) {
            throw new IllegalArgumentException(
                    "Outages of %s hours cannot happen %s times a year."
                            .formatted(caidiHours, saifiPerYear));
        }
        if (!(warnedShare >= 0 && warnedShare <= 1) || !(warningHours >= 0)) {
            throw new IllegalArgumentException(
                    "The warnedShare (%s) must lie in 0 to 1 and warningHours (%s) not below 0."
                            .formatted(warnedShare, warningHours));
        }
        if (!(stormShare >= 0 && stormShare <= 1)) {
            throw new IllegalArgumentException(
                    "The stormShare (%s) must lie between 0 and 1.".formatted(stormShare));
        }
    }

    /// Outages of which storms cause a quarter.
    public OutageProfile(
            double saifiPerYear, double caidiHours, double warnedShare, double warningHours) {
        this(saifiPerYear, caidiHours, warnedShare, warningHours, USUAL_STORM_SHARE);
    }

    /// Chance that an outage is announced.
    double warnedChance(boolean storm) {
        if (storm) {
            return Math.min(1, warnedShare / stormShare);
        }
        return stormShare < 1 ? Math.max(0, warnedShare - stormShare) / (1 - stormShare) : 0;
    }
}
