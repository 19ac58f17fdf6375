package org.commonwatt.experiments.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.commonwatt.equity.sharing.Allocation;
import org.commonwatt.equity.sharing.AllocationAudit;
import org.commonwatt.equity.sharing.Coalition;
import org.commonwatt.equity.sharing.Workers;
import org.commonwatt.experiments.sharing.SharingFailure;
import org.commonwatt.experiments.sharing.SharingOutcome;
import org.commonwatt.experiments.sharing.SharingSettings;
import org.commonwatt.experiments.sharing.SharingStudy;
import org.commonwatt.explain.ShareExplanation;
import org.commonwatt.explain.ShareExplanation.Bounds;
import org.commonwatt.explain.ShareExplanation.Member;
import org.commonwatt.explain.ShareExplanation.Story;
import org.commonwatt.grid.Battery;
import org.commonwatt.grid.Exogenous;
import org.commonwatt.grid.Participant;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.optim.highs.HighsSolver;

/// Shares the gain of a day and finds why a member gets what it gets.
final class ShareFinder {
    private static final List<String> FACTORS =
            List.of("load", "peak", "match", "spare", "battery");

    /// A tenth of the steps, those with the largest net of all, are the peak.
    private static final double PEAK_SHARE = 0.1;

    private static final int SAMPLES = 12;

    /// Relative gap of a plan's cost.
    private static final double GAP = 1e-6;

    private final Scenario scenario;
    private final String method;
    private final int day;

    ShareFinder(Scenario scenario, String method, int day) {
        this.scenario = scenario;
        this.method = method;
        this.day = day;
    }

    ShareExplanation of(int participant) {
        var settings =
                new SharingSettings(
                        List.of(method),
                        day,
                        1,
                        0,
                        SharingSettings.Weighting.NONE,
                        new SharingSettings.Effort(SAMPLES, 0, scenario.seed()));
        var study =
                new SharingStudy(scenario, settings, new HighsSolver(), Workers.INLINE, _ -> {});
        try {
            SharingOutcome outcome = study.share();
            SharingOutcome.Method shared = outcome.methods().getFirst();
            if (shared.shares() == null || shared.audit() == null) {
                throw new ExplainRefusal(String.join("\n", shared.sentences()));
            }
            String id = scenario.community().participant(participant).id();
            int i = outcome.members().stream().map(SharingOutcome.Member::id).toList().indexOf(id);
            if (i < 0) {
                throw new ExplainRefusal(
                        "%s belongs to all members: it has no share of its own.".formatted(id));
            }
            return explained(outcome, shared.shares(), shared.audit(), i, study.costWithout(i));
        } catch (SharingFailure failure) {
            throw new ExplainRefusal(String.valueOf(failure.getMessage()));
        }
    }

    private ShareExplanation explained(
            SharingOutcome outcome,
            Allocation shares,
            AllocationAudit audit,
            int i,
            double costWithout) {
        List<Member> members = members(outcome, shares);
        double othersAlone = outcome.aloneCost() - outcome.members().get(i).aloneCost();
        List<String> binding =
                Arrays.stream(Coalition.members(audit.largest().coalition()))
                        .mapToObj(k -> outcome.members().get(k).id())
                        .toList();
        var story =
                new Story(
                        method,
                        scenario.axis().date(day).toString(),
                        new ShareExplanation.Money(
                                outcome.members().get(i).aloneCost(),
                                outcome.community().gain(),
                                shares.share(i),
                                shares.total()),
                        new Bounds(
                                othersAlone - costWithout,
                                binding,
                                outcome.members().stream()
                                        .map(SharingOutcome.Member::id)
                                        .filter(id -> !binding.contains(id))
                                        .toList(),
                                audit.largest().excess(),
                                GAP * Math.max(1, outcome.aloneCost())));
        return ShareExplanation.of(story, FACTORS, members, i);
    }

    private List<Member> members(SharingOutcome outcome, Allocation shares) {
        List<Integer> peak = peakSteps();
        List<Participant> all = scenario.community().participants();
        Exogenous paths = scenario.exogenous();
        List<Member> members = new ArrayList<>();
        for (int k = 0; k < outcome.members().size(); k++) {
            String id = outcome.members().get(k).id();
            int i = all.stream().map(Participant::id).toList().indexOf(id);
            Battery battery = all.get(i).battery();
            double atPeak = peak.stream().mapToDouble(t -> paths.demandKwh(t, i)).sum();
            double match = IntStream.range(first(), end()).mapToDouble(t -> match(t, i)).sum();
            double spare = IntStream.range(first(), end()).mapToDouble(t -> spare(t, i)).sum();
            members.add(
                    new Member(
                            id,
                            shares.share(k),
                            List.of(
                                    outcome.members().get(k).loadKwh(),
                                    atPeak,
                                    match,
                                    spare,
                                    battery == null ? 0 : battery.capacityKwh())));
        }
        return members;
    }

    /// The steps of the day with the largest net of all.
    private List<Integer> peakSteps() {
        Exogenous paths = scenario.exogenous();
        int count = (int) Math.ceil(PEAK_SHARE * (end() - first()));
        return IntStream.range(first(), end())
                .boxed()
                .sorted(Comparator.comparingDouble(t -> -net(paths, Objects.requireNonNull(t))))
                .limit(count)
                .toList();
    }

    private static double net(Exogenous paths, int t) {
        double net = 0;
        for (int i = 0; i < paths.participants(); i++) {
            net += paths.demandKwh(t, i) - paths.availableKwh(t, i);
        }
        return net;
    }

    /// What a member lacks, as far as others have it to spare.
    private double match(int t, int i) {
        double lack = -left(t, i);
        double spare = 0;
        for (int j = 0; j < scenario.exogenous().participants(); j++) {
            spare += Math.max(0, left(t, j));
        }
        return Math.clamp(lack, 0, spare);
    }

    /// What a member has to spare.
    private double spare(int t, int i) {
        return Math.max(0, left(t, i));
    }

    private double left(int t, int i) {
        return scenario.exogenous().availableKwh(t, i) - scenario.exogenous().demandKwh(t, i);
    }

    private int first() {
        return scenario.axis().firstStepOfDay(day);
    }

    private int end() {
        return scenario.axis().endStepOfDay(day);
    }
}
