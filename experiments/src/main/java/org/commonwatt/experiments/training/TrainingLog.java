package org.commonwatt.experiments.training;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Map;
import org.commonwatt.experiments.store.RunFolderException;
import org.commonwatt.experiments.training.events.EventLog;
import org.commonwatt.rl.nn.checkpoint.Checkpoint;
import org.jspecify.annotations.Nullable;

/// The numbers of a training over its steps, as a table and for TensorBoard.
final class TrainingLog implements AutoCloseable {
    private static final String FILE_NOTE = "events.file";
    private static final String LENGTH_NOTE = "events.length";

    private final TrainingFolder folder;
    private final ProgressTable table;
    private final EventLog events;
    private final String eventsFile;

    /// @param from checkpoint that the training goes on from; later numbers are forgotten
    TrainingLog(TrainingFolder folder, long steps, @Nullable Checkpoint from, Instant now) {
        this.folder = folder;
        table = new ProgressTable(folder, steps);
        eventsFile =
                from == null
                        ? "%s/events.out.tfevents.%d.commonwatt"
                                .formatted(TrainingFolder.EVENTS, now.getEpochSecond())
                        : from.note(FILE_NOTE);
        try {
            Files.createDirectories(folder.file(TrainingFolder.EVENTS));
            events =
                    EventLog.open(
                            folder.file(eventsFile),
                            from == null ? 0 : Long.parseLong(from.note(LENGTH_NOTE)),
                            now);
        } catch (IOException e) {
            throw RunFolderException.notWritten(folder.file(eventsFile), e);
        }
    }

    void add(long step, Instant now, Map<String, Double> numbers) {
        table.add(step, numbers);
        try {
            events.add(step, now, numbers);
        } catch (IOException e) {
            throw RunFolderException.notWritten(folder.file(eventsFile), e);
        }
    }

    /// Keeps the course so far beside the policy, where there is one.
    void keepCurve() {
        if (PolicyFolder.isPolicy(folder.path())) {
            folder.write(
                    TrainingFolder.POLICY + "/" + PolicyFolder.CURVE,
                    TrainingCurve.text(table.rows()).getBytes(StandardCharsets.UTF_8));
        }
    }

    /// Notes how far it is.
    void save(Checkpoint into) {
        try {
            into.note(FILE_NOTE, eventsFile).note(LENGTH_NOTE, Long.toString(events.length()));
        } catch (IOException e) {
            throw RunFolderException.notWritten(folder.file(eventsFile), e);
        }
    }

    @Override
    public void close() {
        try {
            table.close();
            events.close();
        } catch (IOException e) {
            throw RunFolderException.notWritten(folder.file(eventsFile), e);
        }
    }
}
