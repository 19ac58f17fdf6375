package org.commonwatt.experiments.network.matlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Each rule of the language against what MATLAB computes, worked out by hand.
final class MatlabFileTest {
    private static Matrix matrix(String text, String name) {
        try {
            return Objects.requireNonNull(MatlabFile.read(text).matrix(name), name);
        } catch (MatlabRefusal refusal) {
            throw new AssertionError(told(refusal), refusal);
        }
    }

    private static double number(String expression) {
        Matrix value = matrix("x = " + expression + ";", "x");
        assertThat(value.rows() * value.columns()).isEqualTo(1);
        return value.at(0, 0);
    }

    private static double[] row(String expression) {
        Matrix value = matrix("x = " + expression + ";", "x");
        assertThat(value.rows()).isEqualTo(1);
        double[] row = new double[value.columns()];
        for (int k = 0; k < row.length; k++) {
            row[k] = value.at(0, k);
        }
        return row;
    }

    private static String told(MatlabRefusal refusal) {
        String place = refusal.line() + ":" + refusal.column() + ": " + refusal.reason();
        return refusal.maybe() == null ? place : place + " Maybe " + refusal.maybe();
    }

    private static void assertRefused(String text, String message) {
        assertThatThrownBy(() -> MatlabFile.read(text))
                .isInstanceOfSatisfying(
                        MatlabRefusal.class,
                        refusal -> assertThat(told(refusal)).contains(message));
    }

