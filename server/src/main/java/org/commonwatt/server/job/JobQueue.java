package org.commonwatt.server.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonwatt.server.http.Json;
import org.commonwatt.server.http.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Does jobs one after the other, in the order in which they were asked for; long ones beside the
/// others.
///
/// Each job has a file, written whole or not at all whenever its status changes. A service that
/// starts finds them: what was over is listed, what was not is done again.
public final class JobQueue implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JobQueue.class);
    private static final Pattern FILE = Pattern.compile("job-\\d{1,9}\\.json");
    private static final int REMEMBERED = 200;

    private final Path folder;
    private final Map<String, Work> works;
    private final int most;
    private final Clock clock;
    private final NavigableMap<Integer, Job> jobs = new ConcurrentSkipListMap<>();
    private final Lane usual = new Lane("jobs", this::perform);
    private final Lane slow = new Lane("long jobs", this::perform);

    /// Finds the jobs of a folder and goes on with them.
    ///
    /// @param folder where files of jobs are
    /// @param works what kinds of jobs do
    /// @param most jobs that wait at most, for long ones likewise
    /// @throws IOException if the folder cannot be read
    public JobQueue(Path folder, Map<String, Work> works, int most, Clock clock)
            throws IOException {
        this.folder = folder;
        this.works = Map.copyOf(works);
        this.most = most;
        this.clock = clock;
        Files.createDirectories(folder);
        read();
        jobs.values().stream().filter(job -> !job.over()).forEach(job -> lane(job.kind()).add(job));
        usual.start();
        slow.start();
    }

    private Lane lane(String kind) {
        Work work = works.get(kind);
        return work != null && work.isLong() ? slow : usual;
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
    public Job submit(String kind, Map<String, Object> request) {
        return submit(kind, Json.mapper().valueToTree(request), false);
    }

    /// Asks once more for what a job that is over was to do; what it had done is not lost.
    ///
    /// @throws Refusal 429 if too many wait
    public Job again(Job job) {
        return submit(job.kind(), job.request(), true);
    }

    private synchronized Job submit(String kind, JsonNode request, boolean restarted) {
        if (lane(kind).queued() >= most) {
            throw new Refusal(429, "%d jobs wait already; let one end first.".formatted(most));
        }
        int number = jobs.isEmpty() ? 1 : jobs.lastKey() + 1;
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var job = new Job(number, kind, request, now, restarted);
        write(job);
        jobs.put(number, job);
        lane(kind).add(job);
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
        if (lane(job.kind()).remove(job)) {
            job.end(Job.Status.CANCELLED, null, null);
            write(job);
        }
        return job;
    }

    /// The latest that is to make something of a name.
    public Optional<Job> latest(String kind, String name) {
        return jobs.descendingMap().values().stream()
                .filter(job -> job.kind().equals(kind))
                .filter(job -> job.request().path("name").asString("").equals(name))
                .findFirst();
    }

    /// How many wait.
    public int queued() {
        return usual.queued() + slow.queued();
    }

    /// How many are being done.
    public int running() {
        return (int) jobs.values().stream().filter(j -> j.status() == Job.Status.RUNNING).count();
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
                            : work.run(job.request(), new JobProgress(job, lane(job.kind())));
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

    private record JobProgress(Job job, Lane lane) implements Work.Progress {
        @Override
        public void done(int done, int total) {
            job.progress(done, total, System.nanoTime());
        }

        @Override
        public void figures(Map<String, ?> figures) {
            job.figures(figures);
        }

        @Override
        public boolean cancelled() {
            return job.cancelAsked() || lane.isClosing();
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

    /// Stops the jobs that are being done; they and those that wait go on when a service starts
    /// again.
    @Override
    public void close() {
        usual.stop();
        slow.stop();
        usual.close();
        slow.close();
    }
}
