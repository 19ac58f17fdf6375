package org.commonwatt.server.published;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.commonwatt.operate.game.ConservingNeighbourGame;
import org.commonwatt.server.http.Json;
import org.commonwatt.server.http.Refusal;
import org.commonwatt.server.live.Audience;
import org.jspecify.annotations.Nullable;

/// The one simulation of neighbourhoods that the published dashboard starts, watches and stops: a
/// step every tenth of a second.
public final class GridSession implements AutoCloseable {
    /// A step every tenth of a second, as published.
    public static final long USUAL_TICK_NANOS = 100_000_000L;

    private static final double LEAST_SHOWN_KWH = 0.1;
    private static final int MOST_DAYS = 365;

    private final Clock clock;
    private final Audience audience = new Audience();
    private final List<Map<String, Object>> summaries = new ArrayList<>();
    private @Nullable Thread thread;
    private volatile boolean stopping;
    private final long tickNanos;

    /// @param clock for the timestamps of messages
    /// @param tickNanos pause after a step, such as [#USUAL_TICK_NANOS]
    public GridSession(Clock clock, long tickNanos) {
        this.clock = clock;
        this.tickNanos = tickNanos;
    }

    Audience audience() {
        return audience;
    }

    synchronized boolean running() {
        return thread != null && thread.isAlive();
    }

    /// Summaries of the days of the last simulation.
    List<Map<String, Object>> summaries() {
        synchronized (summaries) {
            return List.copyOf(summaries);
        }
    }

    synchronized void start(int days, GridPlay.Variant variant) {
        if (running()) {
            throw new Refusal(400, "A simulation is running already.");
        }
        if (days < 1 || days > MOST_DAYS) {
            throw Refusal.ofField(
                    "num_days", "The field num_days must be from 1 to %d.".formatted(MOST_DAYS));
        }
        synchronized (summaries) {
            summaries.clear();
        }
        stopping = false;
        GridPlay play = GridPlay.trained(variant);
        thread = Thread.ofPlatform().daemon().name("neighbourhoods").start(() -> run(play, days));
    }

    synchronized void stop() {
        stopping = true;
        if (thread != null) {
            LockSupport.unpark(thread);
        }
    }

