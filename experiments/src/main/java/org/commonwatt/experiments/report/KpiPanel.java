package org.commonwatt.experiments.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.commonwatt.experiments.report.Panel.Cell;
import org.commonwatt.experiments.report.Panel.Table;
import org.commonwatt.experiments.report.chart.Figures;
import org.commonwatt.experiments.report.chart.Html;
import org.commonwatt.operate.kpi.Kpi;
import org.commonwatt.operate.kpi.KpiCatalogue;
import org.commonwatt.operate.kpi.KpiDefinition;
import org.commonwatt.operate.simulation.RunResult;

/// All figures of the whole community and of groups; those of single members are in kpis.csv.
final class KpiPanel {
    private static final String MEMBER_LEVEL = "building";

    private KpiPanel() {}

    /// Identifies a figure across policies.
    private record Key(String costFunction, String name, String level, String baseline) {
        static Key of(Kpi kpi) {
            return new Key(kpi.costFunction(), kpi.name(), kpi.level(), kpi.baseline());
        }

        String where() {
            String whose = level.equals("district") ? "" : name;
            String against = baseline.isEmpty() ? "" : "relative to " + baseline;
            return whose.isEmpty() || against.isEmpty() ? whose + against : whose + ", " + against;
        }
    }

    static Html of(RunReport report) {
        var panel = new Panel("figures", "All figures");
        Map<Key, Kpi[]> figures = figures(report);
        if (figures.isEmpty()) {
            return panel.nothing("This run computed no further figures.").finish();
        }
        panel.says(
                "%d figures of the community and its groups; kpis.csv also has those of each member."
                        .formatted(figures.size()));
        Html html = Html.empty().open("details").leaf("summary", "Figures");
        html.add(table(report, figures).html()).close();
        Html link =
                Html.empty().open("p", "class", "note").leaf("a", "kpis.csv", "href", "kpis.csv");
        return panel.add(html).add(link.close()).finish();
    }

    private static Map<Key, Kpi[]> figures(RunReport report) {
        Map<Key, Kpi[]> figures = new LinkedHashMap<>();
        for (int p = 0; p < report.results().size(); p++) {
            RunResult result = report.results().get(p);
            for (Kpi kpi : result.kpis()) {
                if (!kpi.level().equals(MEMBER_LEVEL)) {
                    figures.computeIfAbsent(Key.of(kpi), _ -> new Kpi[report.results().size()])[p] =
                            kpi;
                }
            }
        }
        return figures;
    }

    private static Table table(RunReport report, Map<Key, Kpi[]> figures) {
        List<String> headers = new ArrayList<>(List.of("figure", "unit", "better"));
        report.results().forEach(result -> headers.add(result.policy()));
        var table = new Table(headers.toArray(String[]::new));
        figures.forEach(
                (key, kpis) -> {
                    Kpi any = any(kpis);
                    List<Cell> row = new ArrayList<>();
                    row.add(new Cell(key.costFunction(), key.where(), meaning(key), ""));
                    row.add(Cell.word(any.unit().replace("currency", report.currency())));
                    row.add(
                            Cell.word(
                                    any.direction() == Kpi.Direction.NEUTRAL
                                            ? ""
                                            : any.direction().key()));
                    for (Kpi kpi : kpis) {
                        row.add(cell(kpi));
                    }
                    table.row(row.toArray(Cell[]::new));
                });
        return table;
    }

    private static String meaning(Key key) {
        return KpiCatalogue.all().stream()
                .filter(definition -> definition.name().equals(key.costFunction()))
                .map(KpiDefinition::meaning)
                .findFirst()
                .orElse("");
    }

    private static Kpi any(Kpi[] kpis) {
        return java.util.Arrays.stream(kpis)
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }

    private static Cell cell(@org.jspecify.annotations.Nullable Kpi kpi) {
        if (kpi == null) {
            return Cell.number(Double.NaN);
        }
        Cell cell = Cell.number(kpi.value());
        return Double.isFinite(kpi.ciLow())
                ? cell.with(
                        "%s to %s"
                                .formatted(
                                        Figures.screen(kpi.ciLow()), Figures.screen(kpi.ciHigh())))
                : cell;
    }
}
