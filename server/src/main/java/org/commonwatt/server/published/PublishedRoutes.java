package org.commonwatt.server.published;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.commonwatt.operate.game.NeighbourGame;
import org.commonwatt.server.http.Answer;
import org.commonwatt.server.http.Body;
import org.commonwatt.server.http.Exchange;
import org.commonwatt.server.http.Json;
import org.commonwatt.server.http.Refusal;
import org.commonwatt.server.http.Route;
import org.commonwatt.server.http.Viewer;
import org.commonwatt.server.live.Mailbox;
import org.commonwatt.server.live.Stream;

/// The published dashboard's routes and its WebSocket. There is nothing about real members, so
/// everybody who may come in may look; starting things is for the operator.
public final class PublishedRoutes implements Stream.Subject {
    /// Path of the WebSocket.
    public static final String STREAM = "/ws/grid";

    private static final int MOST_EPISODES = 50;
    private static final int MOST_AGENTS = 50;
    private static final int QUICK_EPISODES = 3;

    private final GridSession session;
    private final Trainings trainings;
    private List<Map<String, Object>> scalability = List.of();

    /// Knows the curves of trainings.
    @FunctionalInterface
    public interface Trainings {
        /// Columns by name of the last training of neighbourhoods; empty where there is none.
        Map<String, ?> curves();
    }

    /// @param session what is played
    /// @param trainings curves to show
    public PublishedRoutes(GridSession session, Trainings trainings) {
        this.session = session;
        this.trainings = trainings;
    }

    /// The routes.
    public List<Route> routes() {
        return List.of(
                Route.get("/api/status", this::status),
                Route.get("/api/agents", this::agents),
                Route.post("/api/simulation/start", this::start),
                Route.post("/api/simulation/stop", this::stop),
                Route.get("/api/training-history", this::history),
                Route.post("/api/comparison/run", this::compare),
                Route.get("/api/comparison/quick", this::quick),
                Route.get("/api/scalability", _ -> Answer.json(Map.of("results", scalability()))),
                Route.post("/api/scalability/run", this::scale),
                Route.post("/api/export/store-results", this::store),
                Route.get("/api/export/csv", this::csv),
                Route.get("/api/export/json", this::json),
                Route.get("/api/export/comparison-csv", this::comparisonCsv),
                Route.get(
                        STREAM,
                        _ -> {
                            throw new Refusal(426, "Open this path as a WebSocket.");
                        }));
    }

