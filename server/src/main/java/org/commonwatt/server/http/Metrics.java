package org.commonwatt.server.http;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.DoubleSupplier;

/// Counters and gauges in Prometheus' text format 0.0.4.
///
/// Labels are routes and statuses, never what a request says, so that their number is bounded.
public final class Metrics {
    private final Map<String, LongAdder> counters = new ConcurrentHashMap<>();
    private final Map<String, Gauge> gauges = new ConcurrentHashMap<>();

    private record Gauge(String help, DoubleSupplier value) {}

    /// Counts one more of a series, such as `commonwatt_frames_total{kind="state"}`.
    public void count(String series) {
        add(series, 1);
    }

    /// Adds to a series.
    public void add(String series, long amount) {
        counters.computeIfAbsent(series, _ -> new LongAdder()).add(amount);
    }

    /// A value that is asked for when it is read.
    public void gauge(String name, String help, DoubleSupplier value) {
        gauges.put(name, new Gauge(help, value));
    }

    /// A request that was answered.
    void request(String method, String route, int status, long nanos) {
        String labels = "{method=\"%s\",route=\"%s\"".formatted(method, route);
        count("commonwatt_http_requests_total" + labels + ",status=\"" + status + "\"}");
        add("commonwatt_http_request_nanoseconds_total" + labels + "}", nanos);
    }

    /// All of them.
    public String text() {
        var text = new StringBuilder();
        new TreeMap<>(gauges)
                .forEach(
                        (name, gauge) ->
                                text.append(
                                        "# HELP %s %s\n# TYPE %s gauge\n%s %s\n"
                                                .formatted(
                                                        name,
                                                        gauge.help,
                                                        name,
                                                        name,
                                                        gauge.value.getAsDouble())));
        String family = "";
        for (Map.Entry<String, LongAdder> counter : new TreeMap<>(counters).entrySet()) {
            String name = counter.getKey().replaceFirst("\\{.*", "");
            if (!name.equals(family)) {
                text.append("# TYPE ").append(name).append(" counter\n");
                family = name;
            }
            text.append(counter.getKey()).append(' ').append(counter.getValue().sum()).append('\n');
        }
        return text.toString();
    }
}
