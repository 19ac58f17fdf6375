package org.commonwatt.experiments.report;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.commonwatt.experiments.store.RunManifest;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.simulation.RunResult;

/// All that the pages are made from.
///
/// @param scenario what was run
/// @param results what each policy did, at least one; the first is what the others are compared
///   with
/// @param summaries headline figures, one per result
/// @param typicalDays day indices that stand for the others
/// @param manifest what run.json says
public record RunReport(
        Scenario scenario,
        List<RunResult> results,
        List<PolicySummary> summaries,
        List<Integer> typicalDays,
        RunManifest manifest) {
    public RunReport {
        results = List.copyOf(results);
        summaries = List.copyOf(summaries);
        typicalDays = List.copyOf(typicalDays);
        if (results.isEmpty()) {
            throw new IllegalArgumentException("A report needs at least one finished policy.");
        }
    }

    /// What the others are compared with.
    public RunResult first() {
        return results.getFirst();
    }

    /// The policy that the pages talk about: the one with the least system cost.
    public RunResult focus() {
        return results.get(focusIndex());
    }

    /// Its place among the results.
    public int focusIndex() {
        int best = 0;
        for (int p = 1; p < results.size(); p++) {
            if (results.get(p).systemCost() < results.get(best).systemCost()) {
                best = p;
            }
        }
        return best;
    }

    /// The policy that is shown beside the first: the one with the least system cost of the others;
    /// the first itself if it is alone.
    public int comparedIndex() {
        int best = Math.min(1, results.size() - 1);
        for (int p = 2; p < results.size(); p++) {
            if (results.get(p).systemCost() < results.get(best).systemCost()) {
                best = p;
            }
        }
        return best;
    }

    /// Headline figures of [#focus].
    public PolicySummary focusSummary() {
        return summaries.get(focusIndex());
    }

    /// Whether there is something to compare.
    public boolean comparesPolicies() {
        return results.size() > 1;
    }

    String currency() {
        return scenario.currency();
    }

    /// `22 members and a common asset`.
    String community() {
        long assets =
                scenario.community().participants().stream()
                        .filter(member -> member.kind().isCommonAsset())
                        .count();
        long members = scenario.community().size() - assets;
        String shared =
                assets == 0
                        ? ""
                        : assets == 1
                                ? " and a common asset"
                                : " and %d common assets".formatted(assets);
        return (members == 1 ? "1 member" : members + " members") + shared;
    }

    /// `14 days, 7 Jul 2025 – 18 Jan 2026`.
    String when() {
        var form = DateTimeFormatter.ofPattern("d\u00a0MMM\u00a0yyyy", Locale.ENGLISH);
        String first = form.format(scenario.axis().date(0));
        String last = form.format(scenario.axis().date(scenario.axis().days() - 1));
        return "%s, %s".formatted(duration(), first.equals(last) ? first : first + " – " + last);
    }

    /// `14 days`.
    String duration() {
        int days = scenario.axis().days();
        return days == 1 ? "1 day" : days + " days";
    }

    /// CSS variable of the colour of policy `p`.
    static String policyColor(int p) {
        return "policy-" + (p % 6 + 1);
    }

    /// Line pattern of policy `p`, so that colour is never the only difference.
    static String policyDash(int p) {
        return List.of("", "6 3", "2 3", "8 3 2 3", "10 4", "1 2").get(p % 6);
    }
}
