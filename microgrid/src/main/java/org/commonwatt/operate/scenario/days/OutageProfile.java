package org.commonwatt.operate.scenario.days;

/// How often and how long the utility's grid fails.
///
/// @param saifiPerYear mean number of outages of a customer per year (SAIFI)
/// @param caidiHours mean length of an outage, hours (CAIDI)
/// @param warnedShare share of outages that are announced (storms, planned work)
/// @param warningHours how long before
public record OutageProfile(
        double saifiPerYear, double caidiHours, double warnedShare, double warningHours) {
    /// Means of the United States as CityLearn uses them; nothing is announced.
    public static final OutageProfile USUAL = new OutageProfile(1.436, 331.2 / 60, 0, 0);

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
    }
}
