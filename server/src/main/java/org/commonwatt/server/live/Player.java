package org.commonwatt.server.live;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.commonwatt.operate.policy.Policy;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.simulation.Simulation;
import org.commonwatt.operate.simulation.StepObserver;
import org.jspecify.annotations.Nullable;

/// One community under one policy at a time, forwards and back. What it shows at a step depends
/// only on the scenario and on the events and switches before that step: nobody sees an event
/// before it comes, also when a past is played again. Not thread-safe.
final class Player {
    private static final int KEYFRAMES = 8;

    /// Something that somebody did at a step: another policy, or an event.
    private record Change(int step, @Nullable String policy, @Nullable LiveEvent event) {}

    private record Keyframe(int step, int closedDays, Simulation.Snapshot memory) {}

    private final Scenario base;
    private final String firstPolicy;
    private final PolicyMaker policies;
    private final Seen seen;
    private final Decisions decisions;
    private final List<Change> changes = new ArrayList<>();
    private final List<Keyframe> keyframes = new ArrayList<>();
    private int applied;
    private String policyName;
    private Policy policy;
    private Simulation simulation;
    private int daysBetween = 1;

    /// @param base the community, its community price computed
    Player(Scenario base, String firstPolicy, PolicyMaker policies) {
        this.base = base;
        this.firstPolicy = firstPolicy;
        this.policies = policies;
        policyName = firstPolicy;
        int steps = base.axis().steps();
        decisions = new Decisions(steps, base.community().size());
        policy = policies.make(firstPolicy, base, 0);
        simulation = new Simulation(base, policy);
        seen = new Seen(base.community().size(), base.axis().days());
        keep();
    }

    int step() {
        return simulation.step();
    }

    boolean hasNext() {
        return simulation.hasNext();
    }

    /// The community without events.
    Scenario base() {
        return base;
    }

    Simulation simulation() {
        return simulation;
    }

    Seen seen() {
        return seen;
    }

    String policy() {
        return policyName;
    }

    /// Events so far, and those that a played past still has before it.
    List<LiveEvent> events() {
        return events(changes.size());
    }

    private List<LiveEvent> events(int count) {
        return changes.subList(0, count).stream()
                .map(Change::event)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }

    /// What was played so far.
    Past past() {
        int since = 0;
        for (Change change : changes.subList(0, applied)) {
            since = change.policy == null ? since : change.step;
        }
        return new Past(
                simulation.scenario(),
                policyName,
                since,
                !events(applied).isEmpty(),
                seen.closedDays(),
                simulation.stateHash(),
                decisions.first(step(), simulation.scenario(), simulation.boughtAheadKwh()),
                Arrays.stream(policy.state()).boxed().toList());
    }

    /// Plays the next step.
    void advance() {
        apply();
        policy.act(simulation.observe(), simulation.actions());
        double operatorShare = policy.operatorShare();
        decisions.keep(step(), simulation.actions(), operatorShare);
        execute(operatorShare, seen);
        if (hasNext() && base.axis().firstStepOfDay(base.axis().day(step())) == step()) {
            keep();
        }
    }

    private void keep() {
        int day = base.axis().day(step());
        boolean later = keyframes.isEmpty() || keyframes.getLast().step < step();
        if (!later || day % daysBetween != 0) {
            return;
        }
        if (keyframes.size() == KEYFRAMES) {
            daysBetween *= 2;
            keyframes.removeIf(k -> base.axis().day(k.step) % daysBetween != 0);
            if (day % daysBetween != 0) {
                return;
            }
        }
        keyframes.add(new Keyframe(step(), seen.closedDays(), simulation.snapshot()));
    }

    /// Goes back to a keyframe before a step, so that at least one step leads there; nothing
    /// happens where the step is not before the present one.
    void back(int target) {
        if (target >= step()) {
            return;
        }
        Keyframe found = keyframes.getFirst();
        for (Keyframe keyframe : keyframes) {
            if (keyframe.step < target) {
                found = keyframe;
            }
        }
        int step = found.step;
        applied = (int) changes.stream().filter(change -> change.step < step).count();
        simulation = rebuilt();
        simulation.restore(found.memory);
        seen.back(found.closedDays);
    }

    /// Another policy decides from the next step on.
    void become(String name) {
        // Refused here where it does not suit.
        policies.make(name, Disturbed.of(base, events(applied)), step());
        add(new Change(step(), name, null));
    }

    /// Lets something happen from the next step on.
    void happen(LiveEvent event) {
        add(new Change(step(), null, event));
    }

    /// What was done later, before somebody went back, is forgotten.
    private void add(Change change) {
        changes.removeIf(each -> each.step > change.step);
        keyframes.removeIf(keyframe -> keyframe.step > change.step);
        changes.add(change);
        apply();
    }

    /// Brings changes that are due into play: plays the past once more, as it was decided.
    private void apply() {
        int step = step();
        int before = applied;
        while (applied < changes.size() && changes.get(applied).step <= step) {
            applied++;
        }
        if (applied > before) {
            simulation = rebuilt();
            while (step() < step) {
                policy.observe(simulation.observe());
                decisions.write(step(), simulation.actions());
                execute(decisions.operatorShare(step()), StepObserver.NONE);
            }
        }
    }

    private void execute(double operatorShare, StepObserver watcher) {
        simulation.execute(watcher);
        if (!Double.isNaN(operatorShare)) {
            simulation.operatorShare(operatorShare);
        }
    }

    /// A simulation before its first step, with the changes applied so far.
    private Simulation rebuilt() {
        policyName = firstPolicy;
        int since = 0;
        for (Change change : changes.subList(0, applied)) {
            if (change.policy != null) {
                policyName = change.policy;
                since = change.step;
            }
        }
        Scenario scenario = Disturbed.of(base, events(applied));
        policy = policies.make(policyName, scenario, since);
        return new Simulation(scenario, policy);
    }
}
