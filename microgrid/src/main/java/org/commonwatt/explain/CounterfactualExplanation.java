package org.commonwatt.explain;

import java.util.ArrayList;
import java.util.List;
import org.commonwatt.explain.Fact.Unit;

/// The smallest change of behaviour that would have saved a member a stated amount
/// (`docs/FORMULATION.md#explain-counterfactual`).
///
/// @param policy whose run
/// @param participant the member
/// @param wanted what should be saved over the run, currency
/// @param days length of the run
/// @param options what was found to save it, smallest first; shifts, then savings, then the vehicle
/// @param most what was found to save most, whether or not it is enough
/// @param plays how many runs were played for it
/// @param premises what stays as it was in every play
/// @param replayMatches whether the replay ended in the very state of the run that is explained
public record CounterfactualExplanation(
        String policy,
        String participant,
        double wanted,
        double days,
        List<Option> options,
        Option most,
        int plays,
        Premises premises,
        boolean replayMatches)
        implements Explanation {
    /// A change of behaviour, played.
    ///
    /// @param what the change in words
    /// @param size how much, kWh per day or hours
    /// @param saving what it saves on the bill, as played, currency
    /// @param less a smaller size that was played too; 0 where nothing smaller was
    /// @param lessSaving what that saves
    public record Option(
            Sentence what, double size, double saving, double less, double lessSaving) {}

    public CounterfactualExplanation {
        options = List.copyOf(options);
    }

    @Override
    public String kind() {
        return "counterfactual";
    }

    @Override
    public List<Sentence> sentences() {
        List<Sentence> sentences = new ArrayList<>();
        sentences.add(
                Sentence.of(
                        options.isEmpty() ? "counterfactual.none" : "counterfactual.found",
                        Fact.name(participant),
                        Fact.money(wanted),
                        Fact.plain(days),
                        Fact.money(most.saving)));
        sentences.addAll(premises.sentences(policy));
        for (Option option : options) {
            sentences.add(option.what);
            sentences.add(Sentence.of("counterfactual.saves", Fact.money(option.saving)));
        }
        if (options.isEmpty() && most.size > 0) {
            sentences.add(most.what);
            sentences.add(Sentence.of("counterfactual.saves", Fact.money(most.saving)));
        }
        return sentences;
    }

    @Override
    public List<Check> checks() {
        double missing = 0;
        double tooMuch = 0;
        for (Option option : options) {
            missing = Math.max(missing, wanted - option.saving);
            tooMuch = Math.max(tooMuch, option.less > 0 ? option.lessSaving - wanted : 0);
        }
        return List.of(
                Check.replay(replayMatches),
                new Check("check.saves", missing, 0, Unit.MONEY),
                new Check("check.smallest", tooMuch, 0, Unit.MONEY));
    }
}
