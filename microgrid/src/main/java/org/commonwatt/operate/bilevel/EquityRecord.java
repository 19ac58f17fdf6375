package org.commonwatt.operate.bilevel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.commonwatt.equity.Gini;
import org.commonwatt.equity.WeightedValues;
import org.commonwatt.operate.dispatch.DispatchMember;

/// What has come of the days so far: burdens and access to renewable energy per household and group
/// (`docs/FORMULATION.md#bilevel-inequity`). Households only; shops and common assets have no
/// income to compare with.
public final class EquityRecord {
    private static final double DAYS_PER_YEAR = 365;

    private final List<String> groups;
    private final int[] groupOf;
    private final double[] incomePerYear;
    private final double[] bill;
    private final double[] renewableKwh;
    private final double[] servedKwh;
    private final int[] daysHere;
    private int days;

    /// Nothing yet.
    public EquityRecord(PlannedDays community) {
        int n = community.participants();
        Set<String> names = new LinkedHashSet<>();
        groupOf = new int[n];
        incomePerYear = new double[n];
        for (int i = 0; i < n; i++) {
            DispatchMember.Equity equity = community.participant(i).equity();
            incomePerYear[i] = equity.commonAsset() ? Double.NaN : equity.incomePerYear();
            boolean household = incomePerYear[i] > 0;
            if (household) {
                names.add(equity.group());
            }
            groupOf[i] = household ? new ArrayList<>(names).indexOf(equity.group()) : -1;
        }
        groups = List.copyOf(names);
        bill = new double[n];
        renewableKwh = new double[n];
        servedKwh = new double[n];
        daysHere = new int[n];
    }

    private EquityRecord(EquityRecord other) {
        groups = other.groups;
        groupOf = other.groupOf;
        incomePerYear = other.incomePerYear;
        bill = other.bill.clone();
        renewableKwh = other.renewableKwh.clone();
        servedKwh = other.servedKwh.clone();
        daysHere = other.daysHere.clone();
        days = other.days;
    }

    /// The same, of its own.
    EquityRecord copy() {
        return new EquityRecord(this);
    }

    /// Takes over what another record of the same members says.
    void copyFrom(EquityRecord other) {
        System.arraycopy(other.bill, 0, bill, 0, bill.length);
        System.arraycopy(other.renewableKwh, 0, renewableKwh, 0, bill.length);
        System.arraycopy(other.servedKwh, 0, servedKwh, 0, bill.length);
        System.arraycopy(other.daysHere, 0, daysHere, 0, bill.length);
        days = other.days;
    }

    /// Names of the groups of households, in the order in which they appear.
    public List<String> groups() {
        return groups;
    }

    /// Group of a participant; −1 for none.
    public int groupOf(int participant) {
        return groupOf[participant];
    }

    /// The group with the lowest mean income.
    public int poorest() {
        int poorest = 0;
        for (int g = 1; g < groups.size(); g++) {
            poorest = meanIncome(g) < meanIncome(poorest) ? g : poorest;
        }
        return poorest;
    }

    /// Mean income of a group.
    public double meanIncome(int group) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < groupOf.length; i++) {
            sum += groupOf[i] == group ? incomePerYear[i] : 0;
            count += groupOf[i] == group ? 1 : 0;
        }
        return sum / count;
    }

    /// Forgets all days.
    public void clear() {
        Arrays.fill(bill, 0);
        Arrays.fill(renewableKwh, 0);
        Arrays.fill(servedKwh, 0);
        Arrays.fill(daysHere, 0);
        days = 0;
    }

    /// Another day.
    public void add(DayResult day) {
        days++;
        for (int i = 0; i < bill.length; i++) {
            bill[i] += day.bill()[i];
            renewableKwh[i] += day.ownUsedKwh()[i] + day.pooledKwh()[i];
            servedKwh[i] += day.servedKwh()[i];
            daysHere[i] += day.servedKwh()[i] + day.unservedKwh()[i] > 0 ? 1 : 0;
        }
    }

    /// Number of days so far.
    public int days() {
        return days;
    }

    /// Share of its income that a household pays, per year; NaN for others and before its first
    /// day.
    public double burden(int i) {
        return groupOf[i] < 0 || daysHere[i] == 0
                ? Double.NaN
                : DAYS_PER_YEAR / daysHere[i] * Math.max(0, bill[i]) / incomePerYear[i];
    }

    /// Burden of one unit of money paid so far, per participant; NaN as [#burden].
    public double[] burdenPerBill() {
        double[] perBill = new double[bill.length];
        for (int i = 0; i < perBill.length; i++) {
            perBill[i] =
                    groupOf[i] < 0 || daysHere[i] == 0
                            ? Double.NaN
                            : DAYS_PER_YEAR / daysHere[i] / incomePerYear[i];
        }
        return perBill;
    }

    /// Renewable part of what a household was served, at most 1; NaN as [#burden].
    public double access(int i) {
        return groupOf[i] < 0 || servedKwh[i] <= 0
                ? Double.NaN
                : Math.min(1, renewableKwh[i] / servedKwh[i]);
    }

    /// Gini coefficient of the burdens; 0 where nobody bears any.
    public double giniOfBurden() {
        return gini(burdens());
    }

    /// Gini coefficient of the access; 0 where nobody has any.
    public double giniOfAccess() {
        return gini(accesses());
    }

    /// What the upper level makes small: the mean of both.
    public double inequity() {
        return (giniOfBurden() + giniOfAccess()) / 2;
    }

    static double gini(double[] values) {
        double[] known = Arrays.stream(values).filter(v -> !Double.isNaN(v)).toArray();
        double gini = known.length == 0 ? 0 : new Gini().of(WeightedValues.of(known));
        return Double.isNaN(gini) ? 0 : gini;
    }

    private double[] burdens() {
        double[] burdens = new double[bill.length];
        Arrays.setAll(burdens, this::burden);
        return burdens;
    }

    private double[] accesses() {
        double[] accesses = new double[bill.length];
        Arrays.setAll(accesses, this::access);
        return accesses;
    }

    /// Mean burden of a group; 0 before its first day.
    public double burdenOfGroup(int group) {
        return mean(burdens(), group);
    }

    /// Mean burden of a group over the mean of the groups; 1 where nobody bears anything.
    double relativeBurden(int group) {
        double mean = 0;
        for (int g = 0; g < groups.size(); g++) {
            mean += burdenOfGroup(g) / groups.size();
        }
        return mean > 0 ? burdenOfGroup(group) / mean : 1;
    }

    /// Mean access of a group; 0 before its first day.
    public double accessOfGroup(int group) {
        return mean(accesses(), group);
    }

    private double mean(double[] values, int group) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < values.length; i++) {
            if (groupOf[i] == group && !Double.isNaN(values[i])) {
                sum += values[i];
                count++;
            }
        }
        return count == 0 ? 0 : sum / count;
    }

    /// Largest difference of the mean burdens of two groups.
    public double gap() {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int g = 0; g < groups.size(); g++) {
            least = Math.min(least, burdenOfGroup(g));
            most = Math.max(most, burdenOfGroup(g));
        }
        return groups.isEmpty() ? 0 : most - least;
    }
}
