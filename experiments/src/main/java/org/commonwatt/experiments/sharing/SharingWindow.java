package org.commonwatt.experiments.sharing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.commonwatt.equity.sharing.MemberFigures;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.operate.dispatch.DispatchMember;
import org.commonwatt.operate.dispatch.DispatchProblem;
import org.commonwatt.operate.dispatch.Outlook;
import org.commonwatt.operate.dispatch.ScenarioWindow;
import org.commonwatt.operate.dispatch.WindowState;
import org.commonwatt.operate.dispatch.WindowTerms;
import org.commonwatt.operate.dispatch.coalition.Players;
import org.commonwatt.operate.scenario.Scenario;

/// The days whose gain is shared, as the optimiser sees them: all is known, storage starts as the
/// scenario says, and what it holds at the end counts.
///
/// @param problem the window
/// @param when in words
/// @param days its length
/// @param notes what one should know of it
record SharingWindow(DispatchProblem problem, String when, double days, List<String> notes) {
    private static final double HOURS_PER_DAY = 24;

    static SharingWindow of(Scenario scenario, SharingSettings settings) {
        TimeAxis axis = scenario.axis();
        int first = axis.firstStepOfDay(settings.firstDay());
        int last = settings.firstDay() + settings.days() - 1;
        int steps = axis.endStepOfDay(last) - first;
        ScenarioWindow window = new ScenarioWindow(scenario);
        double worth = window.meanRetailPricePerKwh(first, first + steps);
        WindowTerms terms =
                new WindowTerms(first, steps, true, 0, new WindowTerms.Ends(true, worth));
        DispatchProblem problem =
                window.problem(
                        terms,
                        WindowState.initial(scenario),
                        Outlook.perfect(scenario, first, steps));
        String from = axis.date(settings.firstDay()).toString();
        String when = settings.days() == 1 ? from : "%s to %s".formatted(from, axis.date(last));
        return new SharingWindow(
                problem, when, steps * axis.stepHours() / HOURS_PER_DAY, notes(problem, settings));
    }

    private static List<String> notes(DispatchProblem problem, SharingSettings settings) {
        List<String> notes = new ArrayList<>();
        notes.add(
                "Costs are those of the best plan with everything known: energy at the retailer's"
                        + " prices, fees, wear, unserved energy; not standing and demand charges.");
        if (!problem.community().pools()) {
            notes.add(
                    "The scenario has no market between neighbours; this is the gain that one would"
                            + " make possible.");
        }
        boolean relaxed =
                problem.members().stream()
                        .anyMatch(
                                m ->
                                        !m.devices().jobs().isEmpty()
                                                || m.devices().generator() != null);
        if (relaxed) {
            notes.add(
                    "Deferrable appliances may be split over their starts and generators run at any"
                            + " output, so that every coalition is costed alike.");
        }
        if (settings.days() < 28) {
            notes.add(
                    "Burdens are scaled from %d day%s to a year: good for comparing, too short for a"
                                    .formatted(settings.days(), settings.days() == 1 ? "" : "s")
                            + " yearly figure.");
        }
        return notes;
    }

    List<SharingOutcome.Member> members(Players players, double[] alone) {
        List<SharingOutcome.Member> members = new ArrayList<>();
        for (int i = 0; i < alone.length; i++) {
            DispatchMember member = players.member(i);
            members.add(
                    new SharingOutcome.Member(
                            member.id(),
                            member.equity().group(),
                            member.equity().incomePerYear(),
                            alone[i],
                            Arrays.stream(member.demandKwh()).sum()));
        }
        return members;
    }

    MemberFigures figures(Players players, double[] alone, SharingSettings.Weighting weighting) {
        int n = alone.length;
        double[] loads = new double[n];
        double[] weights = new double[n];
        double[] burdens = new double[n];
        double meanIncome =
                players.problem().members().stream()
                        .mapToDouble(m -> m.equity().incomePerYear())
                        .filter(income -> income > 0)
                        .average()
                        .orElse(1);
        for (int i = 0; i < n; i++) {
            DispatchMember member = players.member(i);
            double income = member.equity().incomePerYear();
            loads[i] = Arrays.stream(member.demandKwh()).sum();
            burdens[i] = MemberFigures.burdenPerCost(days, income);
            double weight = weighting.byIncome() && income > 0 ? meanIncome / income : 1;
            weights[i] = weighting.own().getOrDefault(member.id(), weight);
        }
        return new MemberFigures(alone, loads, weights, burdens);
    }
}
