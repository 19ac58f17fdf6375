package org.commonwatt.experiments.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.commonwatt.grid.Actions;
import org.commonwatt.operate.agent.Decisions;
import org.commonwatt.operate.policy.Policy;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.simulation.StepObserver;
import org.jspecify.annotations.Nullable;

/// Keeps what a policy decides as its days end, if it plans: what others decide is found again as
/// fast. For one thread.
public final class DecisionsWriter implements StepObserver, AutoCloseable {
    private final Path folder;
    private final String name;
    private final RecordedRun known;
    private final Decisions decisions;
    private long[] stateBefore;
    private @Nullable Policy policy;
    private @Nullable FileChannel channel;

    private DecisionsWriter(Path folder, String name, Scenario scenario, RecordedRun known) {
        this.folder = folder;
        this.name = name;
        this.known = known;
        stateBefore = known.lastState();
        decisions = new Decisions(scenario);
    }

    /// Goes on with the days that are there.
    ///
    /// @param folder of the run
    /// @param name of the policy
    public static DecisionsWriter open(Path folder, String name, Scenario scenario) {
        var known = new RecordedRun(scenario);
        var writer = new DecisionsWriter(folder, name, scenario, known);
        Path file = DecisionsFile.of(folder, name);
        if (Files.exists(file)) {
            try {
                long whole = DecisionsFile.read(file, name, known);
                writer.stateBefore = known.lastState();
                writer.channel = FileChannel.open(file, StandardOpenOption.WRITE);
                writer.channel.truncate(whole);
                writer.channel.position(whole);
                writer.head(writer.channel);
            } catch (IOException e) {
                throw RunFolderException.notWritten(file, e);
            }
        }
        return writer;
    }

    /// The days that were there.
    public Optional<RecordedRun> known() {
        return known.days() == 0 ? Optional.empty() : Optional.of(known);
    }

    @Override
    public void onDecided(int t, Actions asked, double[] boughtKwh, Policy decider) {
        if (t == 0 && decider.planning().plansAnything()) {
            policy = decider;
        }
        if (policy != null) {
            decisions.note(asked, decider.operatorShare(), boughtKwh);
        }
    }

    @Override
    public void onDayEnd(int day, long stateHash) {
        if (policy == null || day < known.days()) {
            return;
        }
        try {
            long[] state = policy.state();
            ByteBuffer block =
                    ByteBuffer.wrap(DecisionsFile.block(decisions.ofDay(day), state, stateBefore));
            stateBefore = state;
            write(opened(), block);
        } catch (IOException e) {
            throw RunFolderException.notWritten(DecisionsFile.of(folder, name), e);
        }
    }

    private FileChannel opened() throws IOException {
        if (channel == null) {
            Files.createDirectories(folder.resolve(DecisionsFile.FOLDER));
            channel =
                    FileChannel.open(
                            DecisionsFile.of(folder, name),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING,
                            StandardOpenOption.WRITE);
            head(channel);
        }
        return channel;
    }

    private void head(FileChannel to) throws IOException {
        if (to.position() == 0) {
            write(to, ByteBuffer.wrap(DecisionsFile.header(name)));
        }
    }

    private static void write(FileChannel to, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            to.write(bytes);
        }
    }

    @Override
    public void close() {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            throw RunFolderException.notWritten(DecisionsFile.of(folder, name), e);
        }
    }
}
