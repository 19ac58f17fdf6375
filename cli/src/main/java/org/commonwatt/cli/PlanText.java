package org.commonwatt.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.commonwatt.experiments.study.claims.ClaimsStudy;
import org.commonwatt.experiments.study.claims.ClaimsStudy.Planned;
import org.commonwatt.experiments.study.claims.Grid;

/// What a study of claims is going to do, in words: cells in parts that nobody waits too long for.
final class PlanText {
    private PlanText() {}

    /// The whole plan.
    ///
    /// @param each whether every cell gets a line
    static String of(Grid grid, List<Planned> plan, boolean each) {
        double left = plan.stream().mapToDouble(Planned::seconds).sum();
        long done = plan.stream().filter(cell -> cell.seconds() == 0).count();
        List<String> lines = new ArrayList<>();
        lines.add(
                "Grid %s: %d cells, %d of them finished; about %s left, in %d parts of at most %s."
                        .formatted(
                                grid.name(),
                                plan.size(),
                                done,
                                PieceProgress.time(left),
                                parts(plan),
                                PieceProgress.time(ClaimsStudy.PART_SECONDS)));
        if (!grid.name().equals("full")) {
            lines.add(
                    "This is a small grid: fewer seeds, weeks and steps than the full one."
                            + " Its figures are rough.");
        }
        for (int k = 0; each && k < plan.size(); k++) {
            lines.add(line(k, plan.size(), plan.get(k).cell(), plan.get(k).seconds()));
        }
        return String.join(System.lineSeparator(), lines);
    }

    /// The same as fields of a JSON object.
    static Map<String, Object> fields(Grid grid, List<Planned> plan) {
        List<Map<String, Object>> cells = new ArrayList<>();
        for (Planned planned : plan) {
            Map<String, Object> cell = new LinkedHashMap<>();
            cell.put("family", planned.cell().family());
            cell.put("variant", planned.cell().variant());
            cell.put("seed", planned.cell().seed());
            cell.put("seconds_left", planned.seconds());
            cells.add(cell);
        }
        return Map.of("grid", grid.name(), "cells", cells);
    }

    /// Cells put together in their order while a part stays short enough.
    private static int parts(List<Planned> plan) {
        int parts = 0;
        double filled = Double.POSITIVE_INFINITY;
        for (Planned cell : plan) {
            if (filled + cell.seconds() > ClaimsStudy.PART_SECONDS) {
                parts++;
                filled = 0;
            }
            filled += cell.seconds();
        }
        return parts;
    }

    /// One cell.
    static String line(int done, int total, Grid.Cell cell, double seconds) {
        return "%d of %d: %s, %s%s, %s"
                .formatted(
                        done + 1,
                        total,
                        cell.family(),
                        cell.variant(),
                        cell.seed() > 0 ? ", seed " + cell.seed() : "",
                        seconds > 0 ? "about " + PieceProgress.time(seconds) : "finished");
    }
}
