package org.commonwatt.equity;

import java.util.List;
import org.commonwatt.numeric.Moments;

/// Which share of their income households pay for energy: for each of them 365/days · max(0, energy
/// bill)/annual income. Shops, workshops and other participants without a household income do not
/// belong here.
///
/// A window of few days says little about a year: below [#HEADLINE_DAYS] the index over all
/// households is NaN, while the worst-off burden and the gap between groups are always there.
///
/// @param days length of the window, above 0; parts of days count
/// @param households one entry per household, in the order of the bills
public record EnergyBurden(double days, List<Household> households) {

    /// The shortest window for which inequality is a headline number.
    public static final double HEADLINE_DAYS = 28.0;

    private static final double DAYS_PER_YEAR = 365.0;
    private static final Gini GINI = new Gini();

    /// The burden of one household.
    ///
    /// @param participantId whose it is
    /// @param group its group
    /// @param burden share of the annual income, at least 0
    /// @param floored whether the bill was negative and counted as 0
    public record Household(String participantId, String group, double burden, boolean floored) {}

    /// Keeps a copy of the households; rejects a window without length.
    public EnergyBurden {
        if (!(days > 0.0 && days < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "A window must have a positive, finite number of days: " + days);
        }
        households = List.copyOf(households);
    }

    /// The burdens behind the bills of one window.
    public static EnergyBurden of(double days, List<HouseholdBill> bills) {
        return new EnergyBurden(
                days, bills.stream().map(bill -> household(bill, DAYS_PER_YEAR / days)).toList());
    }

    private static Household household(HouseholdBill bill, double perYear) {
        double annualBill = perYear * Math.max(0.0, bill.energyBill());
        return new Household(
                bill.participantId(),
                bill.group(),
                annualBill / bill.annualIncome(),
                bill.energyBill() < 0.0);
    }

    /// The burdens alone, in the order of the households.
    public double[] values() {
        return households.stream().mapToDouble(Household::burden).toArray();
    }

    /// How many households have a negative bill that counts as 0. Many of them make an index of the
    /// burden look unequal for a happy reason.
    public int floored() {
        return (int) households.stream().filter(Household::floored).count();
    }

    /// The headline: the Gini coefficient of the burden; NaN for a short window.
    public double headline() {
        return headline(GINI);
    }

    /// An index of the burden over all households; NaN for a short window.
    public double headline(InequalityIndex index) {
        return days < HEADLINE_DAYS ? Double.NaN : index.of(values());
    }

    /// The largest burden; NaN without households.
    public double worstOff() {
        return Moments.of(values()).max();
    }

    /// Share of the households whose burden exceeds a threshold: above 0.06 is commonly called
    /// high, above 0.10 severe. NaN without households.
    public double shareAbove(double threshold) {
        long above = households.stream().filter(h -> h.burden() > threshold).count();
        return above / (double) households.size();
    }

    /// The burdens group by group.
    public List<GroupStatistics> byGroup() {
        return GroupStatistics.of(values(), groups());
    }

    /// Largest difference of the mean burdens of two groups; NaN without households.
    public double betweenGroupGap() {
        return GroupStatistics.gapOfMeans(byGroup());
    }

    /// Inequality of the burden within and between groups.
    public TheilDecomposition decomposition() {
        return TheilDecomposition.of(values(), groups());
    }

    /// Equity improvement: 1 − headline/headline of the reference, above 0 where these burdens are
    /// less unequal. NaN for a short window and where the reference is equal already.
    public double improvementOver(EnergyBurden reference) {
        double base = reference.headline();
        return base > 0.0 ? 1.0 - headline() / base : Double.NaN;
    }

    private List<String> groups() {
        return households.stream().map(Household::group).toList();
    }
}
