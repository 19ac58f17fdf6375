package org.commonwatt.server.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.commonwatt.experiments.explain.DeviceAction;
import org.commonwatt.experiments.explain.ExplainRefusal;
import org.commonwatt.experiments.explain.Explainer;
import org.commonwatt.experiments.explain.ExplanationJson;
import org.commonwatt.experiments.explain.ExplanationWords;
import org.commonwatt.explain.Explanation;
import org.commonwatt.server.data.DataFolder;
import org.commonwatt.server.data.RunTables;
import org.commonwatt.server.http.Answer;
import org.commonwatt.server.http.Body;
import org.commonwatt.server.http.Exchange;
import org.commonwatt.server.http.Refusal;
import org.commonwatt.server.http.Route;
import org.commonwatt.server.http.Viewer;

/// Why something of a run came out as it did: the same answers as `commonwatt explain`.
///
/// The runs that were asked about last stay open, for what was played again once is remembered.
public final class ExplainRoutes {
    private static final int OPEN_RUNS = 4;
    private static final int MOST_STEPS = 10_000_000;

    private final RunAccess runs;
    private final Map<String, Explainer> open =
            new LinkedHashMap<>(8, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Explainer> eldest) {
                    return size() > OPEN_RUNS;
                }
            };

    /// @param data where run folders are
    public ExplainRoutes(DataFolder data) {
        runs = new RunAccess(data);
    }

    /// The routes.
    public List<Route> routes() {
        return List.of(Route.post("/api/v1/runs/{run}/explain", this::explain));
    }

    private Answer explain(Exchange exchange) {
        Body body = exchange.body();
        String kind = body.word("kind", List.of("bill", "price", "dispatch"));
        Optional<String> policy = body.text("policy", 80);
        Optional<String> member = body.text("member", 120);
        int step = (int) body.integer("step", 0, MOST_STEPS).orElse(-1);
        Optional<String> time = body.text("time", 40);
        Optional<String> whyNot = body.text("whyNot", 120);
        body.end();
        allow(exchange.viewer(), kind, member);
        RunTables run = runs.of(exchange);
        try {
            Explainer explainer = explainer(run);
            String about = policy.orElseGet(explainer::usualPolicy);
            Explanation explanation =
                    switch (kind) {
                        case "bill" -> explainer.bill(about, needed("member", member));
                        case "price" -> explainer.price(about, when(explainer, step, time));
                        default ->
                                explainer.whyNot(
                                        about,
                                        needed("member", member),
                                        when(explainer, step, time),
                                        DeviceAction.of(needed("whyNot", whyNot)));
                    };
            var words = new ExplanationWords(Locale.ENGLISH, explainer.scenario().currency());
            return Answer.json(ExplanationJson.of(explanation, words));
        } catch (ExplainRefusal refusal) {
            throw new Refusal(422, String.valueOf(refusal.getMessage()));
        }
    }

    private static void allow(Viewer viewer, String kind, Optional<String> member) {
        if (kind.equals("bill") && member.isPresent()) {
            viewer.requireSees(member.get());
        } else {
            viewer.requireOperator();
        }
    }

    private static String needed(String field, Optional<String> value) {
        return value.orElseThrow(
                () -> Refusal.ofField(field, "The field %s is missing.".formatted(field)));
    }

    private static int when(Explainer explainer, int step, Optional<String> time) {
        if (step < 0 && time.isEmpty()) {
            throw Refusal.ofField("step", "The field step or time is missing.");
        }
        return step >= 0 ? step : explainer.step(time.orElseThrow());
    }

    /// A run that is written anew under the same name is opened anew.
    private Explainer explainer(RunTables run) {
        String key = run.folder() + " " + run.manifest().path("finishedAt").asString("");
        synchronized (open) {
            Explainer known = open.get(key);
            if (known == null) {
                known = Explainer.open(run.folder());
                open.put(key, known);
            }
            return known;
        }
    }
}
