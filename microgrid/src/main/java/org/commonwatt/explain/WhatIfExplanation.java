package org.commonwatt.explain;

import java.util.ArrayList;
import java.util.List;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.simulation.RunAccounts;

/// What a run would have come to with something otherwise (`docs/FORMULATION.md#explain-what-if`).
///
/// @param policy which decides in both runs
/// @param change what is otherwise
/// @param difference from the run as it was to the other
/// @param days length of both runs
/// @param premises what stays as it was beside the change
/// @param leaver who leaves and what it pays alone; empty name where nobody does
/// @param replayMatches whether the replay ended in the very state of the run that is explained
public record WhatIfExplanation(
        String policy,
        Sentence change,
        RunDifference difference,
        double days,
        Premises premises,
        Leaver leaver,
        boolean replayMatches)
        implements Explanation {
    private static final double LEAST = 0.005;
    private static final int MOST_NAMED = 4;

    /// A member that leaves.
    ///
    /// @param participant who; empty where nobody leaves
    /// @param together its bill as a member, currency
    /// @param alone its bill alone under `rule`
    public record Leaver(String participant, double together, double alone) {
        /// Nobody leaves.
        public static final Leaver NOBODY = new Leaver("", 0, 0);
    }

    /// Explains.
    ///
    /// @param scenario the community as it was
    public static WhatIfExplanation of(
            Scenario scenario, String policy, Change change, Runs runs, Leaver leaver) {
        return new WhatIfExplanation(
                policy,
                change.sentence(scenario),
                RunDifference.of(scenario, runs.from, runs.to),
                scenario.axis().steps() * scenario.axis().stepHours() / 24,
                runs.premises,
                leaver,
                runs.matches);
    }

    /// The two runs.
    ///
    /// @param from as it was
    /// @param to with the change
    /// @param premises what stayed as it was in `to`
    /// @param matches whether `from` ended in the very state of the run that is explained
    public record Runs(RunAccounts from, RunAccounts to, Premises premises, boolean matches) {}

    @Override
    public String kind() {
        return "whatIf";
    }

    /// What changes for all who stay, currency.
    public double othersPay() {
        return difference.members().stream()
                .filter(change -> !change.participant().equals(leaver.participant))
                .mapToDouble(RunDifference.MemberChange::total)
                .sum();
    }

    @Override
    public List<Sentence> sentences() {
        List<Sentence> sentences = new ArrayList<>();
        sentences.add(change);
        boolean leaves = !leaver.participant.isEmpty();
        double more = leaves ? othersPay() : difference.systemCost();
        String key = leaves ? "whatif.others" : "whatif.cost";
        sentences.add(
                Sentence.of(
                        key + (more > 0 ? "More" : "Less"),
                        Fact.money(Math.abs(more)),
                        Fact.plain(days),
                        Fact.name(policy)));
        sentences.addAll(premises.sentences(policy));
        if (leaves) {
            sentences.add(
                    Sentence.of(
                            "whatif.leaver",
                            Fact.name(leaver.participant),
                            Fact.money(leaver.together),
                            Fact.money(leaver.alone)));
        }
        difference.concerned(LEAST).stream()
                .filter(change -> !change.participant().equals(leaver.participant))
                .limit(MOST_NAMED)
                .forEach(change -> sentences.add(change.sentence()));
        if (!leaves && !Double.isNaN(difference.after().gini())) {
            sentences.add(
                    Sentence.of(
                            "action.equity",
                            Fact.plain(difference.before().gini()),
                            Fact.plain(difference.after().gini())));
        }
        return sentences;
    }

    @Override
    public List<Check> checks() {
        return List.of(
                Check.replay(replayMatches),
                new Check(
                        "check.payers",
                        Math.abs(difference.unexplained()),
                        difference.rounding(),
                        Fact.Unit.MONEY));
    }
}
