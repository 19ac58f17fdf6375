package org.commonwatt.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.commonwatt.explain.CounterfactualExplanation.Option;
import org.commonwatt.market.Bill;
import org.commonwatt.market.LedgerItem;
import org.commonwatt.operate.policy.Policy;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.simulation.RunAccounts;

/// Searches for the smallest change of a member's behaviour that saves a stated amount, and plays
/// every candidate (`docs/FORMULATION.md#explain-counterfactual`).
public final class BehaviourSearch {
    private static final int[] BLOCKS = {1, 2, 4, 6};
    private static final int[] LONGER_HOURS = {1, 2, 4, 8};

    /// A size is smallest when this much less does not do.
    private static final double CLOSE = 0.04;

    private static final int MOST_REFINEMENTS = 6;

    private final Replay run;
    private final Scenario scenario;
    private final Function<Scenario, Policy> policies;
    private final int participant;
    private final double wanted;
    private final boolean keepsDecisions;
    private double before;
    private int plays;
    private Option most = new Option(Sentence.of("behaviour.nothing"), 0, 0, 0, 0);

    /// @param policies makes the policy of a play for a scenario
    /// @param wanted what should be saved, currency over the run
    /// @param keepsDecisions whether those policies repeat what was decided in the run
    public BehaviourSearch(
            Replay run,
            Function<Scenario, Policy> policies,
            int participant,
            double wanted,
            boolean keepsDecisions) {
        this.run = run;
        scenario = run.scenario();
        this.policies = policies;
        this.participant = participant;
        this.wanted = wanted;
        this.keepsDecisions = keepsDecisions;
    }

    /// Searches.
    ///
    /// @param expectedHash final state of the run that is explained
    public CounterfactualExplanation search(long expectedHash) {
        var worth = new HourlyWorth(participant);
        Policy policy = policies.apply(scenario);
        RunAccounts base = run.of(policy, worth);
        before = owed(base);
        List<Option> options = new ArrayList<>();
        smallest(shifts(worth), options);
        smallest(savings(worth), options);
        if (scenario.community().participant(participant).ev() != null) {
            vehicle(options);
        }
        return new CounterfactualExplanation(
                policy.name(),
                scenario.community().participant(participant).id(),
                wanted,
                scenario.axis().steps() * scenario.axis().stepHours() / 24,
                options,
                most,
                plays,
                Premises.of(run, keepsDecisions),
                base.stateHash() == expectedHash);
    }

    private List<Behaviour> shifts(HourlyWorth worth) {
        List<Behaviour> shifts = new ArrayList<>();
        for (int hours : BLOCKS) {
            int from = worth.dearest(hours);
            int to = worth.cheapest(hours, from);
            shifts.add(
                    new Behaviour.Shifted(
                            participant, from, to, hours, worth.demandKwh(from, hours)));
        }
        return shifts;
    }

    private List<Behaviour> savings(HourlyWorth worth) {
        List<Behaviour> savings = new ArrayList<>();
        for (int hours : BLOCKS) {
            int from = worth.dearest(hours);
            savings.add(
                    new Behaviour.Saved(participant, from, hours, worth.demandKwh(from, hours)));
        }
        return savings;
    }

    /// Of a family, the member with the smallest size that does.
    private void smallest(List<Behaviour> family, List<Option> options) {
        List<Option> found = new ArrayList<>();
        for (Behaviour whole : family) {
            double saving = whole.size() > 0 ? saving(whole) : 0;
            if (saving >= wanted) {
                found.add(refined(whole, saving));
            }
        }
        found.stream().min(Comparator.comparingDouble(Option::size)).ifPresent(options::add);
    }

    /// Closes in on the smallest size that does; savings are nearly proportional to it.
    private Option refined(Behaviour whole, double wholeSaving) {
        double high = whole.size();
        double highSaving = wholeSaving;
        double low = 0;
        double lowSaving = 0;
        for (int k = 0; k < MOST_REFINEMENTS && high - low > CLOSE * high; k++) {
            double straight = low + (high - low) * (wanted - lowSaving) / (highSaving - lowSaving);
            double nudge = 1 + 0.4 * CLOSE * (k % 2 == 0 ? 1 : -1);
            double guess = Math.clamp(straight * nudge, low + 0.01 * (high - low), high);
            double saving = saving(whole.ofSize(guess));
            if (saving >= wanted) {
                high = guess;
                highSaving = saving;
            } else {
                low = guess;
                lowSaving = saving;
            }
        }
        return new Option(whole.ofSize(high).sentence(scenario), high, highSaving, low, lowSaving);
    }

    private void vehicle(List<Option> options) {
        double less = 0;
        double lessSaving = 0;
        for (int hours : LONGER_HOURS) {
            var longer = new Behaviour.StaysLonger(participant, hours);
            double saving = saving(longer);
            if (saving >= wanted) {
                options.add(new Option(longer.sentence(scenario), hours, saving, less, lessSaving));
                return;
            }
            less = hours;
            lessSaving = saving;
        }
    }

    private double saving(Behaviour behaviour) {
        Scenario other = behaviour.applyTo(scenario);
        double owed = owed(run.in(other).of(policies.apply(other), Replay.Witness.NONE));
        plays++;
        double saving = before - owed;
        if (saving > most.saving()) {
            most = new Option(behaviour.sentence(scenario), behaviour.size(), saving, 0, 0);
        }
        return saving;
    }

    /// What the member owes before it is rounded to cents.
    private double owed(RunAccounts accounts) {
        Bill bill = accounts.bills().get(participant);
        return bill.total() - bill.amount(LedgerItem.ROUNDING);
    }
}
