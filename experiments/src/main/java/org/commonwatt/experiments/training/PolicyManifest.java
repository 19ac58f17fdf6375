package org.commonwatt.experiments.training;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.commonwatt.experiments.store.Sha256;
import org.commonwatt.rl.algorithm.team.Actor;
import org.commonwatt.rl.algorithm.team.ActorDesign;
import org.commonwatt.rl.algorithm.team.NetworkTeam;
import org.commonwatt.rl.env.AgentSpec;
import org.commonwatt.rl.nn.checkpoint.Checkpoint;
import org.commonwatt.rl.nn.kernel.ScalarBackend;
import org.commonwatt.rl.nn.normaliser.RunningNormaliser;
import org.commonwatt.rl.nn.onnx.OnnxModels;
import org.commonwatt.rl.space.Box;
import org.commonwatt.rl.space.FiniteSpace;
import org.commonwatt.rl.space.Space;
import org.jspecify.annotations.Nullable;

/// Writes a trained team as a policy folder: weights, what every number that goes in and comes out
/// means, where it comes from, and its networks as ONNX models.
final class PolicyManifest {
    static final String SCHEMA = "commonwatt.policy";
    static final int VERSION = 1;

    private final TrainingPlan plan;
    private final TrainingOutcome.Mark mark;
    private final Checkpoint weights;
    private final Map<String, byte[]> files = new LinkedHashMap<>();

    /// @param mark of the validation that chose the team
    /// @param weights what the team needs to act
    PolicyManifest(TrainingPlan plan, TrainingOutcome.Mark mark, Checkpoint weights) {
        this.plan = plan;
        this.mark = mark;
        this.weights = weights;
    }

    /// Replaces the policy folder of a training.
    void publish(TrainingFolder folder) {
        byte[] bytes = weights.toBytes();
        files.put(PolicyFolder.WEIGHTS, bytes);
        Map<String, Object> manifest = origin();
        manifest.put("weights", PolicyFolder.WEIGHTS);
        manifest.put("weightsHash", Sha256.of(bytes));
        NetworkTeam team = NetworkTeam.of(weights, plan.game().spec(), ScalarBackend.ofFloats());
        manifest.put("networks", networks(team));
        manifest.put(
                "agents", plan.game().spec().agents().stream().map(PolicyManifest::agent).toList());
        files.put(
                PolicyFolder.MANIFEST,
                TrainingSummary.text(manifest).getBytes(StandardCharsets.UTF_8));
        folder.replace(TrainingFolder.POLICY, files);
    }

    private Map<String, Object> origin() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schema", SCHEMA);
        json.put("version", VERSION);
        json.put("algorithm", plan.algorithm());
        json.put("game", TrainingSummary.game(plan.game()));
        if (!plan.game().description().isEmpty()) {
            json.put(CommunityTeams.KEY, plan.game().description());
        }
        json.put("seed", plan.seed());
        json.put("steps", mark.steps());
        Map<String, Object> metrics = new LinkedHashMap<>();
        metrics.put("validation/return", mark.meanReturn());
        json.put("metrics", metrics);
        json.put("software", plan.software());
        return json;
    }

    private List<Map<String, Object>> networks(NetworkTeam team) {
        List<Map<String, Object>> networks = new ArrayList<>();
        for (Actor actor : team.actors()) {
            ActorDesign design = actor.design();
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("name", actor.name());
            json.put(
                    "agents",
                    IntStream.of(actor.agents())
                            .mapToObj(agent -> team.spec().agents().get(agent).name())
                            .toList());
            json.put("inputs", actor.inputSize());
            json.put("hidden", design.hidden());
            json.put("memory", design.memory());
            json.put("activation", design.activation().name().toLowerCase(Locale.ROOT));
            json.put("head", design.head().name().toLowerCase(Locale.ROOT));
            json.put("levels", design.levels());
            json.put("scaling", design.normalisesObservations() ? scaling(actor) : null);
            json.put("onnx", export(actor, team.actors().size() == 1));
            networks.add(json);
        }
        return networks;
    }

    private static Map<String, Object> scaling(Actor actor) {
        RunningNormaliser moments = actor.moments();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("mean", numbers(moments.width(), moments::mean));
        json.put("variance", numbers(moments.width(), moments::variance));
        return json;
    }

    /// The name of the model's file; null where ONNX has no such network.
    private @Nullable String export(Actor actor, boolean isOnly) {
        String name = isOnly ? "policy.onnx" : "policy-%s.onnx".formatted(actor.name());
        try {
            files.put(name, OnnxModels.of(actor.network()));
            return name;
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    private static Map<String, Object> agent(AgentSpec agent) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", agent.name());
        json.put("observation", space(agent.observation()));
        json.put("action", space(agent.action()));
        return json;
    }

    private static Map<String, Object> space(Space space) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("names", space.names());
        switch (space) {
            case Box box -> {
                json.put("low", numbers(box.size(), box::low));
                json.put("high", numbers(box.size(), box::high));
            }
            case FiniteSpace finite ->
                    json.put(
                            "choices",
                            IntStream.range(0, finite.size()).map(finite::choices).toArray());
        }
        return json;
    }

    /// JSON has no infinity: null.
    private static List<@Nullable Double> numbers(int count, IntToDoubleFunction number) {
        List<@Nullable Double> numbers = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            double value = number.applyAsDouble(k);
            numbers.add(Double.isFinite(value) ? value : null);
        }
        return numbers;
    }
}
