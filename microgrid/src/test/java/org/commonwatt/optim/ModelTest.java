package org.commonwatt.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ModelTest {
    private static final double INFINITE = Double.POSITIVE_INFINITY;

    @Test
    void model_grownFromNothing_keepsEverythingInOrder() {
        Model model = new Model();
        for (int j = 0; j < 100; j++) {
            assertThat(model.addColumn(-j, j, 2 * j)).isEqualTo(j);
        }
        for (int i = 0; i < 50; i++) {
            assertThat(model.addRow(i, i + 1)).isEqualTo(i);
            model.addEntry(i, 10 + i);
            model.addEntry(99 - i, -1);
        }
        ModelArrays arrays = model.arrays();
        assertThat(model.columnCount()).isEqualTo(arrays.columns().count()).isEqualTo(100);
        assertThat(model.rowCount()).isEqualTo(arrays.rows().count()).isEqualTo(50);
        assertThat(model.entryCount()).isEqualTo(arrays.entries().count()).isEqualTo(100);
        assertThat(arrays.columns().lower()[99]).isEqualTo(-99);
        assertThat(arrays.columns().costs()[99]).isEqualTo(198);
        assertThat(arrays.rows().upper()[49]).isEqualTo(50);
        assertThat(arrays.rows().starts()).startsWith(0, 2, 4).contains(100);
        assertThat(arrays.entries().columns()).startsWith(0, 99, 1, 98);
        assertThat(arrays.entries().values()).startsWith(10, -1, 11, -1);
    }

    @Test
    void activityAndViolation_ofValues_areThoseOfTheWorstBound() {
        // x + 2y = 5 at (1, 2); the row asks for at least 9, y for at most 1.5: 4 and 0.5 short.
        Model model = new Model();
        model.addColumn(0, INFINITE, 0);
        model.addColumn(0, 1.5, 0);
        model.addRow(9, INFINITE);
        model.addEntry(0, 1);
        model.addEntry(1, 2);
        double[] values = {1, 2};
        assertThat(model.arrays().activity(0, values)).isEqualTo(5);
        assertThat(model.arrays().largestViolation(values)).isEqualTo(4);
        model.setRowBounds(0, 4, 6);
        assertThat(model.arrays().largestViolation(values)).isEqualTo(0.5);
        assertThat(model.arrays().largestViolation(new double[] {3, 1})).isZero();
    }

    @Test
    void names_areMadeWhenAskedFor() {
        Model model = new Model();
        model.addColumns(10, 0, 1, 0);
        AtomicInteger made = new AtomicInteger();
        model.nameColumns(
                2,
                3,
                position -> {
                    made.incrementAndGet();
                    return "charge at step " + position;
                });
        assertThat(made).hasValue(0);
        assertThat(model.columnName(1)).isEqualTo("column 1");
        assertThat(model.columnName(2)).isEqualTo("charge at step 0");
        assertThat(model.columnName(4)).isEqualTo("charge at step 2");
        assertThat(model.columnName(5)).isEqualTo("column 5");
        assertThat(model.rowName(0)).isEqualTo("row 0");
        assertThat(made).hasValue(2);
    }

    @Test
    void requireInteger_twice_countsOnce() {
        Model model = new Model();
        model.addColumns(2, 0, 1, 0);
        model.requireInteger(1);
        model.requireInteger(1);
        assertThat(model.integerCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"NaN, 1", "0, NaN", "Infinity, Infinity", "-Infinity, -Infinity"})
    void bounds_withoutRoomForANumber_areRefused(double lower, double upper) {
        Model model = new Model();
        assertThatThrownBy(() -> model.addColumn(lower, upper, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("column 0");
        assertThatThrownBy(() -> model.addRow(lower, upper))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("row 0");
        assertThat(model.columnCount() + model.rowCount()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"NaN", "Infinity", "-Infinity"})
    void numbers_thatAreNotFinite_areRefused(double value) {
        Model model = new Model();
        model.addColumn(0, 1, 0);
        model.addRow(0, 1);
        assertThatThrownBy(() -> model.addColumn(0, 1, value))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> model.setCost(0, value))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> model.addEntry(0, value))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> model.setOffset(value))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void entries_doubledAbsentOrWithoutRow_areRefusedByName() {
        Model model = new Model();
        model.addColumns(2, 0, 1, 0);
        assertThatThrownBy(() -> model.addEntry(0, 1)).isInstanceOf(IllegalStateException.class);
        model.addRow(0, 1);
        model.nameRows(0, 1, position -> "balance at noon");
        model.addEntry(0, 1);
        assertThatThrownBy(() -> model.addEntry(0, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("balance at noon");
        assertThatThrownBy(() -> model.setEntry(0, 1, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("balance at noon");
        assertThatThrownBy(() -> model.addEntry(2, 1))
                .isInstanceOf(IndexOutOfBoundsException.class);
        model.addRow(0, 1);
        model.addEntry(0, 3);
        assertThat(model.entryCount()).isEqualTo(2);
    }

    @Test
    void limits_negativeOrNoNumber_areRefused() {
        assertThatThrownBy(() -> Limits.NONE.withSeconds(-1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Limits.NONE.withRelativeGap(Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