    private Answer status(Exchange exchange) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("api_status", "running");
        json.put("simulation_running", session.running());
        json.put("connected_clients", session.audience().size());
        json.put(
                "environment_config",
                Map.of(
                        "num_agents", GridPlay.AGENTS,
                        "steps_per_day", GridPlay.STEPS,
                        "max_capacity", NeighbourGame.CAPACITY_KWH,
                        "max_transfer", NeighbourGame.RATE_KWH));
        return Answer.json(json);
    }

    private Answer agents(Exchange exchange) {
        List<Map<String, Object>> list = new ArrayList<>();
        for (int i = 0; i < GridPlay.AGENTS; i++) {
            list.add(
                    Map.of(
                            "id",
                            "agent_" + i,
                            "name",
                            GridPlay.name(i),
                            "max_capacity",
                            NeighbourGame.CAPACITY_KWH,
                            "max_transfer",
                            NeighbourGame.RATE_KWH));
        }
        return Answer.json(Map.of("agents", list));
    }

    private Answer start(Exchange exchange) {
        exchange.viewer().requireOperator();
        Body body = exchange.body();
        int days = (int) body.integer("num_days", 1, 365).orElse(7);
        body.integer("steps_per_day", GridPlay.STEPS, GridPlay.STEPS);
        String scenario =
                body.optionalWord("scenario", List.of("default", "high_demand", "high_solar"))
                        .orElse("default");
        body.end();
        session.start(days, GridPlay.Variant.valueOf(scenario.toUpperCase(Locale.ROOT)));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("status", "started");
        json.put(
                "config",
                Map.of(
                        "num_days", days,
                        "steps_per_day", GridPlay.STEPS,
                        "scenario", scenario));
        json.put("message", "The simulation of %d days has started.".formatted(days));
        return Answer.json(json);
    }

    private Answer stop(Exchange exchange) {
        exchange.viewer().requireOperator();
        session.stop();
        return Answer.json(Map.of("status", "stopped", "message", "The simulation stops."));
    }

    private Answer history(Exchange exchange) {
        Map<String, ?> curves = trainings.curves();
        return Answer.json(Map.of("available", !curves.isEmpty(), "history", curves));
    }

    private synchronized Answer compare(Exchange exchange) {
        exchange.viewer().requireOperator();
        Body body = exchange.body();
        int episodes = (int) body.integer("num_episodes", 1, MOST_EPISODES).orElse(10);
        body.end();
        return Answer.json(Map.of("success", true, "comparison", comparison(episodes).json()));
    }

    private GridComparison comparison(int episodes) {
        return GridComparison.of(
                episodes,
                (current, total, policy, episode) -> {
                    Map<String, Object> json = new LinkedHashMap<>();
                    json.put("type", "comparison_progress");
                    json.put("current", current);
                    json.put("total", total);
                    json.put("policy", policy);
                    json.put("episode", episode);
                    json.put("percentage", 100.0 * current / total);
                    String text = Json.text(json);
                    session.audience().show(_ -> text);
                });
    }

    private synchronized Answer quick(Exchange exchange) {
        return Answer.json(comparison(QUICK_EPISODES).quick());
    }

    private synchronized List<Map<String, Object>> scalability() {
        return scalability;
    }

    private synchronized Answer scale(Exchange exchange) {
        exchange.viewer().requireOperator();
        Body body = exchange.body();
        List<Integer> counts =
                body.integers("agent_counts", 8, 2, MOST_AGENTS).orElse(List.of(3, 5, 7, 10));
        int episodes = (int) body.integer("episodes", 1, 20).orElse(3);
        body.end();
        List<Map<String, Object>> results = new ArrayList<>();
        for (int agents : counts) {
            results.add(scale(agents, episodes));
        }
        scalability = List.copyOf(results);
        return Answer.json(Map.of("success", true, "results", scalability));
    }

    private static Map<String, Object> scale(int agents, int episodes) {
        GridPlay play = GridPlay.of("heuristic", agents, GridPlay.Variant.DEFAULT);
        double reward = 0;
        double stability = 0;
        double satisfaction = 0;
        long before = System.nanoTime();
        for (int episode = 0; episode < episodes; episode++) {
            GridDay day = play.play(GridPlay.judged(episode));
            reward += day.totalReward() / episodes;
            stability += day.meanStability() / episodes;
            satisfaction += day.demandSatisfaction() / episodes;
        }
        double seconds = (System.nanoTime() - before) * 1e-9 / episodes / GridPlay.STEPS;
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("num_agents", agents);
        json.put("policy", "heuristic");
        json.put("episodes", episodes);
        json.put("mean_reward", reward);
        json.put("mean_stability", stability);
        json.put("mean_demand_satisfaction", satisfaction);
        json.put("seconds_per_step", seconds);
        return json;
    }

    /// The service keeps its own results; whatever a client sends in is not taken over.
    private Answer store(Exchange exchange) {
        exchange.viewer().requireOperator();
        return Answer.json(Map.of("success", true, "stored_days", session.summaries().size()));
    }

    private List<Map<String, Object>> results() {
        List<Map<String, Object>> summaries = session.summaries();
        if (summaries.isEmpty()) {
            throw new Refusal(404, "No day has been simulated yet.\nMaybe start a simulation.");
        }
        return summaries;
    }

    private Answer json(Exchange exchange) {
        List<Map<String, Object>> summaries = results();
        return Answer.json(
                        Map.of(
                                "daily_summaries",
                                summaries,
                                "overall_metrics",
                                GridSession.overall(summaries)))
                .with("Content-Disposition", "attachment; filename=\"simulation.json\"");
    }

    private Answer csv(Exchange exchange) {
        List<Map<String, Object>> summaries = results();
        var text =
                new StringBuilder(
                        "Day,Total Reward,Avg Stability (%),Grid Imports (kWh),Solar Utilization"
                                + " (%),Demand Satisfaction (%),Total Demand (kWh),Total Solar"
                                + " Generated (kWh),Total Solar Used (kWh)\n");
        for (Map<String, Object> day : summaries) {
            text.append(day.get("day")).append(',').append(number(day, "total_reward", 1));
            text.append(',').append(number(day, "avg_stability", 100));
            text.append(',').append(number(day, "grid_imports", 1));
            text.append(',').append(number(day, "solar_utilization", 100));
            text.append(',').append(number(day, "demand_satisfaction", 100));
            text.append(',').append(number(day, "total_demand", 1));
            text.append(',').append(number(day, "total_solar_generated", 1));
            text.append(',').append(number(day, "total_solar_used", 1)).append('\n');
        }
        text.append("\nOverall Metrics\n");
        GridSession.overall(summaries)
                .forEach((name, value) -> text.append(name).append(',').append(value).append('\n'));
        return csv("simulation.csv", text.toString());
    }

    private static double number(Map<String, Object> day, String field, double scale) {
        return day.get(field) instanceof Number number ? number.doubleValue() * scale : Double.NaN;
    }

    private static Answer csv(String file, String text) {
        return Answer.bytes("text/csv; charset=utf-8", text.getBytes(StandardCharsets.UTF_8))
                .with("Content-Disposition", "attachment; filename=\"%s\"".formatted(file));
    }

    private synchronized Answer comparisonCsv(Exchange exchange) {
        int episodes = exchange.queryInteger("num_episodes", 1, MOST_EPISODES, 5);
        return csv("comparison.csv", comparison(episodes).csv());
    }

    @Override
    public Stream.Watched watch(String path, Viewer viewer) {
        return new Watching(session);
    }

    private record Watching(GridSession session) implements Stream.Watched {
        @Override
        public void opened(Mailbox mailbox) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("type", "connected");
            json.put("message", "Connected to the neighbourhoods.");
            json.put("num_agents", GridPlay.AGENTS);
            mailbox.letter(Json.text(json));
            session.audience().enter(mailbox, Viewer.PUBLIC);
        }

        @Override
        public void message(Mailbox mailbox, String text) {
            mailbox.letter(Json.text(Map.of("type", "echo", "data", text)));
        }

        @Override
        public void closed(Mailbox mailbox) {
            session.audience().leave(mailbox);
        }
    }
}
