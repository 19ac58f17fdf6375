package org.commonwatt.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.commonwatt.experiments.evaluation.CellStore;
import org.commonwatt.experiments.study.Scalability;
import org.commonwatt.experiments.study.Study;
import org.commonwatt.experiments.study.StudyFile;
import org.commonwatt.experiments.study.StudyRefusal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `commonwatt study`: a grid of runs as one table, or how learning scales.
@Command(
        name = "study",
        subcommands = {BilevelCommand.class, ClaimsCommand.class, PricingCommand.class},
        description =
                "Run every combination of values, policies and seeds of a file, or measure how the"
                        + " game of neighbourhoods scales, into one tidy table.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  commonwatt study batteries.yaml --quick",
            "  commonwatt study scalability --agents 3,5,10 --out runs/scalability",
            "  commonwatt study bilevel --quick",
            "  commonwatt study claims --plan",
            "  commonwatt study pricing village --quick"
        })
final class StudyCommand extends TerminalCommand {
    private static final String SCALABILITY = "scalability";
    private static final long STEPS = 200_000;
    private static final long QUICK_STEPS = 4_000;
    private static final List<Integer> QUICK_AGENTS = List.of(3, 5);

    @Parameters(
            paramLabel = "FILE|scalability",
            arity = "0..1",
            description = "A YAML file, or scalability.")
    private String what = "";

    @Option(names = "--quick", description = "A small part of it, to see whether all is as meant.")
    private boolean quick;

    @Option(
            names = "--agents",
            paramLabel = "N",
            split = ",",
            description = "Numbers of agents of scalability (3,5,7,10,20,50).")
    private List<Integer> agents = List.of();

    @Option(
            names = "--algorithm",
            paramLabel = "A",
            defaultValue = "ippo",
            description = "Who learns in scalability (${DEFAULT-VALUE}).")
    private String algorithm;

    @Option(
            names = "--steps",
            paramLabel = "N",
            description = "Most steps of a training of scalability (200000).")
    private @Nullable Long steps;

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "10",
            description = "Days on which scalability judges (${DEFAULT-VALUE}).")
    private int days;

    @Mixin private StudyOptions options;

    @Override
    public Integer call() {
        if (what.isEmpty()) {
            throw bad("Name a YAML file, scalability or a study below.");
        }
        Path folder = options.folder(StudyOptions.plain(what));
        int threads = options.threads();
        return options.play(
                folder,
                progress ->
                        what.equals(SCALABILITY)
                                ? scalability(folder).table(progress)
                                : study(folder).table(threads, progress),
                table -> tell(table, folder));
    }

    private Study study(Path folder) {
        StudyFile file = StudyFile.read(Path.of(what));
        return new Study(
                quick ? file.quick() : file, new CellStore(folder), new Version().getVersion()[0]);
    }

    private Scalability scalability(Path folder) {
        List<Integer> usual = quick ? QUICK_AGENTS : Scalability.Settings.AGENTS;
        long most = steps == null ? quick ? QUICK_STEPS : STEPS : steps;
        try {
            return new Scalability(
                    new Scalability.Settings(
                            agents.isEmpty() ? usual : agents, algorithm, most, days, 1),
                    new CellStore(folder),
                    new Version().getVersion()[0],
                    System::nanoTime);
        } catch (IllegalArgumentException unknown) {
            throw new StudyRefusal(String.valueOf(unknown.getMessage()));
        }
    }

    private void tell(String table, Path folder) {
        Path file = folder.resolve(what.equals(SCALABILITY) ? Scalability.TABLE : Study.TABLE);
        CellStore.write(file, table);
        long rows = table.lines().count() - 1;
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("study", what);
        fields.put("table", file.toString());
        fields.put("rows", rows);
        options.say("commonwatt.study", fields, out -> out.printf("%d rows: %s%n", rows, file));
    }
}
