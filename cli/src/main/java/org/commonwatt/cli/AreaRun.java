package org.commonwatt.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.commonwatt.experiments.area.AreaOutcome;
import org.commonwatt.experiments.area.AreaRunner;
import org.commonwatt.experiments.area.AreaSummary;
import org.commonwatt.experiments.report.chart.Figures;
import org.commonwatt.experiments.run.RunSettings;
import org.commonwatt.experiments.scenario.Area;
import org.commonwatt.experiments.scenario.AreaReader;
import org.commonwatt.experiments.scenario.AreaReading;
import org.commonwatt.experiments.store.RunFolderException;
import org.commonwatt.experiments.training.TrainingRefusal;
import org.commonwatt.market.Money;
import org.commonwatt.operate.policy.Policy;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.simulation.UtilityRun;

/// What `run` does with the file of an area: all its communities, a table of them and of their sum.
final class AreaRun {
    private static final int BAD_INPUT = 2;
    private static final String SCHEMA = "commonwatt.area-summary";

    private final PrintWriter out;
    private final PrintWriter err;
    private final OutputOptions output;

    AreaRun(PrintWriter out, PrintWriter err, OutputOptions output) {
        this.out = out;
        this.err = err;
        this.output = output;
    }

    /// The exit code.
    ///
    /// @param settings by the name of the area
    /// @param policies makes a policy of a name
    int run(
            String file,
            OptionalLong seed,
            OptionalInt days,
            Function<String, RunSettings> settings,
            BiFunction<String, Scenario, Policy> policies) {
        switch (AreaReader.read(file, seed, days)) {
            case AreaReading.Rejected rejected -> {
                err.println(rejected.rejected().render());
                return BAD_INPUT;
            }
            case AreaReading.Loaded loaded -> {
                if (!output.quiet()) {
                    loaded.warnings().forEach(warning -> err.println(warning.render()));
                }
                Area area = loaded.area();
                return run(area, settings.apply(area.name()), policies);
            }
        }
    }

    private int run(
            Area area, RunSettings settings, BiFunction<String, Scenario, Policy> policies) {
        boolean silent = output.quiet() || output.json();
        try (var interruption = new Interruption();
                var progress = new RunProgress(interruption, err, silent)) {
            AreaOutcome outcome =
                    new AreaRunner(policies, Clock.systemUTC()).run(area, settings, progress);
            if (!outcome.complete()) {
                err.printf(
                        "Interrupted: %s keeps what had finished. To go on: %s --out %s --resume%n",
                        outcome.folder(),
                        settings.command(),
                        ShellWords.quoted(outcome.folder().toString()));
                return Interruption.EXIT_CODE;
            }
            tell(area, outcome);
            return 0;
        } catch (RunFolderException | TrainingRefusal failure) {
            err.println(failure.getMessage());
            return BAD_INPUT;
        }
    }

    private void tell(Area area, AreaOutcome outcome) {
        if (output.json()) {
            out.println(OutputOptions.render(json(area, outcome)));
        } else if (!output.quiet()) {
            String currency = area.communities().getFirst().currency();
            outcome.summaries().forEach(summary -> out.println(text(summary, currency)));
            out.println("Table: " + outcome.folder().resolve(AreaSummary.TABLE));
        }
        out.flush();
    }

    private static String text(AreaSummary summary, String currency) {
        var table =
                new TextTable()
                        .row(
                                summary.policy(),
                                "system cost",
                                "bills",
                                "to the utility",
                                "peak charge",
                                "import",
                                "own peak",
                                "at common peak");
        for (AreaSummary.Row row : summary.rowsAndTotal()) {
            table.row(
                    row.community(),
                    Figures.money(row.systemCost(), currency),
                    Figures.money(Money.amount(row.billUnits()), currency),
                    Figures.money(Money.amount(row.utilityUnits()), currency),
                    Figures.money(Money.amount(row.coincidentUnits()), currency),
                    Figures.screen(row.importKwh(), "kWh"),
                    Figures.screen(row.peakKw(), "kW"),
                    Figures.screen(row.atPeakKw(), "kW"));
        }
        return table.render();
    }

    private static Map<String, Object> json(Area area, AreaOutcome outcome) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schema", SCHEMA);
        json.put("version", 1);
        json.put("area", area.name());
        json.put("folder", outcome.folder().toString());
        List<Map<String, Object>> rows = new ArrayList<>();
        List<Map<String, Object>> peaks = new ArrayList<>();
        for (AreaSummary summary : outcome.summaries()) {
            summary.rowsAndTotal().forEach(row -> rows.add(summary.figures(row)));
            for (UtilityRun.Peak peak : summary.peaks()) {
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("policy", summary.policy());
                one.put("period", peak.period());
                one.put("load_kw", peak.loadKw());
                one.put("charge", Money.amount(peak.units()));
                peaks.add(one);
            }
        }
        json.put("communities", rows);
        json.put("peaks", peaks);
        return json;
    }
}
