package org.commonwatt.experiments.study.claims;

import java.util.ArrayList;
import java.util.List;
import org.commonwatt.equity.EnergyBurden;
import org.commonwatt.equity.Gini;
import org.commonwatt.equity.GroupDistance;
import org.commonwatt.grid.Participant;
import org.commonwatt.operate.scenario.Scenario;

/// The members of a family that have an income, and how evenly weeks treat them.
///
/// @param members their places among the participants
/// @param incomes a year
/// @param groups their groups
record Households(List<Integer> members, List<Double> incomes, List<String> groups) {
    private static final double DAYS_PER_YEAR = 365;
    private static final int DAYS_PER_WEEK = 7;

    Households {
        members = List.copyOf(members);
        incomes = List.copyOf(incomes);
        groups = List.copyOf(groups);
    }

    static Households of(Scenario scenario) {
        List<Integer> members = new ArrayList<>();
        List<Double> incomes = new ArrayList<>();
        List<String> groups = new ArrayList<>();
        for (int i = 0; i < scenario.community().size(); i++) {
            Participant each = scenario.community().participant(i);
            if (each.incomePerYear() > 0) {
                members.add(i);
                incomes.add(each.incomePerYear());
                groups.add(each.group());
            }
        }
        return new Households(members, incomes, groups);
    }

    /// Sums over weeks.
    ///
    /// @param bills of households
    /// @param alone of households
    /// @param gain of the whole community, what is stored at the end included
    /// @param tradedKwh of households
    @SuppressWarnings("ArrayRecordComponent") // A view; never compared.
    record Sums(double[] bills, double[] alone, double gain, double[] tradedKwh) {}

    /// @param weeks what was played
    /// @param drawn which weeks count, as often as they occur
    Sums sums(List<MemberWeeks.Played> weeks, int[] drawn) {
        double[] bills = new double[members.size()];
        double[] alone = new double[members.size()];
        double[] traded = new double[members.size()];
        double gain = 0;
        for (int w : drawn) {
            List<MemberWeeks.Week> week = weeks.get(w).members();
            gain += weeks.get(w).storedValue();
            for (MemberWeeks.Week each : week) {
                gain += each.alone() - each.bill();
            }
            for (int k = 0; k < members.size(); k++) {
                MemberWeeks.Week member = week.get(members.get(k));
                bills[k] += member.bill();
                alone[k] += member.alone();
                traded[k] += member.tradedKwh();
            }
        }
        return new Sums(bills, alone, gain, traded);
    }

    /// Gini of the burden of bills of so many weeks.
    double gini(double[] bills, int weeks) {
        double perYear = DAYS_PER_YEAR / (DAYS_PER_WEEK * weeks);
        double[] burdens = new double[bills.length];
        for (int k = 0; k < burdens.length; k++) {
            burdens[k] = perYear * Math.max(0, bills[k]) / incomes.get(k);
        }
        return new Gini().of(burdens);
    }

    /// What everybody pays where the gain is shared by leximin.
    double[] shared(Sums sums) {
        double[] yearly = incomes.stream().mapToDouble(Double::doubleValue).toArray();
        return Sharing.leximin(sums.alone(), yearly, sums.gain());
    }

    /// Largest distance between groups' traded energy.
    double groupDistanceKwh(Sums sums) {
        return GroupDistance.largest(sums.tradedKwh(), groups);
    }

    /// Whether so many weeks are enough for a headline.
    static boolean enough(int weeks) {
        return DAYS_PER_WEEK * weeks >= EnergyBurden.HEADLINE_DAYS;
    }
}
