package org.commonwatt.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.commonwatt.experiments.report.SharingPage;
import org.commonwatt.experiments.run.ScenarioSource;
import org.commonwatt.experiments.scenario.ScenarioReading;
import org.commonwatt.experiments.sharing.SharingFailure;
import org.commonwatt.experiments.sharing.SharingFiles;
import org.commonwatt.experiments.sharing.SharingMethods;
import org.commonwatt.experiments.sharing.SharingOutcome;
import org.commonwatt.experiments.sharing.SharingSettings;
import org.commonwatt.experiments.sharing.SharingStudy;
import org.commonwatt.experiments.sharing.ThreadWorkers;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.optim.highs.HighsSolver;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `commonwatt share`: what members gain together, and who gets which part of it.
@Command(
        name = "share",
        description = "Share what the members gain by acting together.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  commonwatt share village --method dual-core --method shapley",
            "  commonwatt share mine.yaml --method leximin-core --day 5 --out runs/shares"
        })
final class ShareCommand extends TerminalCommand {
    private static final int INFEASIBLE = 3;

    @Parameters(
            arity = "0..1",
            paramLabel = "SCENARIO",
            defaultValue = "village",
            description =
                    "YAML file, folder with a scenario.yaml or of a run, or a bundled name"
                            + " (${DEFAULT-VALUE}).")
    private String scenario;

    @Option(
            names = "--method",
            paramLabel = "M",
            split = ",",
            defaultValue = "dual-core",
            description =
                    "equal, proportional, shapley, weighted-shapley, nucleolus, least-core,"
                            + " dual-core, leximin-core or mid-market-rate; may be repeated"
                            + " (${DEFAULT-VALUE}).")
    private List<String> methods;

    @Option(names = "--day", paramLabel = "N", description = "Only day N, 1 for the first.")
    private @Nullable Integer day;

    @Option(names = "--days", paramLabel = "N", description = "The first N days as one window (1).")
    private @Nullable Integer days;

    @Option(
            names = "--peak-price",
            paramLabel = "P",
            defaultValue = "0",
            description = "Price of the largest import, currency per kW (${DEFAULT-VALUE}).")
    private double peakPrice;

    @Option(
            names = "--weights",
            paramLabel = "equal|income",
            defaultValue = "equal",
            description =
                    "Weights of weighted-shapley: all the same, or more for less income"
                            + " (${DEFAULT-VALUE}).")
    private String weights;

    @Option(
            names = "--weight",
            paramLabel = "ID=W",
            description = "Weight of one member; may be repeated.")
    private Map<String, Double> ownWeights = Map.of();

    @Option(
            names = "--samples",
            paramLabel = "N",
            defaultValue = "12",
            description = "Rounds of sampled orders for many members (${DEFAULT-VALUE}).")
    private int samples;

    @Option(
            names = "--nodes",
            paramLabel = "N",
            defaultValue = "300",
            description = "Effort of one search for the coalition served worst (${DEFAULT-VALUE}).")
    private int nodes;

    @Option(names = "--seed", paramLabel = "N", description = "Seed instead of the scenario's own.")
    private @Nullable Long seed;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "2",
            description = "Plans that are made at the same time (${DEFAULT-VALUE}).")
    private int threads;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder of the files (runs/, the scenario's name and -sharing).")
    private @Nullable Path out;

    @Mixin private OutputOptions output;

    @Override
    public Integer call() {
        checkOptions();
        ScenarioReading reading =
                ScenarioSource.openOfRun(
                        scenario, seed == null ? OptionalLong.empty() : OptionalLong.of(seed));
        return ScenarioOpening.open(reading, err(), output, this::share);
    }

    private void checkOptions() {
        for (String method : methods) {
            if (!SharingMethods.names().contains(method)) {
                throw bad(
                        "There is no method %s; there are %s."
                                .formatted(method, String.join(", ", SharingMethods.names())));
            }
        }
        if (methods.stream().distinct().count() < methods.size()) {
            throw bad(
                    "A method is named twice in --method %s.".formatted(String.join(",", methods)));
        }
        if (day != null && days != null) {
            throw bad("Either --day or --days says which days; both are given.");
        }
        if (threads < 1 || samples < 2 || nodes < 0 || !(peakPrice >= 0)) {
            throw bad(
                    "--threads must be at least 1, --samples at least 2, --nodes and --peak-price"
                            + " not negative: %d, %d, %d, %s."
                                    .formatted(threads, samples, nodes, peakPrice));
        }
        if (!weights.equals("equal") && !weights.equals("income")) {
            throw bad("--weights is %s but must be equal or income.".formatted(weights));
        }
    }

    private int share(Scenario loaded) {
        SharingSettings settings = settings(loaded);
        boolean silent = output.quiet() || output.json();
        Path folder = out == null ? Path.of("runs", loaded.name() + "-sharing") : out;
        try (ThreadWorkers workers = new ThreadWorkers(threads)) {
            SharingOutcome outcome =
                    new SharingStudy(
                                    loaded,
                                    settings,
                                    new HighsSolver(),
                                    workers,
                                    step -> tellStep(step, silent))
                            .share();
            SharingFiles.write(folder, outcome, SharingPage.of(outcome));
            tell(outcome, folder);
            return outcome.first() == null ? INFEASIBLE : 0;
        } catch (SharingFailure failure) {
            err().println(failure.getMessage());
            return INFEASIBLE;
        } catch (IOException e) {
            err().println("The folder %s cannot be written: %s".formatted(folder, e.getMessage()));
            return BAD_INPUT;
        }
    }

    private SharingSettings settings(Scenario loaded) {
        int all = loaded.axis().days();
        int first = day == null ? 1 : day;
        int count = days == null ? 1 : days;
        if (first < 1 || count < 1 || first + count - 1 > all) {
            throw bad(
                    "The scenario has %d days, numbered from 1; asked for are %d from day %d."
                            .formatted(all, count, first));
        }
        for (Map.Entry<String, Double> weight : ownWeights.entrySet()) {
            boolean known =
                    loaded.community().participants().stream()
                            .anyMatch(p -> p.id().equals(weight.getKey()));
            if (!known || !(weight.getValue() > 0)) {
                throw bad(
                        "--weight %s=%s must name a member and be positive."
                                .formatted(weight.getKey(), weight.getValue()));
            }
        }
        return new SharingSettings(
                methods,
                first - 1,
                count,
                peakPrice,
                new SharingSettings.Weighting(weights.equals("income"), ownWeights),
                new SharingSettings.Effort(samples, nodes, loaded.seed()));
    }

    private void tellStep(String step, boolean silent) {
        if (!silent) {
            String first = step.substring(0, 1).toUpperCase(Locale.ROOT);
            err().println(first + step.substring(1) + ".");
            err().flush();
        }
    }

    private void tell(SharingOutcome outcome, Path folder) {
        PrintWriter text = out();
        if (output.json()) {
            text.println(OutputOptions.render(SharingFiles.json(outcome)));
        } else if (!output.quiet()) {
            text.println(SharingTable.of(outcome));
            text.println("Page: " + folder.resolve(SharingFiles.PAGE));
        }
        text.flush();
    }
}
