package org.commonwatt.server.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.commonwatt.experiments.scenario.ScenarioReader;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.server.data.Catalogue;
import org.commonwatt.server.http.Answer;
import org.commonwatt.server.http.Exchange;
import org.commonwatt.server.http.Route;
import org.jspecify.annotations.Nullable;

/// Scenarios and policies.
public final class ScenarioRoutes {
    private final Catalogue catalogue;

    /// @param catalogue where they are
    public ScenarioRoutes(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /// The routes.
    public List<Route> routes() {
        return List.of(
                Route.get("/api/v1/scenarios", this::list),
                Route.get("/api/v1/scenarios/{scenario}", this::one),
                Route.get("/api/v1/policies", this::policies));
    }

    private Answer list(Exchange exchange) {
        List<Map<String, Object>> scenarios = new ArrayList<>();
        for (String name : ScenarioReader.bundledNames()) {
            scenarios.add(entry(name, true));
        }
        for (String name : catalogue.ownScenarios()) {
            scenarios.add(entry(name, false));
        }
        return Answer.json(Map.of("scenarios", scenarios));
    }

    private Map<String, Object> entry(String name, boolean bundled) {
        return Map.of(
                "name", name, "bundled", bundled, "description", catalogue.describeScenario(name));
    }

    private Answer one(Exchange exchange) {
        String name = exchange.name("scenario");
        Scenario scenario = catalogue.scenario(name, OptionalLong.empty(), OptionalInt.empty());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", name);
        json.putAll(ScenarioJson.of(scenario, exchange.viewer()));
        json.put("assumptions", scenario.assumptions());
        return Answer.json(json);
    }

    private Answer policies(Exchange exchange) {
        Scenario asked =
                exchange.queryName("scenario")
                        .map(
                                name ->
                                        catalogue.scenario(
                                                name, OptionalLong.empty(), OptionalInt.of(1)))
                        .orElse(null);
        List<Map<String, @Nullable Object>> policies = catalogue.describePolicies(asked);
        if (!exchange.viewer().isOperator()) {
            // Reasons name places on the disk.
            policies.forEach(policy -> policy.put("why", null));
        }
        return Answer.json(Map.of("policies", policies));
    }
}
