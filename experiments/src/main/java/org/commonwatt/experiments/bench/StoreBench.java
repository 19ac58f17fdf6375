package org.commonwatt.experiments.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.commonwatt.experiments.store.LedgerStore;
import org.commonwatt.experiments.store.LedgerWriter;
import org.commonwatt.experiments.store.StepStore;
import org.commonwatt.experiments.store.StepWriter;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.market.LedgerItem;
import org.commonwatt.operate.scenario.Scenario;

/// Rows to disk: postings into the ledger, and steps through their scratch table into Parquet, both
/// by the writers that a run uses, from an empty folder to a closed file. Beside them the bare
/// appender of the database with the same columns. Per CPU-second of all threads, the database's
/// too.
final class StoreBench implements Benchmark {
    private static final String NAME = "store";
    private static final String UNIT = "rows/cpu-s";
    private static final double GOAL_ROWS = 500e3;
    private static final List<String> POLICIES = List.of("rule");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String work() {
        return "ledger postings and step rows to disk, from an empty folder to a closed file";
    }

    @Override
    public List<Figure> measure(BenchSettings settings) {
        Effort effort = settings.effort();
        Scenario scenario =
                MadeCommunity.mixed(effort.pick(2, 50, 100), effort.pick(2, 120, 365)).scenario();
        settings.progress().accept("store: writers beside the bare appender");
        var played = PlayedSteps.of(scenario);
        var raw = new RawRows(scenario, played);
        List<Cost> best =
                Cost.best(
                        effort,
                        List.of(
                                () -> fresh(settings, folder -> ledger(folder, scenario)),
                                () -> fresh(settings, folder -> raw.ledger(folder)),
                                () -> fresh(settings, folder -> steps(folder, scenario, played)),
                                () -> fresh(settings, folder -> raw.steps(folder))));
        return figures(best, new double[] {RawRows.postings(scenario), RawRows.stepRows(scenario)});
    }

    /// @param best ledger, bare ledger, steps, bare steps
    /// @param rows of the ledger, of the steps
    private static List<Figure> figures(List<Cost> best, double[] rows) {
        List<Figure> figures = new ArrayList<>();
        double[] ours = new double[2];
        double[] raw = new double[2];
        for (int k = 0; k < 2; k++) {
            ours[k] = best.get(2 * k).processSeconds();
            raw[k] = best.get(2 * k + 1).processSeconds();
        }
        figures.add(rate("ledger and steps", rows[0] + rows[1], sum(ours), sum(raw)));
        figures.add(rate("ledger", rows[0], ours[0], raw[0]));
        figures.add(rate("steps", rows[1], ours[1], raw[1]));
        for (int k = 0; k < 2; k++) {
            String what = k == 0 ? "ledger" : "steps";
            figures.add(
                    Figure.of(NAME, "bare appender, columns of " + what, rows[k] / raw[k], UNIT));
            figures.add(
                    Figure.of(
                            NAME,
                            what + " by the clock",
                            rows[k] / best.get(2 * k).wallSeconds(),
                            "rows/s"));
        }
        return figures;
    }

    private static double sum(double[] values) {
        return values[0] + values[1];
    }

    private static Figure rate(String what, double rows, double seconds, double rawSeconds) {
        return Figure.of(NAME, what, rows / seconds, UNIT)
                .against("DuckDB appender alone, same run", rows / rawSeconds)
                .atLeast(GOAL_ROWS);
    }

    /// Writes into a folder.
    @FunctionalInterface
    private interface Writing {
        /// Returns the number of rows.
        double into(Path folder);
    }

    private static java.util.function.DoubleSupplier fresh(
            BenchSettings settings, Writing writing) {
        Path folder = settings.scratch().resolve("store");
        try {
            if (Files.exists(folder)) {
                try (var files = Files.list(folder)) {
                    for (Path file : files.toList()) {
                        Files.delete(file);
                    }
                }
            }
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new BenchFailure("%s cannot be emptied.".formatted(folder), e);
        }
        return () -> writing.into(folder);
    }

    private static double ledger(Path folder, Scenario scenario) {
        TimeAxis axis = scenario.axis();
        LedgerItem[] items = LedgerItem.values();
        try (LedgerStore store = LedgerStore.create(folder, scenario, POLICIES);
                LedgerWriter writer = store.writer(POLICIES.getFirst(), axis)) {
            for (int day = 0; day < axis.days(); day++) {
                for (int i = 0; i < scenario.community().size(); i++) {
                    for (int k = 0; k < items.length; k++) {
                        writer.onJournal(day, i, items[k], day * 1_000L + i, (long) k - day);
                    }
                }
                writer.onDayEnd(day, day);
                int period = axis.period(axis.firstStepOfDay(day));
                boolean last = day + 1 == axis.days();
                if (last || axis.period(axis.firstStepOfDay(day + 1)) != period) {
                    writer.onPeriodEnd(period);
                }
            }
            return writer.committedDays();
        }
    }

    private static double steps(Path folder, Scenario scenario, PlayedSteps played) {
        List<Integer> days = IntStream.range(0, scenario.axis().days()).boxed().toList();
        try (StepStore store = StepStore.create(folder, scenario, POLICIES, days)) {
            try (StepWriter writer = store.writer(POLICIES.getFirst())) {
                for (int t = 0; t < scenario.axis().steps(); t++) {
                    played.moveTo(t);
                    writer.onStep(played);
                }
                writer.commit();
            }
            store.finish();
        }
        return played.step();
    }
}
