package org.commonwatt.experiments.study.claims;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.commonwatt.experiments.training.TrainingFolder;

/// When a training's smoothed return came within 5 % of its last one and stayed there
/// (`docs/FORMULATION.md#claims`).
///
/// @param steps environment steps until then; 0 where there is no curve
/// @param seconds the same share of the training's time
public record Convergence(long steps, double seconds) {
    /// Without a curve.
    static final Convergence NONE = new Convergence(0, 0);

    private static final String RETURN = "charts/episodic_return";
    private static final double NEAR = 0.05;
    private static final int WINDOW = 5;

    /// Reads the curve of a training.
    ///
    /// @param seconds that all of it took
    static Convergence of(Path training, double seconds) {
        Path file = training.resolve(TrainingFolder.PROGRESS);
        if (!Files.exists(file)) {
            return NONE;
        }
        List<double[]> points = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
            reader.forEach(
                    row -> {
                        String value = row.findField(RETURN).orElse("");
                        if (!value.isEmpty()) {
                            points.add(
                                    new double[] {
                                        Double.parseDouble(row.getField("step")),
                                        Double.parseDouble(value)
                                    });
                        }
                    });
        } catch (IOException unreadable) {
            return NONE;
        }
        return of(points, seconds);
    }

    /// @param points steps and returns
    static Convergence of(List<double[]> points, double seconds) {
        if (points.size() < 2) {
            return NONE;
        }
        double last = smoothed(points, points.size() - 1);
        double near = NEAR * Math.max(Math.abs(last), 1e-9);
        int first = points.size() - 1;
        while (first > 0 && Math.abs(smoothed(points, first - 1) - last) <= near) {
            first--;
        }
        double total = points.getLast()[0];
        long steps = (long) points.get(first)[0];
        return new Convergence(steps, total > 0 ? seconds * steps / total : 0);
    }

    /// Mean of a point and those just before it.
    private static double smoothed(List<double[]> points, int at) {
        int from = Math.max(0, at - WINDOW + 1);
        double sum = 0;
        for (int k = from; k <= at; k++) {
            sum += points.get(k)[1];
        }
        return sum / (at - from + 1);
    }
}
