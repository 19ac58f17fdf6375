package org.commonwatt.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.commonwatt.experiments.bilevel.BilevelSettings;
import org.commonwatt.experiments.bilevel.BilevelStudy;
import org.commonwatt.experiments.evaluation.CellStore;
import org.commonwatt.experiments.report.BilevelPage;
import org.commonwatt.experiments.report.BilevelRow;
import org.commonwatt.experiments.report.BilevelWords;
import org.commonwatt.experiments.sharing.ThreadWorkers;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `commonwatt study bilevel`: who should weigh how much in the daily plan, learned and by rules,
/// under six scenarios, against sharing the gain fairly.
@Command(
        name = "bilevel",
        description =
                "Let rules and a learner set what income groups weigh in the daily plan, under six"
                        + " scenarios, and compare with sharing the gain fairly.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  commonwatt study bilevel --quick",
            "  commonwatt study bilevel terrace --out runs/bilevel"
        })
final class BilevelCommand extends TerminalCommand {
    private record Found(BilevelStudy study, List<BilevelRow> rows) {}

    @Parameters(
            paramLabel = "SCENARIO",
            arity = "0..1",
            defaultValue = "terrace",
            description = "A name, a file or a folder (${DEFAULT-VALUE}).")
    private String scenario;

    @Option(names = "--quick", description = "Two scenarios over six weeks; under two minutes.")
    private boolean quick;

    @Option(
            names = "--steps",
            paramLabel = "N",
            description = "Days that the learner plays (6000; quick 672).")
    private @Nullable Long steps;

    @Option(
            names = "--days",
            paramLabel = "N",
            description = "First days that are judged; others are learned from (all; quick 42).")
    private @Nullable Integer days;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Seed of the learner (${DEFAULT-VALUE}).")
    private long seed;

    @Mixin private StudyOptions options;

    @Override
    public Integer call() {
        if (steps != null && steps < 1) {
            throw bad("--steps is %d but must be at least 1.".formatted(steps));
        }
        if (days != null && days < 1) {
            throw bad("--days is %d but must be at least 1.".formatted(days));
        }
        Path folder = options.folder("bilevel-" + StudyOptions.plain(scenario));
        try (ThreadWorkers workers = new ThreadWorkers(options.threads())) {
            return options.play(
                    folder,
                    progress -> {
                        var study =
                                new BilevelStudy(settings(), folder, new Version().getVersion()[0]);
                        return study.rows(workers, progress).map(rows -> new Found(study, rows));
                    },
                    found -> tell(found.rows(), found.study(), folder));
        }
    }

    private BilevelSettings settings() {
        BilevelSettings all = BilevelSettings.of(scenario);
        BilevelSettings chosen = quick ? all.quick() : all;
        return new BilevelSettings(
                scenario,
                days == null ? chosen.days() : days,
                chosen.stresses(),
                steps == null ? chosen.trainingSteps() : steps,
                chosen.gap(),
                seed);
    }

    private void tell(List<BilevelRow> rows, BilevelStudy study, Path folder) {
        Path table = folder.resolve(BilevelStudy.TABLE);
        Path page = folder.resolve("bilevel.html");
        CellStore.write(table, BilevelStudy.csv(rows));
        CellStore.write(page, BilevelPage.of(rows, study.currency()));
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("study", "bilevel");
        fields.put("table", table.toString());
        fields.put("page", page.toString());
        fields.put("rows", rows.size());
        fields.put("summary", BilevelWords.of(rows));
        options.say(
                "commonwatt.study",
                fields,
                out -> {
                    BilevelWords.of(rows).forEach(out::println);
                    out.printf("%d rows: %s%nPage: %s%n", rows.size(), table, page);
                });
    }
}
