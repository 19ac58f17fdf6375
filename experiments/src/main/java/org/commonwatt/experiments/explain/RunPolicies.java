package org.commonwatt.experiments.explain;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.commonwatt.experiments.evaluation.PolicyChoice;
import org.commonwatt.experiments.scenario.Spelling;
import org.commonwatt.experiments.store.DecisionsFile;
import org.commonwatt.experiments.store.RecordedRun;
import org.commonwatt.experiments.training.TrainingRefusal;
import org.commonwatt.grid.Participant;
import org.commonwatt.operate.agent.Lever;
import org.commonwatt.operate.policy.Policy;
import org.commonwatt.operate.scenario.Scenario;

/// The policies of a run: fresh, or doing once more what they did.
final class RunPolicies {
    private final RunOpening run;
    private final Map<String, Optional<RecordedRun>> recorded = new ConcurrentHashMap<>();

    RunPolicies(RunOpening run) {
        this.run = run;
    }

    /// Refuses a policy that the run does not have.
    void require(String name) {
        if (!run.stateHashes().containsKey(name)) {
            List<String> names = List.copyOf(run.stateHashes().keySet());
            throw new ExplainRefusal(
                    Spelling.withHint(
                            "The run has no policy %s; it has %s."
                                    .formatted(name, String.join(", ", names)),
                            name,
                            names));
        }
    }

    /// A fresh policy of the run.
    Policy fresh(String name, Scenario scenario) {
        require(name);
        return opened(run.source().policies().getOrDefault(name, name), scenario);
    }

    /// A policy of the run, or any other that suits the scenario.
    Policy any(String name, Scenario scenario) {
        return run.stateHashes().containsKey(name) ? fresh(name, scenario) : opened(name, scenario);
    }

    private static Policy opened(String place, Scenario scenario) {
        try {
            return PolicyChoice.of(place).policy(scenario);
        } catch (TrainingRefusal refusal) {
            throw new ExplainRefusal(String.valueOf(refusal.getMessage()));
        }
    }

    /// What a policy did in the run, without planning it once more where the run has kept it.
    Policy repeated(String name) {
        return repeated(name, run.scenario());
    }

    /// The same in a scenario in which only members behave otherwise.
    Policy repeated(String name, Scenario scenario) {
        Policy fresh = fresh(name, scenario);
        return recorded(name).map(known -> known.repeated(fresh)).orElse(fresh);
    }

    /// Whether what a policy did can be repeated where something is otherwise: the run has kept it,
    /// and all devices are among those that it decided about.
    boolean repeats(String name, Scenario other) {
        List<Participant> known = run.scenario().community().participants();
        List<Participant> now = other.community().participants();
        return keepsDecisions(name)
                && IntStream.range(0, now.size())
                        .allMatch(
                                i ->
                                        Arrays.stream(Lever.values())
                                                .filter(lever -> lever.isOf(now.get(i)))
                                                .allMatch(lever -> lever.isOf(known.get(i))));
    }

    /// The same, but from the beginning of the day of a step on the policy decides.
    Policy upTo(int step, String name) {
        Policy fresh = fresh(name, run.scenario());
        return recorded(name).map(known -> known.upTo(step, fresh)).orElse(fresh);
    }

    /// Whether the run has kept what a policy decided.
    boolean keepsDecisions(String name) {
        return recorded(name).isPresent();
    }

    private Optional<RecordedRun> recorded(String name) {
        return recorded.computeIfAbsent(
                name, each -> DecisionsFile.read(run.folder(), each, run.scenario()));
    }
}
