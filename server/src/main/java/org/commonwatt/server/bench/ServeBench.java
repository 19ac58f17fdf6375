package org.commonwatt.server.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.commonwatt.experiments.bench.BenchFailure;
import org.commonwatt.experiments.bench.BenchSettings;
import org.commonwatt.experiments.bench.Benchmark;
import org.commonwatt.experiments.bench.Figure;

/// States of a live village of 20 homes, ten a second, to many WebSockets: how late they are, what
/// they cost the service, and what clients cost that do not read.
public final class ServeBench implements Benchmark {
    private static final String NAME = "serve";
    private static final int FEW = 200;
    private static final int MANY = 1000;
    private static final int STALLED = 100;
    private static final double MEGABYTE = 1024 * 1024;
    private static final String PEER = "Helidon alone, 100 clients at 20 Hz";

    /// CPU seconds per second and state per second of 4 KB.
    private static final double PEER_CPU_PER_STATE = 1.91 / 10 / 2000;

    /// The benchmark.
    public ServeBench() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String work() {
        return "states of a live village to many WebSockets, some of which do not read";
    }

    @Override
    public List<Figure> measure(BenchSettings settings) {
        double seconds = settings.effort().pick(2, 5, 10);
        List<Figure> figures = new ArrayList<>();
        try (ServiceProcess service =
                ServiceProcess.start(settings.program(), settings.scratch())) {
            String path = service.village();
            settings.progress().accept("serve: %d clients".formatted(FEW));
            measure(service, path, FEW, seconds, figures);
            settings.progress().accept("serve: %d clients".formatted(MANY));
            measure(service, path, MANY, seconds, figures);
            settings.progress().accept("serve: %d clients that do not read".formatted(STALLED));
            figures.add(stalled(service, path, seconds));
            int frames = settings.effort().pick(500, 5_000, 100_000);
            settings.progress().accept("serve: %,d malformed frames".formatted(frames));
            malformed(service, path, frames, figures);
        }
        return figures;
    }

    private static void measure(
            ServiceProcess service, String path, int clients, double seconds, List<Figure> into) {
        Viewers viewers = Viewers.open(service.port(), path, clients, true);
        double cores;
        try (viewers) {
            double before = service.cpuSeconds();
            viewers.count(seconds);
            // A second of settling comes before those that count.
            cores = (service.cpuSeconds() - before) / (seconds + 1);
        }
        String who = "%,d clients, ".formatted(clients);
        Figure late =
                Figure.of(NAME, who + "99 % of states within", viewers.lateMillis(0.99), "ms");
        into.add(clients == FEW ? late.atMost(50) : late);
        double peer = PEER_CPU_PER_STATE * 10 * clients;
        Figure cpu = Figure.of(NAME, who + "processor", cores, "cores").below(PEER, peer);
        into.add(clients == MANY ? cpu.atMost(1) : cpu);
        into.add(
                Figure.of(
                        NAME,
                        who + "states a second each",
                        viewers.states() / seconds / clients,
                        "1/s"));
        double all = viewers.states() + viewers.missed();
        into.add(
                Figure.of(NAME, who + "states missed", all > 0 ? viewers.missed() / all : 1, "")
                        .atMost(0));
    }

    private static void malformed(
            ServiceProcess service, String path, int frames, List<Figure> into) {
        double before = service.heapBytes();
        long begin = System.nanoTime();
        BrokenFrames.Outcome outcome;
        try {
            outcome = BrokenFrames.send(service.port(), path, frames, 1);
        } catch (IOException e) {
            throw new BenchFailure("The service takes no WebSocket any more.", e);
        }
        double seconds = (System.nanoTime() - begin) * 1e-9;
        double grown = (service.heapBytes() - before) / MEGABYTE;
        String what = "%,d malformed frames, ".formatted(frames);
        into.add(Figure.of(NAME, what + "a second", outcome.frames() / seconds, "1/s"));
        into.add(Figure.of(NAME, what + "internal errors", outcome.internalErrors(), "").atMost(0));
        into.add(Figure.of(NAME, what + "sockets left behind", service.clients(), "").atMost(0));
        into.add(Figure.of(NAME, what + "heap grown by", grown, "MB").atMost(8));
    }

    private static Figure stalled(ServiceProcess service, String path, double seconds) {
        double before = service.heapBytes();
        Viewers deaf = Viewers.open(service.port(), path, STALLED, false);
        try (deaf) {
            Viewers reading = Viewers.open(service.port(), path, 1, true);
            try (reading) {
                reading.count(seconds);
            }
            double each = (service.heapBytes() - before) / STALLED / MEGABYTE;
            return Figure.of(NAME, "client that does not read, heap", each, "MB").atMost(1);
        }
    }
}
