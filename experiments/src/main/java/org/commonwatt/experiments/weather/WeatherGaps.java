package org.commonwatt.experiments.weather;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.commonwatt.experiments.scenario.problem.Problem;
import org.commonwatt.experiments.scenario.series.GapRule;

/// Fills short gaps of a weather file and lists each; longer ones are refused with their rows.
///
/// Up to one hour a straight line, up to three hours the same hours of the day before, or after.
final class WeatherGaps {
    /// Longest gap that is filled.
    static final int LONGEST_HOURS = 3;

    /// The rule as a user reads it.
    static final String RULE =
            "up to 1 h by a straight line, up to 3 h from the same hours of the day before or after";

    private static final int LISTED = 10;

    private final RowPlaces places;
    private final RowSequence sequence;
    private final int[] slots;
    private final List<String> notes = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Map<WeatherQuantity, Integer> counts = new EnumMap<>(WeatherQuantity.class);
    private int listed;

    /// @param slots slot of each row of the sequence
    WeatherGaps(RowPlaces places, RowSequence sequence, int[] slots) {
        this.places = places;
        this.sequence = sequence;
        this.slots = slots;
    }

    /// Fills the gaps (NaN) of all columns in place.
    ///
    /// @throws WeatherRefusal if a gap cannot be filled
    void fill(Map<WeatherQuantity, double[]> columns, int rowSeconds) throws WeatherRefusal {
        noteAbsentRows(rowSeconds);
        for (Map.Entry<WeatherQuantity, double[]> entry : columns.entrySet()) {
            double[] before = entry.getValue().clone();
            boolean[] filled = GapRule.fill(entry.getValue(), rowSeconds, LONGEST_HOURS);
            noteEmptyCells(entry.getKey(), before, filled);
        }
        if (listed > LISTED) {
            notes.add("%s: %d more gaps were filled in.".formatted(places.file(), listed - LISTED));
        }
        if (!problems.isEmpty()) {
            throw new WeatherRefusal(problems);
        }
    }

    private void noteAbsentRows(int rowSeconds) {
        for (int k = 1; k < slots.length; k++) {
            int absent = slots[k] - slots[k - 1] - 1;
            if (absent == 0) {
                continue;
            }
            String when =
                    "%s to %s"
                            .formatted(
                                    sequence.label(sequence.start(k - 1).plusSeconds(rowSeconds)),
                                    sequence.label(sequence.start(k)));
            if ((long) absent * rowSeconds > LONGEST_HOURS * 3600L) {
                problems.add(
                        places.problem(
                                sequence.row(k),
                                "The rows of %s are missing before this one; gaps of more than %d hours are not filled."
                                        .formatted(when, LONGEST_HOURS),
                                null));
            } else {
                note(
                        "%s: the rows of %s are missing before %s and were filled in (%s)."
                                .formatted(
                                        places.file(), when, places.words(sequence.row(k)), RULE));
            }
        }
    }

    private void noteEmptyCells(WeatherQuantity quantity, double[] before, boolean[] filled) {
        int count = 0;
        int k = 0;
        while (k < slots.length) {
            int end = k;
            while (end < slots.length && Double.isNaN(before[slots[end]])) {
                end++;
            }
            if (end > k) {
                tell(quantity, k, end, filled[slots[k]]);
            }
            k = end + 1;
        }
        for (boolean each : filled) {
            count += each ? 1 : 0;
        }
        if (count > 0) {
            counts.put(quantity, count);
        }
        // What the rule leaves although every single gap of rows is short.
        boolean left = problems.isEmpty() && Arrays.stream(before).anyMatch(Double::isNaN);
        for (int slot = 0; left && slot < before.length; slot++) {
            if (Double.isNaN(before[slot]) && !filled[slot]) {
                problems.add(
                        Problem.ofFile(
                                places.file(),
                                "The %s has a gap that the days around it do not fill."
                                        .formatted(quantity.words()),
                                null));
                return;
            }
        }
    }

    private void tell(WeatherQuantity quantity, int from, int end, boolean filled) {
        String where = places.words(sequence.row(from), sequence.row(end - 1));
        if (filled) {
            note(
                    "%s: the %s is missing in %s and was filled in (%s)."
                            .formatted(places.file(), quantity.words(), where, RULE));
        } else {
            problems.add(
                    places.problem(
                            sequence.row(from),
                            "The %s is missing in %s (from %s); gaps of more than %d hours are not filled."
                                    .formatted(
                                            quantity.words(),
                                            where,
                                            sequence.label(sequence.start(from)),
                                            LONGEST_HOURS),
                            null));
        }
    }

    private void note(String sentence) {
        listed++;
        if (listed <= LISTED) {
            notes.add(sentence);
        }
    }

    /// What was filled in, a sentence each.
    List<String> notes() {
        return List.copyOf(notes);
    }

    /// How many values were filled in.
    Map<WeatherQuantity, Integer> counts() {
        return counts;
    }
}
