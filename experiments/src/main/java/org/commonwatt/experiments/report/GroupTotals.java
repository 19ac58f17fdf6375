package org.commonwatt.experiments.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.commonwatt.grid.Participant;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.simulation.MemberSummary;
import org.commonwatt.operate.simulation.RunResult;

/// Means over the members of a group, per member. NaN where undefined.
///
/// @param name group, or kind of member where members have no group
/// @param members number of members
/// @param income mean income of those who have one
/// @param bill mean bill
/// @param alone mean bill that the members would have on their own: under `rule` with no community,
///   or, where that is not known, of the same meter readings at their own tariffs
/// @param burden mean burden of those who have one
record GroupTotals(
        String name, int members, double income, double bill, double alone, double burden) {
    /// The groups of a run, poorest first, those without an income last. Shared batteries are
    /// assets of all members and no group.
    static List<GroupTotals> of(Scenario scenario, RunResult result) {
        Map<String, List<Integer>> groups = new LinkedHashMap<>();
        for (int i = 0; i < scenario.community().size(); i++) {
            Participant member = scenario.community().participant(i);
            if (!member.kind().isCommonAsset()) {
                groups.computeIfAbsent(name(member), _ -> new ArrayList<>()).add(i);
            }
        }
        List<GroupTotals> list = new ArrayList<>();
        groups.forEach((name, indices) -> list.add(total(scenario, result, name, indices)));
        list.sort(Comparator.comparingDouble(GroupTotals::income));
        return list;
    }

    /// Group of a member, or what it is where it has none.
    static String name(Participant member) {
        return member.group().isBlank() ? member.kind().prefix() + "s" : member.group();
    }

    private static GroupTotals total(
            Scenario scenario, RunResult result, String name, List<Integer> indices) {
        return new GroupTotals(
                name,
                indices.size(),
                mean(indices, i -> scenario.community().participant(i).incomePerYear()),
                mean(indices, i -> result.members().get(i).bill()),
                mean(indices, i -> alone(result.members().get(i))),
                mean(indices, i -> result.members().get(i).burden()));
    }

    /// What the member would pay alone, as far as known.
    static double alone(MemberSummary member) {
        return Double.isFinite(member.aloneRuleBill())
                ? member.aloneRuleBill()
                : member.retailBill();
    }

    private static double mean(
            List<Integer> indices, java.util.function.IntToDoubleFunction figure) {
        return indices.stream()
                .mapToDouble(figure::applyAsDouble)
                .filter(Double::isFinite)
                .average()
                .orElse(Double.NaN);
    }

    /// The group in a sentence: `low-income group`, `shops`.
    String called() {
        boolean level = List.of("low", "middle", "high").contains(name.toLowerCase(Locale.ROOT));
        return hasIncome() ? name + (level ? "-income group" : " group") : name;
    }

    /// Whether a member of it has an income.
    boolean hasIncome() {
        return Double.isFinite(income);
    }

    /// CSS variable of the colour of group `g`: one hue from the poorest to the richest, none for
    /// those without incomes.
    static String color(List<GroupTotals> groups, int g) {
        long ordered = groups.stream().filter(GroupTotals::hasIncome).count();
        if (!groups.get(g).hasIncome()) {
            return groups.size() == 1 ? "group-2" : "group-none";
        }
        return "group-" + (ordered < 2 ? 2 : 1 + Math.round(3.0 * g / (ordered - 1)));
    }

    /// Share of the alone bill that is saved; NaN where that bill is not positive.
    double savedShare() {
        return alone > 0 ? 1 - bill / alone : Double.NaN;
    }
}
