package org.commonwatt.server.live;

import java.util.List;
import java.util.Locale;
import org.commonwatt.experiments.explain.DeviceAction;
import org.commonwatt.experiments.explain.ExplanationWords;
import org.commonwatt.explain.BalanceExplanation;
import org.commonwatt.explain.BalanceExplanation.Meters;
import org.commonwatt.explain.BillExplanation;
import org.commonwatt.explain.Contrast;
import org.commonwatt.explain.ContrastExplanation;
import org.commonwatt.explain.PriceExplanation;
import org.commonwatt.explain.PriceFinder;
import org.commonwatt.explain.Replay;
import org.commonwatt.explain.ReplayedBills;
import org.commonwatt.explain.WaterfallMeter;
import org.commonwatt.operate.policy.Policy;
import org.commonwatt.operate.scenario.DaySlice;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.simulation.RunAccounts;
import org.commonwatt.operate.simulation.Simulation;
import org.commonwatt.optim.highs.HighsSolver;
import org.commonwatt.server.http.Refusal;
import org.jspecify.annotations.Nullable;

/// Why a live community is as it is: its past is played again beside it, with every switch and
/// event, and must end in the state that the session is in. The session meanwhile goes on.
public final class LiveExplainer {
    private final Past past;
    private final @Nullable Scenario priced;
    private final PolicyMaker policies;
    private final boolean matches;

    /// @param past what was played
    /// @param priced the community, without events, for which a plan made the community prices;
    ///   null where none did
    LiveExplainer(Past past, @Nullable Scenario priced, PolicyMaker policies) {
        this.past = past;
        this.priced = priced;
        this.policies = policies;
        Simulation again =
                new Replay(past.scenario())
                        .until(again(past.scenario()), past.step(), Replay.Witness.NONE);
        matches = again.stateHash() == past.stateHash();
    }

    /// The last step that was played; −1 before the first.
    public int lastStep() {
        return past.step() - 1;
    }

    /// Words for its answers.
    public ExplanationWords words() {
        return new ExplanationWords(Locale.ENGLISH, past.scenario().currency());
    }

    /// What set the price between members in a step.
    public PriceExplanation price(int step) {
        var plan = priced == null ? null : new PriceFinder.Plan(priced, !past.disturbed());
        return new PriceFinder(new Replay(past.scenario()), plan, HighsSolver::new)
                .price(again(past.scenario()), step);
    }

    /// Where the energy of a step came from and where it went.
    ///
    /// @param participants members behind one line; empty for all
    /// @param named whether single members may be told apart
    public BalanceExplanation balance(int step, List<String> participants, boolean named) {
        Scenario scenario = past.scenario();
        List<Integer> some = participants.stream().map(this::index).toList();
        Meters meters =
                switch (some.size()) {
                    case 0 -> Meters.ofAll(scenario, named);
                    case 1 -> Meters.of(scenario, some.getFirst());
                    default -> new Meters(String.join(", ", participants), some, named);
                };
        Simulation played =
                new Replay(scenario).until(again(scenario), step + 1, Replay.Witness.NONE);
        return BalanceExplanation.of(played, past.policy(), meters, matches);
    }

    /// Why a member owes what it owes for the days that are closed.
    ///
    /// @param participant null for all together
    public BillExplanation bill(@Nullable String participant) {
        if (past.closedDays() == 0) {
            throw new Refusal(
                    409, "Nobody owes anything yet: bills begin when the first day is over.");
        }
        Scenario closed = first(past.closedDays());
        var meter = new WaterfallMeter(closed.community().size());
        RunAccounts accounts = new Replay(closed).of(again(closed), meter);
        var bills = new ReplayedBills(past.policy(), accounts, meter, matches);
        return participant == null
                ? BillExplanation.ofAll(closed, bills, closed.name())
                : BillExplanation.of(closed, bills, index(participant));
    }

    /// Why a device did what it did in a step and not something else, to the end of the day after
    /// it. What was decided stays; the policy that is at work decides what has not been played yet.
    public ContrastExplanation whyNot(String participant, int step, DeviceAction instead) {
        int i = index(participant);
        int day = past.scenario().axis().day(Math.max(step, lastStep()));
        Scenario days = first(Math.min(day + 2, past.scenario().axis().days()));
        instead.requireOf(days.community().participant(i));
        var found =
                new Contrast(
                                new Replay(days),
                                () -> again(days),
                                () -> again(days),
                                true,
                                HighsSolver::new)
                        .explain(
                                new Contrast.Question(step, i, instead.lever(), instead.asked()),
                                0);
        return found.with(matches);
    }

    private Policy again(Scenario scenario) {
        return past.repeatedBy(policies.make(past.policy(), scenario, past.since()));
    }

    private Scenario first(int days) {
        Scenario whole = past.scenario();
        return days == whole.axis().days() ? whole : DaySlice.of(whole, 0, days);
    }

    private int index(String participant) {
        var members = past.scenario().community().participants();
        for (int i = 0; i < members.size(); i++) {
            if (members.get(i).id().equals(participant)) {
                return i;
            }
        }
        throw Refusal.ofField("member", "The session has no member of that name.");
    }
}
