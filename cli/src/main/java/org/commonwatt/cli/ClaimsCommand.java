package org.commonwatt.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.commonwatt.experiments.study.claims.ClaimsStudy;
import org.commonwatt.experiments.study.claims.ClaimsStudy.Planned;
import org.commonwatt.experiments.study.claims.ClaimsWatch;
import org.commonwatt.experiments.study.claims.EvidencePages;
import org.commonwatt.experiments.study.claims.Grid;
import org.commonwatt.experiments.study.claims.Manifest;
import org.commonwatt.experiments.study.claims.Setup;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `commonwatt study claims`: reruns the evidence.
@Command(
        name = "claims",
        description =
                "Rerun the evidence: train, play and compare everything on public data, beside what"
                        + " others published and beside bounds. Goes on where it was cut off.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  commonwatt study claims --quick --out runs/evidence",
            "  commonwatt study claims --plan"
        })
final class ClaimsCommand implements Callable<Integer> {
    private static final Path ROOT = Path.of(System.getProperty("commonwatt.root", "."));

    @Option(names = "--quick", description = "Fewer seeds, weeks and steps; writes to --out only.")
    private boolean quick;

    @Option(
            names = "--grid",
            paramLabel = "NAME",
            description = "Another grid of the manifest than full or, with --quick, quick.")
    private @Nullable String grid;

    @Option(names = "--plan", description = "Tell the cells and what each will take; play nothing.")
    private boolean planOnly;

    @Option(
            names = "--so-far",
            description = "Write the pages about what is done by now; play and train nothing.")
    private boolean soFar;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Folder of the public data sets (-Dcommonwatt.data, else ../shared/data).")
    private @Nullable Path data;

    @Option(
            names = "--write-docs",
            description = "Write docs/evidence.md too; the full grid does when all is done.")
    private boolean writeDocs;

    @Option(
            names = "--docs",
            paramLabel = "DIR",
            description = "Folder of the documents (docs of the product).")
    private Path docs = ROOT.resolve("docs");

    @Mixin private StudyOptions options;

    @Override
    public Integer call() {
        String named = grid == null ? quick ? "quick" : "full" : grid;
        Path folder = options.folder(quick ? "claims-quick" : "claims");
        int threads = options.threads();
        try (var interruption = new Interruption()) {
            return options.end(
                    folder,
                    () -> {
                        Manifest manifest = Manifest.bundled();
                        var setup =
                                new Setup(
                                        data(),
                                        folder,
                                        threads,
                                        new Version().getVersion()[0],
                                        Clock.systemUTC());
                        return found(manifest, manifest.grid(named), setup, interruption);
                    },
                    Runnable::run);
        }
    }

    private Path data() {
        return data == null
                ? ROOT.resolve(System.getProperty("commonwatt.data", "../shared/data"))
                : data;
    }

    /// Tells the plan or writes the pages, as was asked; empty where it was interrupted.
    private Optional<Runnable> found(
            Manifest manifest, Grid chosen, Setup setup, Interruption interruption) {
        var study = new ClaimsStudy(manifest, chosen, setup);
        List<Planned> plan = study.plan();
        if (planOnly) {
            return Optional.of(
                    () ->
                            options.say(
                                    "commonwatt.claims-plan",
                                    PlanText.fields(chosen, plan),
                                    out -> out.println(PlanText.of(chosen, plan, true))));
        }
        if (soFar) {
            return Optional.of(() -> write(study.soFar(), chosen.name(), setup.out()));
        }
        if (!options.silent()) {
            options.out().println(PlanText.of(chosen, plan, false));
            options.out().flush();
        }
        return study.run(watch(interruption))
                .map(pages -> () -> write(pages, chosen.name(), setup.out()));
    }

    private void write(EvidencePages pages, String grid, Path folder) {
        pages.write(folder);
        boolean documents = writeDocs || (grid.equals("full") && !soFar);
        if (documents) {
            pages.write(docs);
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("page", folder.resolve(EvidencePages.PAGE).toString());
        fields.put("claims", pages.verdicts());
        options.say("commonwatt.claims", fields, out -> tell(out, pages, folder, documents));
    }

    private void tell(PrintWriter out, EvidencePages pages, Path folder, boolean documents) {
        pages.verdicts().forEach((claim, verdict) -> out.println(claim + ": " + verdict));
        out.printf("Evidence: %s%n", folder.resolve(EvidencePages.PAGE));
        if (documents) {
            out.printf("Document: %s%n", docs.resolve(EvidencePages.PAGE));
        }
    }

    private ClaimsWatch watch(Interruption interruption) {
        return new ClaimsWatch() {
            @Override
            public void cell(int done, int total, Grid.Cell cell, double seconds) {
                if (!options.silent() && seconds > 0) {
                    options.err().println(PlanText.line(done, total, cell, seconds));
                    options.err().flush();
                }
            }

            @Override
            public boolean cancelled() {
                return interruption.asked();
            }
        };
    }
}
