package org.commonwatt.server.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.commonwatt.experiments.evaluation.PolicyChoice;
import org.commonwatt.experiments.run.ScenarioSource;
import org.commonwatt.experiments.scenario.ScenarioReader;
import org.commonwatt.experiments.scenario.ScenarioReading;
import org.commonwatt.experiments.training.PolicyFolder;
import org.commonwatt.experiments.training.TrainingFolder;
import org.commonwatt.experiments.training.TrainingRefusal;
import org.commonwatt.operate.policy.Planners;
import org.commonwatt.operate.policy.Policy;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.optim.highs.HighsSolver;
import org.commonwatt.server.http.Refusal;
import org.jspecify.annotations.Nullable;

/// Scenarios and policies by name: what comes with the product, and what is in the data folder.
public final class Catalogue {
    private final DataFolder data;

    /// @param data where the user's own are
    public Catalogue(DataFolder data) {
        this.data = data;
    }

    /// Names of the scenarios in the data folder.
    public List<String> ownScenarios() {
        return data.having(ScenarioReader.FILE_NAME);
    }

    /// Reads a scenario.
    ///
    /// @param seed another seed than its own
    /// @param days only the first days
    /// @throws Refusal 404 if there is none, 422 if it has problems
    public Scenario scenario(String name, OptionalLong seed, OptionalInt days) {
        return switch (ScenarioSource.open(place(name), seed, days)) {
            case ScenarioReading.Loaded loaded -> loaded.scenario();
            case ScenarioReading.Rejected rejected -> throw new Refusal(422, rejected.render());
        };
    }

    /// What a scenario says of itself; empty where it says nothing.
    ///
    /// @throws Refusal 404 if there is none
    public String describeScenario(String name) {
        return ScenarioReader.description(place(name));
    }

    /// Where a scenario is found again: its bundled name, or its folder.
    ///
    /// @throws Refusal 404 if there is none
    String place(String name) {
        return ScenarioReader.bundledNames().contains(name)
                ? name
                : data.require("scenario", name, ScenarioReader.FILE_NAME).toString();
    }

    /// Names of the policies: built in, bundled, and trained ones in the data folder.
    public List<String> policies() {
        List<String> names = new ArrayList<>(PolicyChoice.names());
        for (String manifest :
                List.of(
                        TrainingFolder.POLICY + "/" + PolicyFolder.MANIFEST,
                        PolicyFolder.MANIFEST)) {
            data.having(manifest).stream().filter(n -> !names.contains(n)).forEach(names::add);
        }
        return names;
    }

    /// Finds a policy.
    ///
    /// @throws Refusal 404 if there is none
    public PolicyChoice policy(String name) {
        try {
            if (PolicyChoice.names().contains(name)) {
                return PolicyChoice.of(name).first();
            }
            Path folder =
                    data.find(name, TrainingFolder.POLICY + "/" + PolicyFolder.MANIFEST)
                            .or(() -> data.find(name, PolicyFolder.MANIFEST))
                            .orElseThrow(() -> Refusal.unknown("policy", name));
            return PolicyChoice.of(folder.toString()).first();
        } catch (TrainingRefusal refusal) {
            throw new Refusal(422, String.valueOf(refusal.getMessage()));
        }
    }

    /// A fresh policy for one copy.
    ///
    /// @param firstStep first step that it decides
    /// @throws Refusal 422 if it does not suit the scenario
    public Policy policy(String name, Scenario scenario, int firstStep) {
        try {
            return name.equals("oracle") && firstStep > 0
                    ? Planners.oracle(scenario, new HighsSolver(), 1, firstStep)
                    : policy(name).policy(scenario);
        } catch (TrainingRefusal | IllegalArgumentException unfit) {
            throw new Refusal(422, String.valueOf(unfit.getMessage()));
        }
    }

    /// The policies as JSON.
    ///
    /// @param asked the scenario that they shall suit, or null
    public List<Map<String, @Nullable Object>> describePolicies(@Nullable Scenario asked) {
        List<Map<String, @Nullable Object>> list = new ArrayList<>();
        for (String name : policies()) {
            Map<String, @Nullable Object> json = new LinkedHashMap<>();
            json.put("name", name);
            boolean trained = policy(name).isTrained();
            json.put("kind", trained ? "trained" : "built-in");
            String why = asked == null ? null : why(name, asked);
            json.put("suits", asked == null ? null : why == null);
            json.put("why", why);
            list.add(json);
        }
        return list;
    }

    private @Nullable String why(String name, Scenario asked) {
        try {
            if (policy(name).isTrained()) {
                policy(name, asked, 0);
            }
            return null;
        } catch (Refusal refusal) {
            return String.valueOf(refusal.getMessage());
        }
    }
}
