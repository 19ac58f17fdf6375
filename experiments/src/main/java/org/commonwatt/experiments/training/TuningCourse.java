package org.commonwatt.experiments.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.commonwatt.rl.nn.checkpoint.Checkpoint;
import org.jspecify.annotations.Nullable;

/// How the tuning of a policy's numbers went, round by round.
final class TuningCourse {
    private static final String NAME = "course";
    private static final int FIRST_MASS = 3;

    /// Per round: steps, least cost, validation cost, mass by family.
    private final List<double[]> rounds = new ArrayList<>();

    /// Notes a round.
    ///
    /// @param steps played so far
    /// @param leastCost of its candidates
    /// @param validationCost NaN where none was
    /// @param massByFamily of hard days
    void add(long steps, double leastCost, double validationCost, double[] massByFamily) {
        double[] round = new double[FIRST_MASS + massByFamily.length];
        round[0] = steps;
        round[1] = leastCost;
        round[2] = validationCost;
        System.arraycopy(massByFamily, 0, round, FIRST_MASS, massByFamily.length);
        rounds.add(round);
    }

    /// Rounds so far.
    int size() {
        return rounds.size();
    }

    /// The rounds as JSON.
    List<Map<String, @Nullable Object>> rounds() {
        List<Map<String, @Nullable Object>> all = new ArrayList<>();
        for (double[] round : rounds) {
            Map<String, @Nullable Object> json = new LinkedHashMap<>();
            json.put("round", all.size() + 1);
            json.put("steps", (long) round[0]);
            json.put("leastCost", round[1]);
            json.put("validationCost", Double.isNaN(round[2]) ? null : round[2]);
            json.put("massByFamily", Arrays.copyOfRange(round, FIRST_MASS, round.length));
            all.add(json);
        }
        return all;
    }

    /// The text of `curve.csv`: returns are costs with the other sign.
    String curve() {
        List<Map<String, String>> rows = new ArrayList<>();
        for (double[] round : rounds) {
            Map<String, String> row = new LinkedHashMap<>();
            row.put(ProgressTable.STEP, Long.toString((long) round[0]));
            row.put(TrainingCurve.TRAINING, Double.toString(-round[1]));
            row.put(
                    TrainingCurve.VALIDATION,
                    Double.isNaN(round[2]) ? "" : Double.toString(-round[2]));
            rows.add(row);
        }
        return TrainingCurve.text(rows);
    }

    /// Puts all rounds in.
    void save(Checkpoint into) {
        into.put(NAME, rounds.stream().flatMapToDouble(Arrays::stream).toArray());
        into.note(NAME, Integer.toString(rounds.size()));
    }

    /// Goes on from what [#save] put in.
    void restore(Checkpoint from) {
        double[] numbers = from.numbers(NAME);
        int size = numbers.length / Integer.parseInt(from.note(NAME));
        for (int at = 0; at < numbers.length; at += size) {
            rounds.add(Arrays.copyOfRange(numbers, at, at + size));
        }
    }
}
