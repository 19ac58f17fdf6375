package org.commonwatt.server.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonwatt.server.http.Json;
import org.commonwatt.server.http.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/// Does jobs one after the other, in the order in which they were asked for.
///
/// Each job has a file, written whole or not at all whenever its status changes. A service that
/// starts finds them: what was over is listed, what was not is done again.
public final class JobQueue implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JobQueue.class);
    private static final Pattern FILE = Pattern.compile("job-\\d{1,9}\\.json");
    private static final int REMEMBERED = 200;
    private static final long PATIENCE_SECONDS = 20;
    private static final long LOOK_UP_MILLIS = 100;

    private final Path folder;
    private final Map<String, Work> works;
    private final int most;
    private final Clock clock;
    private final NavigableMap<Integer, Job> jobs = new ConcurrentSkipListMap<>();
    private final BlockingQueue<Job> waiting = new LinkedBlockingQueue<>();
    private final Thread worker;
    private volatile boolean closing;

    /// Finds the jobs of a folder and goes on with them.
    ///
    /// @param folder where files of jobs are
    /// @param works what kinds of jobs do
    /// @param most jobs that wait at most
    /// @throws IOException if the folder cannot be read
    public JobQueue(Path folder, Map<String, Work> works, int most, Clock clock)
            throws IOException {
        this.folder = folder;
        this.works = Map.copyOf(works);
        this.most = most;
        this.clock = clock;
        Files.createDirectories(folder);
        read();
        jobs.values().stream().filter(job -> !job.over()).forEach(waiting::add);
        worker = Thread.ofPlatform().daemon().name("jobs").start(this::work);
    }

    private void read() throws IOException {
        List<Path> files;
        try (Stream<Path> entries = Files.list(folder)) {
            files = entries.filter(each -> FILE.matcher(name(each)).matches()).sorted().toList();
        }
        for (Path file : files) {
            try {
                Job job = Job.of(Json.mapper().readTree(Files.readString(file)));
                if (works.containsKey(job.kind())) {
                    jobs.put(job.number(), job);
                }
            } catch (JacksonException | IllegalArgumentException | java.time.DateTimeException e) {
                LOG.warn("{} is no job of this service and is left alone", file);
            }
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    /// Asks for work.
    ///
    /// @param kind one of the kinds
    /// @param request what is asked, ready for a JSON writer
    /// @throws Refusal 429 if too many wait
    public synchronized Job submit(String kind, Map<String, Object> request) {
        if (waiting.size() >= most) {
            throw new Refusal(429, "%d jobs wait already; let one end first.".formatted(most));
        }
        int number = jobs.isEmpty() ? 1 : jobs.lastKey() + 1;
        var job =
                new Job(
                        number,
                        kind,
                        Json.mapper().valueToTree(request),
                        clock.instant().truncatedTo(ChronoUnit.MILLIS));
        write(job);
        jobs.put(number, job);
        waiting.add(job);
        forget();
        return job;
    }

    private void forget() {
        for (Job job : List.copyOf(jobs.values())) {
            if (jobs.size() <= REMEMBERED) {
                return;
            }
            if (job.over()) {
                jobs.remove(job.number());
                try {
                    Files.deleteIfExists(file(job));
                } catch (IOException e) {
                    LOG.warn("{} could not be removed", file(job));
                }
            }
        }
    }

    /// All, the newest first.
    public List<Job> all() {
        return List.copyOf(jobs.descendingMap().values());
    }

    /// One by its name.
    ///
    /// @throws Refusal 404 if there is none
    public Job of(String id) {
        return jobs.values().stream()
                .filter(job -> job.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.unknown("job", id));
    }

    /// Ends a job before its end.
    public synchronized Job cancel(String id) {
        Job job = of(id);
        job.askToCancel();
        if (waiting.remove(job)) {
            job.end(Job.Status.CANCELLED, null, null);
            write(job);
        }
        return job;
    }

    /// How many wait.
    public int queued() {
        return waiting.size();
    }

    /// How many are being done.
    public int running() {
        return (int) jobs.values().stream().filter(j -> j.status() == Job.Status.RUNNING).count();
    }

    private void work() {
        try {
            while (!closing) {
                // Looks up now and then whether to close: an interruption would close files.
                Job job = waiting.poll(LOOK_UP_MILLIS, TimeUnit.MILLISECONDS);
                if (job != null) {
                    perform(job);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void perform(Job job) {
        job.begin(System.nanoTime());
        write(job);
        LOG.atInfo().addKeyValue("job", job.id()).addKeyValue("kind", job.kind()).log("job begins");
        try {
            Work work = works.get(job.kind());
            String result =
                    work == null
                            ? ""
                            : work.run(job.request(), new JobProgress(job, () -> closing));
            if (!result.isEmpty()) {
                job.end(Job.Status.FINISHED, result, null);
            } else if (job.cancelAsked()) {
                job.end(Job.Status.CANCELLED, null, null);
            } else {
                // The service stops: the file says that it was running, so that it is done again.
                return;
            }
        } catch (Refusal refusal) {
            job.end(Job.Status.FAILED, null, refusal.getMessage());
        } catch (RuntimeException failure) {
            LOG.error("{} failed", job.id(), failure);
            job.end(Job.Status.FAILED, null, String.valueOf(failure.getMessage()));
        }
        LOG.atInfo()
                .addKeyValue("job", job.id())
                .addKeyValue("status", job.status().key())
                .log("job ends");
        write(job);
    }

    private record JobProgress(Job job, java.util.function.BooleanSupplier closing)
            implements Work.Progress {
        @Override
        public void done(int done, int total) {
            job.progress(done, total);
        }

        @Override
        public boolean cancelled() {
            return job.cancelAsked() || closing.getAsBoolean();
        }
    }

    private Path file(Job job) {
        return folder.resolve(job.id() + ".json");
    }

    private void write(Job job) {
        Path file = file(job);
        Path unfinished = folder.resolve(job.id() + ".tmp");
        try {
            Files.writeString(unfinished, Json.text(job.json(System.nanoTime())) + "\n");
            Files.move(
                    unfinished,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Stops the job that is being done; it and those that wait go on when a service starts again.
    @Override
    public void close() {
        closing = true;
        try {
            worker.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
