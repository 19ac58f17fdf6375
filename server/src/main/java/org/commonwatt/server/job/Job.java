package org.commonwatt.server.job;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One piece of long work. Written by one thread, read by many.
public final class Job {
    /// Where a job stands.
    public enum Status {
        /// Waits.
        QUEUED,
        /// Is being done.
        RUNNING,
        /// Done, with a result.
        FINISHED,
        /// Ended without a result.
        FAILED,
        /// Ended because somebody wished so.
        CANCELLED;

        /// Name in messages and files.
        public String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        static Status of(String key) {
            return valueOf(key.toUpperCase(java.util.Locale.ROOT));
        }
    }

    private final int number;
    private final String kind;
    private final JsonNode request;
    private final Instant createdAt;
    private final boolean restarted;
    private volatile Status status;
    private volatile int done;
    private volatile int total;
    private volatile int doneBefore;
    private volatile long startedNanos;
    private volatile Map<String, ?> figures = Map.of();
    private volatile boolean cancelAsked;
    private volatile @Nullable String result;
    private volatile @Nullable String problem;

    /// @param restarted whether it goes on with what was done before
    Job(int number, String kind, JsonNode request, Instant createdAt, boolean restarted) {
        this.number = number;
        this.kind = kind;
        this.request = request;
        this.createdAt = createdAt;
        this.restarted = restarted;
        status = Status.QUEUED;
    }

    /// A job as a file of an earlier service tells it; one that was not over is queued once more.
    static Job of(JsonNode json) {
        Status was = Status.of(json.path("status").asString());
        boolean over = was != Status.QUEUED && was != Status.RUNNING;
        var job =
                new Job(
                        json.path("number").asInt(),
                        json.path("kind").asString(),
                        json.path("request"),
                        Instant.parse(json.path("createdAt").asString()),
                        !over || json.path("restarted").asBoolean(false));
        if (over) {
            job.status = was;
            job.result = json.path("result").asString(null);
            job.problem = json.path("problem").asString(null);
            job.done = json.path("done").asInt();
            job.total = json.path("total").asInt();
        }
        return job;
    }

    int number() {
        return number;
    }

    /// Its name.
    public String id() {
        return "job-" + number;
    }

    /// What kind of work it is.
    public String kind() {
        return kind;
    }

    /// What was asked.
    public JsonNode request() {
        return request;
    }

    /// Where it stands.
    public Status status() {
        return status;
    }

    /// Whether it has ended, one way or another.
    public boolean over() {
        return status != Status.QUEUED && status != Status.RUNNING;
    }

    void begin(long nanos) {
        startedNanos = nanos;
        status = Status.RUNNING;
    }

    /// @param nanos present time
    void progress(int doneNow, int totalNow, long nanos) {
        if (restarted && total == 0) {
            // Of what an earlier service did the time is not known.
            doneBefore = doneNow;
            startedNanos = nanos;
        }
        total = totalNow;
        done = Math.max(done, doneNow);
    }

    void end(Status how, @Nullable String resultPath, @Nullable String whatWentWrong) {
        result = resultPath;
        problem = whatWentWrong;
        status = how;
    }

    void figures(Map<String, ?> now) {
        figures = now;
    }

    void askToCancel() {
        cancelAsked = true;
    }

    boolean cancelAsked() {
        return cancelAsked;
    }

    /// The job as JSON.
    ///
    /// @param nanos present time, for the estimate of what is left
    public Map<String, Object> json(long nanos) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("job", id());
        json.put("number", number);
        json.put("kind", kind);
        json.put("status", status.key());
        double share = status == Status.FINISHED ? 1 : total > 0 ? (double) done / total : 0;
        json.put("progress", share);
        json.put("done", done);
        json.put("total", total);
        int doneNow = done - doneBefore;
        if (status == Status.RUNNING && doneNow > 0) {
            json.put("etaSeconds", (nanos - startedNanos) * 1e-9 * (total - done) / doneNow);
        }
        if (!figures.isEmpty()) {
            json.put("figures", figures);
        }
        json.put("createdAt", createdAt.toString());
        if (result != null) {
            json.put("result", result);
        }
        if (problem != null) {
            json.put("problem", problem);
        }
        json.put("restarted", restarted);
        json.put("request", request);
        return json;
    }
}
