package org.commonwatt.server.api;

import java.util.List;
import java.util.Map;
import org.commonwatt.server.http.Answer;
import org.commonwatt.server.http.Exchange;
import org.commonwatt.server.http.Route;
import org.commonwatt.server.job.JobQueue;

/// Jobs: list, look, cancel. For the operator.
public final class JobRoutes {
    private final JobQueue jobs;

    /// @param jobs the queue
    public JobRoutes(JobQueue jobs) {
        this.jobs = jobs;
    }

    /// The routes.
    public List<Route> routes() {
        return List.of(
                Route.get("/api/v1/jobs", this::list),
                Route.get("/api/v1/jobs/{job}", this::one),
                Route.delete("/api/v1/jobs/{job}", this::cancel));
    }

    private Answer list(Exchange exchange) {
        exchange.viewer().requireOperator();
        long now = System.nanoTime();
        return Answer.json(Map.of("jobs", jobs.all().stream().map(job -> job.json(now)).toList()));
    }

    private Answer one(Exchange exchange) {
        exchange.viewer().requireOperator();
        return Answer.json(jobs.of(exchange.name("job")).json(System.nanoTime()));
    }

    private Answer cancel(Exchange exchange) {
        exchange.viewer().requireOperator();
        return Answer.json(jobs.cancel(exchange.name("job")).json(System.nanoTime()));
    }
}
