package org.commonwatt.server.api;

import java.util.ArrayList;
import java.util.List;
import org.commonwatt.experiments.store.RunFiles;
import org.commonwatt.server.data.DataFolder;
import org.commonwatt.server.data.RunTables;
import org.commonwatt.server.http.Exchange;
import org.commonwatt.server.http.Refusal;
import tools.jackson.databind.JsonNode;

/// Opens the run that a request is about, and reads what requests about runs have in common.
final class RunAccess {
    private final DataFolder data;

    RunAccess(DataFolder data) {
        this.data = data;
    }

    List<String> names() {
        return data.having(RunFiles.MANIFEST);
    }

    RunTables of(String name) {
        return new RunTables(data.require("run", name, RunFiles.MANIFEST));
    }

    /// The run of a path, if so few members would not be told apart.
    RunTables of(Exchange exchange) {
        RunTables run = of(exchange.name("run"));
        exchange.viewer().requireCrowd(run.manifest().path("participants").asInt());
        return run;
    }

    static List<String> policies(JsonNode manifest) {
        List<String> policies = new ArrayList<>();
        manifest.path("policies").forEach(each -> policies.add(each.path("policy").asString()));
        return policies;
    }

    /// The asked policies of a run: one, or all.
    static List<String> asked(Exchange exchange, JsonNode manifest) {
        List<String> all = policies(manifest);
        return exchange.query("policy")
                .map(
                        policy -> {
                            if (!all.contains(policy)) {
                                throw Refusal.ofField(
                                        "policy",
                                        "The run has no policy of that name; it has %s."
                                                .formatted(String.join(", ", all)));
                            }
                            return List.of(policy);
                        })
                .orElse(all);
    }
}
