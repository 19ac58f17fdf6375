package org.commonwatt.experiments.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The course of a training in few points, kept beside its policy: `curve.csv` with the steps, the
/// mean return of episodes in training, and that of validations.
public final class TrainingCurve {
    /// Column of the mean return of episodes in training.
    public static final String TRAINING = "charts/episodic_return";

    /// Column of the mean return of validations; empty where none was.
    public static final String VALIDATION = "validation/return";

    private static final List<String> COLUMNS = List.of(ProgressTable.STEP, TRAINING, VALIDATION);
    private static final int POINTS = 200;

    private TrainingCurve() {}

    /// Rows of progress, thinned: evenly, but for validations, the first and the last, which stay.
    ///
    /// @param most that are kept besides
    public static List<Map<String, String>> thinned(List<Map<String, String>> rows, int most) {
        int width = Math.max(1, (rows.size() + most - 1) / most);
        List<Map<String, String>> kept = new ArrayList<>();
        for (int k = 0; k < rows.size(); k++) {
            boolean validates = !rows.get(k).getOrDefault(VALIDATION, "").isEmpty();
            if (k % width == 0 || validates || k == rows.size() - 1) {
                kept.add(rows.get(k));
            }
        }
        return kept;
    }

    /// The text of the file.
    ///
    /// @param rows of progress
    static String text(List<Map<String, String>> rows) {
        List<Map<String, String>> telling =
                rows.stream()
                        .filter(
                                row ->
                                        !row.getOrDefault(TRAINING, "").isEmpty()
                                                || !row.getOrDefault(VALIDATION, "").isEmpty())
                        .toList();
        List<List<String>> records = new ArrayList<>();
        records.add(COLUMNS);
        for (Map<String, String> row : thinned(telling, POINTS)) {
            records.add(COLUMNS.stream().map(column -> row.getOrDefault(column, "")).toList());
        }
        return ProgressTable.csv(records);
    }
}
