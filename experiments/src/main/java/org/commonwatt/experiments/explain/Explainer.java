package org.commonwatt.experiments.explain;

// Larger than 300 lines because the command line and the service ask at one place.

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.commonwatt.experiments.scenario.Spelling;
import org.commonwatt.experiments.sharing.SharingMethods;
import org.commonwatt.explain.BalanceExplanation;
import org.commonwatt.explain.BalanceExplanation.Meters;
import org.commonwatt.explain.BehaviourSearch;
import org.commonwatt.explain.BillExplanation;
import org.commonwatt.explain.Change;
import org.commonwatt.explain.Contrast;
import org.commonwatt.explain.ContrastExplanation;
import org.commonwatt.explain.CounterfactualExplanation;
import org.commonwatt.explain.HardDaysExplanation;
import org.commonwatt.explain.PolicyExplanation;
import org.commonwatt.explain.PolicyStudy;
import org.commonwatt.explain.Premises;
import org.commonwatt.explain.PriceExplanation;
import org.commonwatt.explain.PriceFinder;
import org.commonwatt.explain.Replay;
import org.commonwatt.explain.ReplayedBills;
import org.commonwatt.explain.ShareExplanation;
import org.commonwatt.explain.WhatIfExplanation;
import org.commonwatt.operate.agent.Lever;
import org.commonwatt.operate.policy.Policy;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.simulation.Baselines;
import org.commonwatt.operate.simulation.FeederTrace;
import org.commonwatt.optim.highs.HighsSolver;
import org.jspecify.annotations.Nullable;

/// Explains a finished run: the one place that the command line and the service ask.
///
/// Opened on a run folder, it plays the run again where it has to and answers with records;
/// [ExplanationWords] turns them into text, [ExplanationJson] into JSON. Every question is checked:
/// an [ExplainRefusal] says what is wrong with it. Safe for use by several threads at once; what is
/// played once is remembered.
///
/// ```java
/// Explainer explainer = Explainer.open(Path.of("runs/village"));
/// BillExplanation bill = explainer.bill("rule", "home_3");
/// ```
public final class Explainer {
    private final RunOpening run;
    private final Map<String, ReplayedBills> replays = new ConcurrentHashMap<>();
    private final RunPolicies policies;

    private final Map<String, Optional<FeederTrace>> feeders = new ConcurrentHashMap<>();
    private final Lazy<Baselines> baselines;

    private Explainer(RunOpening run) {
        this.run = run;
        policies = new RunPolicies(run);
        baselines = new Lazy<>(() -> Baselines.of(run.scenario()));
    }

    /// Opens a run folder.
    ///
    /// @throws ExplainRefusal if it is no run, or its scenario is gone or has changed
    public static Explainer open(Path folder) {
        return new Explainer(RunOpening.of(folder));
    }

    /// The scenario that was run, with its prices.
    public Scenario scenario() {
        return run.scenario();
    }

    /// The finished policies, in the order of the run.
    public List<String> policies() {
        return List.copyOf(run.stateHashes().keySet());
    }

    /// The policy that a question without one is about: the last.
    public String usualPolicy() {
        return policies().getLast();
    }

    /// The members, in the order of the scenario.
    public List<String> participants() {
        return scenario().community().participants().stream().map(each -> each.id()).toList();
    }

    /// One answer of each kind, about a member.
    ///
    /// @param participant empty for the first with a battery
    /// @param told hears every answer as soon as it is found
    public void overview(String policy, String participant, Consumer<Overview.Answer> told) {
        String who =
                participant.isEmpty()
                        ? Overview.usual(scenario().community().participants())
                        : participant;
        new Overview(this, policy, who, told).tell();
    }

    /// Why a member owes what it owes.
    public BillExplanation bill(String policy, String participant) {
        int i = member(participant);
        return BillExplanation.of(scenario(), replay(policy), i);
    }

    /// What set the price between members in a step.
    public PriceExplanation price(String policy, int step) {
        requireStep(step);
        var plan = run.pricesPlanned() ? new PriceFinder.Plan(scenario(), true) : null;
        return new PriceFinder(run.replay(policy), plan, HighsSolver::new)
                .price(policies.repeated(policy), step);
    }

    /// Where the energy of a step came from and where it went.
    ///
    /// @param participant null for the whole community
    /// @param named whether single members may be told apart
    public BalanceExplanation balance(
            String policy, @Nullable String participant, int step, boolean named) {
        requireStep(step);
        Meters meters =
                participant == null
                        ? Meters.ofAll(scenario(), named)
                        : Meters.of(scenario(), member(participant));
        var played =
                run.replay(policy).until(policies.repeated(policy), step + 1, Replay.Witness.NONE);
        return BalanceExplanation.of(played, policy, meters, replay(policy).matches());
    }

    /// Voltages and loadings of the feeder under a policy; empty where the community has none.
    public Optional<FeederTrace> feeder(String policy) {
        hash(policy);
        int steps = scenario().axis().steps();
        return feeders.computeIfAbsent(
                policy,
                name ->
                        Optional.ofNullable(
                                run.replay(name)
                                        .until(policies.repeated(name), steps, Replay.Witness.NONE)
                                        .feederTrace()));
    }

    /// Why a device did what it did and not something else.
    ///
    /// @param how who decides about all other actions of the second play
    public ContrastExplanation whyNot(
            String policy, String participant, int step, DeviceAction instead, Deciding how) {
        int i = member(participant);
        requireStep(step);
        instead.requireOf(scenario().community().participant(i));
        policies.require(policy);
        boolean keeps = how == Deciding.AS_IN_RUN && policies.keepsDecisions(policy);
        return new Contrast(
                        run.replay(policy),
                        () -> policies.repeated(policy),
                        () -> keeps ? policies.repeated(policy) : policies.upTo(step, policy),
                        keeps,
                        HighsSolver::new)
                .explain(
                        new Contrast.Question(step, i, instead.lever(), instead.asked()),
                        hash(policy));
    }

