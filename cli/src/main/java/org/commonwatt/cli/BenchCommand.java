package org.commonwatt.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.commonwatt.experiments.bench.BenchFailure;
import org.commonwatt.experiments.bench.BenchFile;
import org.commonwatt.experiments.bench.BenchSettings;
import org.commonwatt.experiments.bench.Benchmark;
import org.commonwatt.experiments.bench.Benchmarks;
import org.commonwatt.experiments.bench.Effort;
import org.commonwatt.experiments.bench.Figure;
import org.commonwatt.experiments.bench.Machine;
import org.commonwatt.experiments.scenario.ScenarioReader;
import org.commonwatt.experiments.scenario.ScenarioReading;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.server.bench.ServeBench;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `commonwatt bench`: measures how fast Commonwatt is on this machine.
@Command(
        name = "bench",
        description = "Measure how fast Commonwatt is here, beside bounds and peers.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {"  commonwatt bench", "  commonwatt bench sim --quick --json"})
final class BenchCommand extends TerminalCommand {
    @Parameters(arity = "0..*", paramLabel = "NAME", description = "Benchmarks (all).")
    private List<String> names = List.of();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "runs/bench",
            description = "Folder for bench.json (${DEFAULT-VALUE}).")
    private Path out;

    @Option(names = "--quick", description = "Fewer rounds and smaller sizes.")
    private boolean quick;

    @Option(
            names = "--data",
            paramLabel = "SCENARIO",
            description = "Community for the step loop, instead of a generated one.")
    private @Nullable String data;

    @Mixin private OutputOptions output;

    @Override
    public Integer call() {
        List<Benchmark> chosen = chosen();
        @Nullable Scenario homes = null;
        if (data != null) {
            switch (ScenarioReader.open(data)) {
                case ScenarioReading.Loaded loaded -> homes = loaded.scenario();
                case ScenarioReading.Rejected rejected -> {
                    err().println(rejected.render());
                    return BAD_INPUT;
                }
            }
        }
        try {
            tell(measure(chosen, homes));
            return 0;
        } catch (IOException e) {
            err().printf("%s cannot be written: %s.%n", out, e.getMessage());
            return BAD_INPUT;
        } catch (BenchFailure failure) {
            err().println(failure.getMessage());
            return BAD_INPUT;
        }
    }

    private static List<Benchmark> all() {
        return Stream.concat(Benchmarks.all().stream(), Stream.of(new ServeBench())).toList();
    }

    private static List<String> known() {
        return all().stream().map(Benchmark::name).toList();
    }

    private List<Benchmark> chosen() {
        for (String name : names) {
            if (!known().contains(name)) {
                throw bad(
                        "There is no benchmark %s; there are %s."
                                .formatted(name, String.join(", ", known())));
            }
        }
        return all().stream()
                .filter(benchmark -> names.isEmpty() || names.contains(benchmark.name()))
                .toList();
    }

    private BenchFile measure(List<Benchmark> chosen, @Nullable Scenario homes) throws IOException {
        Files.createDirectories(out);
        Path scratch = Files.createTempDirectory(out, ".scratch");
        try {
            // Before anything is measured: later the load is the benchmark's own.
            Machine machine = Machine.here();
            var settings =
                    new BenchSettings(
                            quick ? Effort.QUICK : Effort.FULL,
                            scratch,
                            ThisProgram::words,
                            homes,
                            this::progress);
            List<Figure> figures = new ArrayList<>();
            for (Benchmark benchmark : chosen) {
                figures.addAll(benchmark.measure(settings));
            }
            var file =
                    new BenchFile(
                            new Version().getVersion()[0],
                            Clock.systemUTC().instant(),
                            repeatable(),
                            machine,
                            List.copyOf(figures));
            file.write(out);
            return file;
        } finally {
            delete(scratch);
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.delete(path);
        }
    }

    private void progress(String sentence) {
        if (!output.quiet() && !output.json()) {
            err().println(sentence);
            err().flush();
        }
    }

    private void tell(BenchFile file) {
        PrintWriter writer = out();
        if (output.json()) {
            writer.println(file.figuresAsJson());
        } else if (!output.quiet()) {
            Machine machine = file.machine();
            writer.printf(
                    "%s, %d processors, %s, load before the start %.1f%n%n",
                    machine.processor(), machine.processors(), machine.java(), machine.load());
            writer.println(BenchTable.render(file.figures()));
            writer.println("Figures: " + out.resolve(BenchFile.FILE));
        }
        writer.flush();
    }

    private String repeatable() {
        List<String> words = new ArrayList<>(List.of("commonwatt bench"));
        words.addAll(names);
        if (quick) {
            words.add("--quick");
        }
        if (data != null) {
            words.add("--data " + data);
        }
        return String.join(" ", words);
    }
}
