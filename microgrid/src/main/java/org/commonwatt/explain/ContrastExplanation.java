package org.commonwatt.explain;

import java.util.ArrayList;
import java.util.List;
import org.commonwatt.explain.Fact.Unit;
import org.jspecify.annotations.Nullable;

/// Why a device did what it did and not something else: what the run would have cost, who would
/// have paid it, and what the best plans with either say (`docs/FORMULATION.md#explain-action`).
///
/// @param policy whose run
/// @param participant whose device
/// @param step which step
/// @param time its start, local
/// @param device which device: `storage`, `ev`, `heat`, `job`, `genset`
/// @param did what the policy asked for and what happened
/// @param instead what was asked for in its place and what happened
/// @param difference from the run as it was to the run with the other action
/// @param premises what stays as it was beside that action
/// @param plans the best plans from the step on; null where no plan could be made for the device
/// @param replayMatches whether the replay ended in the very state of the run that is explained
public record ContrastExplanation(
        String policy,
        String participant,
        int step,
        String time,
        String device,
        Act did,
        Act instead,
        RunDifference difference,
        Premises premises,
        @Nullable Plans plans,
        boolean replayMatches)
        implements Explanation {
    /// A change below this is none, currency.
    private static final double LEAST = 5e-5;

    private static final double LEAST_KWH = 1e-9;
    private static final int MOST_NAMED = 3;

    /// An action.
    ///
    /// @param asked what the device was asked for, [−1, 1]
    /// @param energyKwh what it then did at the meter, + takes energy
    public record Act(double asked, double energyKwh) {}

    /// Costs of best plans of the coming hours, everything known, currency.
    ///
    /// @param hours how many
    /// @param best of all plans
    /// @param asDone with what was done in the first step
    /// @param instead with the other action in the first step
    /// @param tolerance what the solver's gap allows
    public record Plans(
            double hours, double best, double asDone, double instead, double tolerance) {}

    /// The same, where whoever asks knows better whether it was the run that was played.
    public ContrastExplanation with(boolean matches) {
        return with(difference, matches);
    }

    private ContrastExplanation with(RunDifference other, boolean matches) {
        return new ContrastExplanation(
                policy,
                participant,
                step,
                time,
                device,
                did,
                instead,
                other,
                premises,
                plans,
                matches);
    }

    /// The same as the member itself may see it: its own figures, and of all others only sums.
    public ContrastExplanation ofOneself() {
        return with(difference.seenBy(participant), replayMatches);
    }

    @Override
    public String kind() {
        return "action";
    }

    /// Index of the member among the differences.
    private RunDifference.MemberChange own() {
        return difference.members().stream()
                .filter(change -> change.participant().equals(participant))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public List<Sentence> sentences() {
        List<Sentence> sentences = new ArrayList<>();
        sentences.add(
                Sentence.of(
                        "action.did",
                        Fact.name(time),
                        Fact.name(policy),
                        Fact.term("device." + device),
                        Fact.name(participant),
                        act(did),
                        Fact.energy(Math.abs(did.energyKwh))));
        if (Math.abs(did.energyKwh - instead.energyKwh) < LEAST_KWH) {
            sentences.add(Sentence.of("action.same", act(instead)));
            return sentences;
        }
        double more = difference.systemCost();
        sentences.add(
                Sentence.of(
                        Math.abs(more) < LEAST
                                ? "action.equal"
                                : more > 0 ? "action.dearer" : "action.cheaper",
                        act(instead),
                        Fact.energy(Math.abs(instead.energyKwh)),
                        Fact.money(Math.abs(more)),
                        Fact.change(own().total()),
                        Fact.name(participant)));
        sentences.addAll(premises.sentences(policy));
        addPayers(sentences);
        addPlans(sentences);
        return sentences;
    }

    private static Fact act(Act act) {
        String word = act.energyKwh() > LEAST_KWH ? "takes" : "rests";
        return Fact.term("act." + (act.energyKwh() < -LEAST_KWH ? "gives" : word));
    }

    private void addPayers(List<Sentence> sentences) {
        difference.concerned(LEAST).stream()
                .filter(change -> !change.participant().equals(participant))
                .limit(MOST_NAMED)
                .forEach(change -> sentences.add(change.sentence()));
        double gini = difference.after().gini() - difference.before().gini();
        if (!Double.isNaN(gini)) {
            sentences.add(
                    Sentence.of(
                            "action.equity",
                            Fact.plain(difference.before().gini()),
                            Fact.plain(difference.after().gini())));
        }
    }

    private void addPlans(List<Sentence> sentences) {
        if (plans == null) {
            return;
        }
        sentences.add(
                Sentence.of(
                        "action.plans",
                        Fact.plain(plans.hours),
                        Fact.money(Math.max(0, plans.asDone - plans.best)),
                        Fact.money(Math.max(0, plans.instead - plans.best))));
    }

    @Override
    public List<Check> checks() {
        List<Check> checks = new ArrayList<>();
        checks.add(Check.replay(replayMatches));
        checks.add(
                new Check(
                        "check.payers",
                        Math.abs(difference.unexplained()),
                        difference.rounding(),
                        Unit.MONEY));
        if (plans != null) {
            double below = Math.max(plans.best - plans.asDone, plans.best - plans.instead);
            checks.add(new Check("check.plans", Math.max(0, below), plans.tolerance, Unit.MONEY));
        }
        return checks;
    }
}