    private void run(GridPlay play, int days) {
        double[] cumulative = new double[play.game().agents()];
        for (int day = 0; day < days && !stopping; day++) {
            GridDay today = play.begin(GridPlay.judged(day));
            while (!play.game().ended() && !stopping) {
                play.step(today);
                String state = Json.text(state(play, today, new Place(day, days), cumulative));
                audience.show(_ -> state);
                LockSupport.parkNanos(tickNanos);
            }
            if (play.game().ended()) {
                for (int i = 0; i < cumulative.length; i++) {
                    cumulative[i] += today.reward(i);
                }
                complete(today, day + 1, days);
            }
        }
        if (!stopping) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("type", "simulation_complete");
            json.put("total_days", days);
            json.put("daily_summaries", summaries());
            json.put("overall_metrics", overall(summaries()));
            audience.tell(Json.text(json));
        }
    }

    private void complete(GridDay today, int day, int days) {
        Map<String, Object> summary = today.summary(day);
        synchronized (summaries) {
            summaries.add(summary);
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", "day_complete");
        json.put("day", day);
        json.put("total_days", days);
        json.put("summary", summary);
        json.put("message", "Day %d of %d is complete.".formatted(day, days));
        audience.tell(Json.text(json));
    }

    /// Means over days.
    static Map<String, Object> overall(List<Map<String, Object>> summaries) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("avg_daily_reward", mean(summaries, "total_reward"));
        json.put("avg_stability", mean(summaries, "avg_stability"));
        json.put("avg_grid_imports", mean(summaries, "grid_imports"));
        json.put("avg_solar_utilization", mean(summaries, "solar_utilization"));
        json.put("avg_demand_satisfaction", mean(summaries, "demand_satisfaction"));
        return json;
    }

    private static double mean(List<Map<String, Object>> summaries, String field) {
        return summaries.stream()
                .mapToDouble(
                        day -> day.get(field) instanceof Number number ? number.doubleValue() : 0)
                .average()
                .orElse(0);
    }

    /// @param day days before today
    private record Place(int day, int days) {}

    private Map<String, Object> state(
            GridPlay play, GridDay today, Place place, double[] cumulative) {
        ConservingNeighbourGame game = play.game();
        int steps = GridPlay.STEPS;
        int step = game.steps();
        int global = place.day * steps + step;
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", "state_update");
        json.put("timestamp", clock.instant().toString());
        json.put("step", step);
        json.put("steps_per_day", steps);
        json.put("current_day", place.day + 1);
        json.put("total_days", place.days);
        json.put("global_step", global);
        json.put("total_steps", place.days * steps);
        json.put("progress", (double) global / (place.days * steps));
        json.put("day_progress", (double) step / steps);
        json.put("stability", game.stability());
        json.put("using_trained_model", play.isTrained());
        json.put("simulation_time", time(place.day, step));
        json.put("agents", agents(game, today, cumulative));
        json.put("energy_flows", flows(game));
        json.put("metrics", metrics(game, today, cumulative));
        return json;
    }

    private static Map<String, Object> time(int day, int step) {
        int minutes = step * 24 * 60 / GridPlay.STEPS % (24 * 60);
        int hour = minutes / 60;
        String period =
                hour < 6 ? "night" : hour < 12 ? "morning" : hour < 18 ? "afternoon" : "evening";
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("day", day + 1);
        json.put("hour", hour);
        json.put("minute", minutes % 60);
        json.put("time_string", String.format(Locale.ROOT, "%02d:%02d", hour, minutes % 60));
        json.put("period", period);
        return json;
    }

    /// Neighbourhoods lie on a circle of 300 around (500, 300).
    private static List<Map<String, Object>> agents(
            ConservingNeighbourGame game, GridDay today, double[] cumulative) {
        List<Map<String, Object>> list = new ArrayList<>();
        for (int i = 0; i < game.agents(); i++) {
            double angle = 2 * Math.PI * i / game.agents();
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("id", "agent_" + i);
            json.put("name", GridPlay.name(i));
            json.put("energy_level", game.levelKwh(i));
            json.put("demand", game.demandKwh(i));
            json.put("generation", game.solarKwh(i));
            json.put("x", 500 + 300 * Math.cos(angle));
            json.put("y", 300 + 300 * Math.sin(angle));
            json.put("reward", today.stepReward(i));
            json.put("cumulative_reward", cumulative[i] + today.reward(i));
            list.add(json);
        }
        return list;
    }

    /// Executed transfers.
    private static List<Map<String, Object>> flows(ConservingNeighbourGame game) {
        List<Map<String, Object>> list = new ArrayList<>();
        for (int i = 0; i < game.agents(); i++) {
            for (int j = 0; j < game.agents(); j++) {
                double amount = game.deliveredKwh(i, j);
                if (i != j && amount > LEAST_SHOWN_KWH) {
                    list.add(
                            Map.of(
                                    "source",
                                    "agent_" + i,
                                    "target",
                                    "agent_" + j,
                                    "amount",
                                    amount,
                                    "type",
                                    "transfer"));
                }
            }
        }
        return list;
    }

    private static Map<String, Object> metrics(
            ConservingNeighbourGame game, GridDay today, double[] cumulative) {
        double level = 0;
        double demand = 0;
        double solar = 0;
        double reward = 0;
        double sum = today.totalReward();
        for (int i = 0; i < game.agents(); i++) {
            level += game.levelKwh(i);
            demand += game.demandKwh(i);
            solar += game.solarKwh(i);
            reward += today.stepReward(i);
            sum += cumulative[i];
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("mean_energy", level / game.agents());
        json.put("total_demand", demand);
        json.put("total_generation", solar);
        json.put("mean_reward", reward / game.agents());
        json.put("cumulative_reward", sum);
        json.put("grid_imports", today.gridImports());
        json.put("solar_utilization", today.solarUtilization());
        json.put("demand_satisfaction", today.demandSatisfaction());
        return json;
    }

    @Override
    public void close() {
        stop();
        audience.cut();
    }
}
