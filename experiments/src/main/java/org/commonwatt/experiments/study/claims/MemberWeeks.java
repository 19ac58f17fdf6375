package org.commonwatt.experiments.study.claims;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.commonwatt.experiments.evaluation.CellStore;
import org.commonwatt.experiments.evaluation.Contestant;
import org.commonwatt.experiments.evaluation.JudgedWeek;
import org.commonwatt.experiments.run.ScenarioHash;
import org.commonwatt.operate.policy.Policies;
import org.commonwatt.operate.scenario.DaySlice;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.simulation.Baselines;
import org.commonwatt.operate.simulation.CommunityTrace.Column;
import org.commonwatt.operate.simulation.LeadIn;
import org.commonwatt.operate.simulation.MemberSummary;
import org.commonwatt.operate.simulation.RunResult;
import org.commonwatt.operate.simulation.Runs;
import org.commonwatt.operate.simulation.Simulation;
import org.commonwatt.operate.simulation.StepObserver;
import tools.jackson.databind.JsonNode;

/// What each member paid and traded in judged weeks: the run with its days before, less those days.
final class MemberWeeks {
    private final Scenario scenario;
    private final String hash;
    private final CellStore store;
    private final String software;
    private final Map<Integer, Before> before = new LinkedHashMap<>();

    /// One member in one week, money in the scenario's currency.
    ///
    /// @param bill what it owes
    /// @param alone what it would owe without a community, under the rule
    /// @param tradedKwh bought from and sold to members
    record Week(double bill, double alone, double tradedKwh) {
        private Week less(Week other) {
            return new Week(bill - other.bill, alone - other.alone, tradedKwh - other.tradedKwh);
        }

        static Week of(MemberSummary member) {
            return new Week(
                    member.bill(),
                    member.aloneRuleBill(),
                    member.poolPurchaseKwh() + member.poolSaleKwh());
        }
    }

    /// A week.
    ///
    /// @param members in participant order
    /// @param storedValue what is stored at its end beyond what was at its start is worth so much,
    ///   currency
    record Played(List<Week> members, double storedValue) {
        Played {
            members = List.copyOf(members);
        }
    }

    /// The days before a week, and what a week is compared with.
    private record Before(Scenario slice, Baselines baselines, List<Week> leadIn) {}

    MemberWeeks(Scenario scenario, CellStore store, String software) {
        this.scenario = scenario;
        this.store = store;
        this.software = software;
        hash = CellStore.hash(ScenarioHash.of(scenario).toString());
    }

    /// What a contestant's week brought.
    Played of(JudgedWeek week, Contestant contestant) {
        String key =
                "claims-members-2 %s %s %s %d %s %s"
                        .formatted(
                                software,
                                hash,
                                contestant.policy(),
                                contestant.seed(),
                                contestant.fingerprint(),
                                week);
        var kept = store.find(key);
        if (kept.isPresent()) {
            return read(kept.get());
        }
        Played played = play(week, contestant);
        List<Week> members = played.members();
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("stored_value", played.storedValue());
        figures.put("bill", numbers(members, Week::bill));
        figures.put("alone", numbers(members, Week::alone));
        figures.put("traded_kwh", numbers(members, Week::tradedKwh));
        store.put(key, figures);
        return played;
    }

    private static List<Double> numbers(List<Week> members, ToDoubleFunction<Week> number) {
        return members.stream().mapToDouble(number).boxed().toList();
    }

    private static Played read(JsonNode cell) {
        List<Week> members = new ArrayList<>();
        for (int i = 0; i < cell.path("bill").size(); i++) {
            members.add(
                    new Week(
                            cell.path("bill").path(i).asDouble(),
                            cell.path("alone").path(i).asDouble(),
                            cell.path("traded_kwh").path(i).asDouble()));
        }
        return new Played(members, cell.path("stored_value").asDouble());
    }

    private Played play(JudgedWeek week, Contestant contestant) {
        Before known = before.computeIfAbsent(week.week(), _ -> before(week));
        int from = known.slice().axis().firstStepOfDay(week.leadInDays());
        var policy = contestant.maker().make(known.slice(), from);
        var run = new Simulation(known.slice(), policy);
        LeadIn.execute(run, from, policy::observe);
        double storedKwh = run.storedElectricityKwh();
        while (run.hasNext()) {
            run.advance(StepObserver.NONE);
        }
        RunResult result = Runs.result(run, known.baselines());
        double gainedKwh = run.storedElectricityKwh() - storedKwh;
        double price = result.trace().sum(Column.RETAIL_PRICE_PER_KWH) / result.trace().steps();
        List<Week> whole = weeks(result);
        List<Week> members = new ArrayList<>();
        for (int i = 0; i < whole.size(); i++) {
            members.add(whole.get(i).less(known.leadIn().get(i)));
        }
        return new Played(members, gainedKwh * price);
    }

    private Before before(JudgedWeek week) {
        Scenario slice = week.slice(scenario);
        Scenario leadIn =
                DaySlice.of(scenario, week.firstDay() - week.leadInDays(), week.leadInDays());
        RunResult rule =
                Runs.run(
                        leadIn,
                        Baselines.of(leadIn),
                        Policies.of("rule", leadIn, 1),
                        StepObserver.NONE);
        return new Before(slice, Baselines.of(slice), weeks(rule));
    }

    private static List<Week> weeks(RunResult result) {
        return result.members().stream().map(Week::of).toList();
    }
}