    /// Why a member's share of the gain of a day is what it is.
    ///
    /// @param method of [SharingMethods#names]
    /// @param day 0 for the first
    public ShareExplanation share(String participant, String method, int day) {
        int i = member(participant);
        if (!SharingMethods.names().contains(method)) {
            throw new ExplainRefusal(
                    Spelling.withHint(
                            "There is no method %s; there are %s."
                                    .formatted(method, String.join(", ", SharingMethods.names())),
                            method,
                            SharingMethods.names()));
        }
        if (day < 0 || day >= scenario().axis().days()) {
            throw new ExplainRefusal(
                    "The day (%d) must be 0 to %d.".formatted(day, scenario().axis().days() - 1));
        }
        return new ShareFinder(scenario(), method, day).of(i);
    }

    /// What the action of a policy in a step hung on, and how it acts in general.
    ///
    /// @param device such as `storage`; empty for the first that the member has
    /// @param step empty for the most telling one
    public PolicyExplanation policy(
            String policy, String participant, String device, OptionalInt step) {
        int i = member(participant);
        step.ifPresent(this::requireStep);
        policies.require(policy);
        Lever lever = DeviceAction.lever(scenario().community().participant(i), device);
        return new PolicyStudy(run.replay(policy), () -> policies.repeated(policy))
                .explain(i, lever, step, hash(policy));
    }

    /// What the run would have come to with something otherwise.
    ///
    /// @param text such as `battery=12`, `leaves`, `import-price=+10%`, `mechanism=none`,
    ///   `tariff.feedIn=0.12`
    /// @param participant whom it is about; null where it is about all
    /// @param how who decides in the other run
    public WhatIfExplanation whatIf(
            String policy, String text, @Nullable String participant, Deciding how) {
        policies.require(policy);
        Change change = new WhatIf(run, text, participant).change(this::member);
        Scenario other = change.applyTo(scenario());
        ReplayedBills base = replay(policy);
        Replay again = run.replay(policy).in(other);
        boolean keeps = how == Deciding.AS_IN_RUN && policies.repeats(policy, other);
        Policy decider = keeps ? policies.repeated(policy, other) : policies.fresh(policy, other);
        var runs =
                new WhatIfExplanation.Runs(
                        base.accounts(),
                        again.of(decider, Replay.Witness.NONE),
                        Premises.of(again, keeps),
                        base.matches());
        return WhatIfExplanation.of(scenario(), policy, change, runs, leaver(change, base));
    }

    private WhatIfExplanation.Leaver leaver(Change change, ReplayedBills base) {
        if (!(change instanceof Change.Leaves leaves)) {
            return WhatIfExplanation.Leaver.NOBODY;
        }
        int i = leaves.participant();
        return new WhatIfExplanation.Leaver(
                participants().get(i),
                base.accounts().bills().get(i).total(),
                baselines.get().aloneRuleBill(i));
    }

    /// What hard days have taught a policy, beside another.
    ///
    /// @param against any policy that there is, such as the first of the run
    public HardDaysExplanation hardDays(String policy, String against) {
        policies.require(policy);
        if (policy.equals(against)) {
            throw new ExplainRefusal(
                    "%s cannot be compared with itself.\nMaybe name another policy with --against."
                            .formatted(policy));
        }
        return HardDaysExplanation.of(
                run.replay(policy), List.of(policy, against), policies::any, hash(policy));
    }

    /// The smallest change of a member's behaviour that would have saved an amount over the run.
    ///
    /// @param amount currency, above 0
    public CounterfactualExplanation save(String policy, String participant, double amount) {
        int i = member(participant);
        if (!(amount > 0 && Double.isFinite(amount))) {
            throw new ExplainRefusal("The amount to save (%s) must be above 0.".formatted(amount));
        }
        policies.require(policy);
        return new BehaviourSearch(
                        run.replay(policy),
                        other -> policies.repeated(policy, other),
                        i,
                        amount,
                        policies.keepsDecisions(policy))
                .search(hash(policy));
    }

    /// Index of a member.
    ///
    /// @throws ExplainRefusal if there is none of that name
    public int member(String participant) {
        int i = participants().indexOf(participant);
        if (i < 0) {
            throw new ExplainRefusal(
                    Spelling.withHint(
                            "There is no participant %s in %s; there are %s."
                                    .formatted(
                                            participant,
                                            scenario().name(),
                                            String.join(", ", participants())),
                            participant,
                            participants()));
        }
        return i;
    }

    /// The step that covers a time.
    ///
    /// @param time local, such as `2025-07-10T18:00`, or with an offset or a `Z`
    /// @throws ExplainRefusal if it is none, or not in the run
    public int step(String time) {
        return StepOfTime.of(scenario(), time);
    }

    /// Appends answers to the run folder's `explanations.jsonl`.
    ///
    /// @throws ExplainRefusal if it cannot be written
    public void keep(List<Map<String, Object>> answers) {
        run.append(answers);
    }

    private void requireStep(int step) {
        int steps = scenario().axis().steps();
        if (step < 0 || step >= steps) {
            throw new ExplainRefusal(
                    "The step (%d) must be 0 to %d, the last of %s."
                            .formatted(step, steps - 1, scenario().name()));
        }
    }

    private ReplayedBills replay(String policy) {
        policies.require(policy);
        return replays.computeIfAbsent(
                policy,
                name -> ReplayedBills.of(run.replay(name), policies.repeated(name), hash(name)));
    }

    private long hash(String policy) {
        return Objects.requireNonNull(run.stateHashes().get(policy));
    }
}
