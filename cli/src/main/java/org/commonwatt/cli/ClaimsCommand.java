package org.commonwatt.cli;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.commonwatt.experiments.study.StudyRefusal;
import org.commonwatt.experiments.study.claims.ClaimsStudy;
import org.commonwatt.experiments.study.claims.ClaimsStudy.Planned;
import org.commonwatt.experiments.study.claims.ClaimsWatch;
import org.commonwatt.experiments.study.claims.EvidencePages;
import org.commonwatt.experiments.study.claims.Grid;
import org.commonwatt.experiments.study.claims.Manifest;
import org.commonwatt.experiments.study.claims.Setup;
import org.commonwatt.experiments.training.TrainingRefusal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

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
    private static final int BAD_INPUT = 2;
    private static final Path ROOT = Path.of(System.getProperty("commonwatt.root", "."));

    @Spec private CommandSpec spec;

    @Option(names = "--quick", description = "Fewer seeds, weeks and steps; writes to --out only.")
    private boolean quick;

    @Option(
            names = "--grid",
            paramLabel = "NAME",
            description = "Another grid of the manifest than full or, with --quick, quick.")
    private @Nullable String grid;

    @Option(
            names = "--plan",
            description = "Tell the cells and what each will take, and do nothing.")
    private boolean planOnly;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Folder of the public data sets (-Dcommonwatt.data, else ../shared/data).")
    private @Nullable Path data;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "2",
            description = "Threads that compute; changes no result (${DEFAULT-VALUE}).")
    private int threads;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder of everything (runs/claims, or runs/claims-quick).")
    private @Nullable Path out;

    @Option(
            names = "--write-docs",
            description = "Write docs/evidence.md too; the full grid always does.")
    private boolean writeDocs;

    @Option(
            names = "--docs",
            paramLabel = "DIR",
            description = "Folder of the documents (docs of the product).")
    private Path docs = ROOT.resolve("docs");

    @Mixin private OutputOptions output;

    @Override
    public Integer call() {
        if (threads < 1) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--threads is %d but must be at least 1.".formatted(threads));
        }
        String named = grid == null ? quick ? "quick" : "full" : grid;
        Path folder = out == null ? Path.of("runs", quick ? "claims-quick" : "claims") : out;
        try (var interruption = new Interruption()) {
            Manifest manifest = Manifest.bundled();
            var setup =
                    new Setup(
                            data(),
                            folder,
                            threads,
                            new Version().getVersion()[0],
                            Clock.systemUTC());
            return run(manifest, manifest.grid(named), setup, interruption);
        } catch (StudyRefusal | TrainingRefusal refusal) {
            err().println(refusal.getMessage());
            return BAD_INPUT;
        } catch (UncheckedIOException failure) {
            err().println(
                            "The folder %s cannot be written: %s"
                                    .formatted(folder, failure.getMessage()));
            return BAD_INPUT;
        }
    }

    private Path data() {
        return data == null
                ? ROOT.resolve(System.getProperty("commonwatt.data", "../shared/data"))
                : data;
    }

    private int run(Manifest manifest, Grid chosen, Setup setup, Interruption interruption) {
        var study = new ClaimsStudy(manifest, chosen, setup);
        List<Planned> plan = study.plan();
        boolean silent = output.quiet() || output.json();
        if (!silent) {
            out().println(PlanText.of(chosen, plan, planOnly));
            out().flush();
        }
        if (planOnly) {
            return 0;
        }
        return StudyEnd.of(
                err(),
                setup.out(),
                () -> study.run(watch(interruption, silent)),
                pages -> {
                    pages.write(setup.out());
                    boolean documents = writeDocs || chosen.name().equals("full");
                    if (documents) {
                        pages.write(docs);
                    }
                    tell(pages, setup.out(), documents);
                    return 0;
                });
    }

    private ClaimsWatch watch(Interruption interruption, boolean silent) {
        return new ClaimsWatch() {
            @Override
            public void cell(int done, int total, Grid.Cell cell, double seconds) {
                if (!silent && seconds > 0) {
                    err().println(PlanText.line(done, total, cell, seconds));
                    err().flush();
                }
            }

            @Override
            public boolean cancelled() {
                return interruption.asked();
            }
        };
    }

    private void tell(EvidencePages pages, Path folder, boolean documents) {
        if (output.json()) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("schema", "commonwatt.claims");
            json.put("version", 1);
            json.put("page", folder.resolve(EvidencePages.PAGE).toString());
            json.put("claims", pages.verdicts());
            out().println(OutputOptions.render(json));
        } else if (!output.quiet()) {
            pages.verdicts().forEach((claim, verdict) -> out().println(claim + ": " + verdict));
            out().printf("Evidence: %s%n", folder.resolve(EvidencePages.PAGE));
            if (documents) {
                out().printf("Document: %s%n", docs.resolve(EvidencePages.PAGE));
            }
        }
        out().flush();
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