    @Test
    void numbers_inEveryForm_areRead() {
        assertThat(number("1e3")).isEqualTo(1000);
        assertThat(number("4.43E-05")).isEqualTo(4.43e-5);
        assertThat(number(".5")).isEqualTo(0.5);
        assertThat(number("5.")).isEqualTo(5);
        assertThat(number("1d2")).isEqualTo(100);
        assertThat(number("Inf")).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(number("-Inf")).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void operators_bindAsInMatlab() {
        assertThat(number("2 + 3 * 4")).isEqualTo(14);
        assertThat(number("-2^2")).isEqualTo(-4);
        assertThat(number("2^-1")).isEqualTo(0.5);
        assertThat(number("2^3^2")).as("from the left").isEqualTo(64);
        assertThat(number("12 / 2 / 3")).isEqualTo(2);
        assertThat(number("(1 + 2) * 3")).isEqualTo(9);
        assertThat(number("50/3")).isEqualTo(50.0 / 3);
        assertThat(number("135/sqrt(3)")).isCloseTo(77.942286340599, within(1e-12));
        // sin(acos(0.85)) = sqrt(1 - 0.7225)
        assertThat(number("sin(acos(0.85))")).isCloseTo(Math.sqrt(0.2775), within(1e-15));
        assertThat(number("round(-2.5)")).isEqualTo(-3);
    }

    @Test
    void brackets_aBlankBeforeASign_separatesElements() {
        assertThat(row("[1 -2]")).containsExactly(1, -2);
        assertThat(row("[1 - 2]")).containsExactly(-1);
        assertThat(row("[1 -2 + 3]")).containsExactly(1, 1);
        assertThat(row("[1, -2]")).containsExactly(1, -2);
        assertThat(row("[1-2]")).containsExactly(-1);
        assertThat(row("[(1 -2) 5]")).containsExactly(-1, 5);
        assertThat(row("[1:3 7]")).containsExactly(1, 2, 3, 7);
        assertThat(row("[0:0.5:1]")).containsExactly(0, 0.5, 1);
        assertThat(row("[sqrt(4) 2^2]")).containsExactly(2, 4);
        assertThat(row("[1;2;3]'")).containsExactly(1, 2, 3);
    }

    @Test
    void matrix_rows_endWithSemicolonOrLine() {
        Matrix matrix =
                matrix("m = [ % kW here\n 1 2; 3 4\n\n\t5\t6; %% last\n 7 ...\n 8\n];", "m");
        assertThat(matrix.rows()).isEqualTo(4);
        assertThat(matrix.columns()).isEqualTo(2);
        assertThat(matrix.at(3, 1)).isEqualTo(8);
        assertThat(matrix.line(0)).isEqualTo(2);
        assertThat(matrix.line(1)).isEqualTo(2);
        assertThat(matrix.line(2)).isEqualTo(4);
        assertThat(matrix.line(3)).isEqualTo(5);
        assertThat(matrix("m = [];", "m").rows()).isZero();
        assertThat(matrix("m = [];", "m").line(0)).isEqualTo(1);
    }

    @Test
    void comments_ofEveryKind_vanish() {
        assertThat(matrix("%{\nx = 1\n%{\nx = 2\n%}\n%}\nx = 3; % x = 4", "x").at(0, 0))
                .isEqualTo(3);
        assertThat(matrix("%{ no block\nx = 3;", "x").at(0, 0)).isEqualTo(3);
        assertThat(matrix("x = 1 + ... the rest\n 2;", "x").at(0, 0)).isEqualTo(3);
        assertThat(matrix("x = 5 # Octave", "x").at(0, 0)).isEqualTo(5);
    }

    @Test
    void columns_areScaledAndReplacedByName() {
        String text =
                """
                function mpc = case2
                mpc.bus = [1 3 100 60; 2 1 90 40];
                [PQ, PV, REF, NONE, BUS_I, BUS_TYPE, PD, QD] = idx_bus;
                mpc.bus(:, [PD, QD]) = mpc.bus(:, [PD, QD]) / 1e3;
                pf = 0.8;
                mpc.bus(:, QD) = mpc.bus(:, PD) * sin(acos(pf));
                mpc.bus(2, PD) = 7;
                v = mpc.bus(1, :);
                s = mpc.bus(:, PD) .* mpc.bus(:, BUS_I);
                t = sum2(1);
                """;
        Matrix bus = matrix(text.replace("t = sum2(1);\n", ""), "mpc.bus");
        assertThat(bus.at(0, 2)).isEqualTo(0.1);
        assertThat(bus.at(0, 3)).isCloseTo(0.06, within(1e-15));
        assertThat(bus.at(1, 2)).isEqualTo(7);
        assertThat(bus.at(1, 3)).isCloseTo(0.09 * 0.6, within(1e-15));
        assertThat(bus.line(1)).isEqualTo(2);
        assertThat(matrix(text.replace("t = sum2(1);\n", ""), "s").at(1, 0)).isEqualTo(14);
        assertRefused(text, "10:5: The name \"sum2\" is not known here. Maybe the file calls");
    }

    @Test
    void defineConstants_namesEveryColumn() {
        assertThat(matrix("define_constants;\nx = [PD QD BASE_KV F_BUS BR_R TAP ANGMIN VG];", "x"))
                .satisfies(
                        x -> {
                            double[] expected = {3, 4, 10, 1, 3, 9, 12, 6};
                            for (int k = 0; k < expected.length; k++) {
                                assertThat(x.at(0, k)).isEqualTo(expected[k]);
                            }
                        });
    }

    @Test
    void texts_andLists_areKept() throws MatlabRefusal {
        MatlabFile file =
                MatlabFile.read(
                        "mpc.version = '2';\nmpc.bus_name = {\n 'a''b';\n \"c % d\";\n};\nx = [1 2]';");
        assertThat(file.texts("mpc.version")).containsExactly("2");
        assertThat(file.texts("mpc.bus_name")).containsExactly("a'b", "c % d");
        assertThat(file.texts("mpc.none")).isEmpty();
        assertThat(file.matrix("mpc.none")).isNull();
    }

    @Test
    void whatIsNotUnderstood_isRefusedWithItsPlace() {
        assertRefused("x = 1;\nif x\n y = 2;\nend", "2:1: The statement with \"if\"");
        assertRefused("for k = 1:3", "1:1: The statement with \"for\"");
        assertRefused("system('rm -rf /');", "1:1: The statement with \"system\"");
        assertRefused("x = system('ls');", "1:5: The name \"system\" is not known here.");
        assertRefused("x = [1 2; 3];", "1:0: The row has 1 columns but the rows above have 2.");
        assertRefused("x = [1 2\n3 4 5\n];", "2:0: The row has 3 columns");
        assertRefused(
                "x = [1 2\n3 4", "1:5: The bracket is not closed before the end of the file.");
        assertRefused(
                "x = [1 2\n3 4\ny = [1 2];",
                "3:3: There is \"=\" within a bracket. Maybe the closing");
        assertRefused("x = [1 2] * [3 4];", "Maybe \".*\" is meant");
        assertRefused("x = [1 2 3] .* [3 4];", "joins a 1 × 3 and a 1 × 2 matrix");
        assertRefused("x = [1 2];\nx(3) = 1;", "An index of x is 3.0 but must be");
        assertRefused("x = [1 2];\nx(1) = [1 2];", "A part of x has 1 × 1 numbers but gets 1 × 2.");
        assertRefused("x(:, PD) = 1;", "The statement with \"x\"");
        assertRefused("x = [1 2; 3 4];\ny = x(:, PD);", "Maybe define_constants or a line");
        assertRefused("x = 'abc", "A quote is not closed.");
        assertRefused("function [a, b] = case1\n", "version 1");
        assertRefused("x = " + "(".repeat(5000) + "1", "nested too deeply");
        assertRefused("x = " + "-".repeat(5000) + "1", "nested too deeply");
        assertRefused("x = 1 2", "There is \"2\" where the statement should end.");
        assertRefused("x = {'a'", "The brace is not closed");
        assertRefused("x = (1 + ", "There is the end of the file where a number was expected.");
    }
}
