package org.commonwatt.rl.classic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.commonwatt.numeric.GoldenFiles;
import org.commonwatt.numeric.GoldenTable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Classic control against Gymnasium: one step from every recorded state, and whole episodes for as
/// long as rounding lets them be compared.
@Tag("golden")
final class ClassicControlGoldenTest {
    private static final double FLOAT_ULP = 0x1p-23;

    /// How close a row must be.
    ///
    /// @param state error of one step
    /// @param reward error of one step
    /// @param observation error beside rounding to single precision
    /// @param freeRun error of a free run up to 50, 100 and 200 steps
    private record Tolerance(
            double state, double reward, double observation, List<Double> freeRun) {
        double freeRunAt(int t) {
            return freeRun.get(t <= 50 ? 0 : t <= 100 ? 1 : 2);
        }
    }

    static List<GoldenTable> files() {
        return GoldenFiles.tables("gymnasium");
    }

    private static ClassicControl env(String name) {
        return switch (name.substring(0, name.indexOf('-'))) {
            case "CartPole" -> new CartPole();
            case "Acrobot" -> new Acrobot();
            case "Pendulum" -> new Pendulum();
            case "MountainCarContinuous" -> new MountainCar();
            default -> throw new AssertionError("No such game: " + name);
        };
    }

    private static Tolerance tolerance(ClassicControl env, String dtype) {
        return switch (env) {
            case CartPole _ -> new Tolerance(1e-12, 1e-12, 0, List.of(1e-12, 1e-10, 1e-7));
            case Acrobot _ -> new Tolerance(1e-12, 1e-12, 0, List.of(1e-10, 1e-8, 1e-4));
            case Pendulum _ ->
                    dtype.equals("float64")
                            ? new Tolerance(1e-12, 1e-12, 0, List.of(1e-10, 1e-9, 1e-8))
                            : new Tolerance(2e-8, 1e-9, 5e-7, List.of(5e-6, 1e-5, 5e-5));
            case MountainCar _ -> new Tolerance(2e-7, 1e-12, 2e-7, List.of(1e-6, 2e-6, 5e-6));
        };
    }

    /// The rows of a file, episode by episode.
    private static Map<String, List<Integer>> episodes(GoldenTable table) {
        return table.rows().stream()
                .collect(
                        Collectors.groupingBy(
                                row ->
                                        table.text(row, "action_dtype")
                                                + " "
                                                + table.text(row, "episode"),
                                TreeMap::new,
                                Collectors.toList()));
    }

    private static void requireFlags(ClassicControl env, GoldenTable table, int row) {
        assertThat(env.terminated()).isEqualTo(table.number(row, "terminated") == 1);
        // Recordings stop after 200 steps even where the limit is later.
        assertThat(env.truncated()).isEqualTo(table.number(row, "truncated") == 1);
    }

    private static void requireObserved(
            ClassicControl env, GoldenTable table, int row, double tolerance) {
        double[] seen = new double[env.spec().observationSize()];
        env.observe(seen, 0);
        double[] expected = table.numbered(row, "o");
        assertThat(seen).hasSameSizeAs(expected);
        for (int k = 0; k < seen.length; k++) {
            double oneUlp = Math.max(FLOAT_ULP * Math.abs(expected[k]), Float.MIN_VALUE);
            assertThat(seen[k])
                    .as("row %d observation %d", row, k)
                    .isCloseTo(expected[k], within(Math.max(tolerance, oneUlp)));
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void step_fromEveryRecordedState_matchesGymnasium(GoldenTable table) {
        ClassicControl env = env(table.name());
        for (List<Integer> rows : episodes(table).values()) {
            Tolerance tolerance = tolerance(env, table.text(rows.getFirst(), "action_dtype"));
            for (int k = 0; k + 1 < rows.size(); k++) {
                int before = rows.get(k);
                int row = rows.get(k + 1);
                env.beginAt((int) table.number(before, "t"), table.numbered(before, "s"));
                requireObserved(env, table, before, tolerance.observation());
                env.step(new double[] {table.number(row, "action")}, 0);
                String what = table.name() + " row " + row;
                assertThat(env.mechanicalState())
                        .as(what)
                        .containsExactly(table.numbered(row, "s"), within(tolerance.state()));
                double[] reward = new double[1];
                env.rewards(reward, 0);
                assertThat(reward[0])
                        .as(what)
                        .isCloseTo(table.number(row, "reward"), within(tolerance.reward()));
                requireObserved(env, table, row, tolerance.observation());
                requireFlags(env, table, row);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void episode_freeRun_followsGymnasium(GoldenTable table) {
        ClassicControl env = env(table.name());
        for (List<Integer> rows : episodes(table).values()) {
            Tolerance tolerance = tolerance(env, table.text(rows.getFirst(), "action_dtype"));
            env.beginAt(0, table.numbered(rows.getFirst(), "s"));
            for (int row : rows.subList(1, rows.size())) {
                int t = (int) table.number(row, "t");
                if (t > 200) {
                    break; // one ulp has become anything
                }
                env.step(new double[] {table.number(row, "action")}, 0);
                assertThat(env.mechanicalState())
                        .as("%s row %d", table.name(), row)
                        .containsExactly(table.numbered(row, "s"), within(tolerance.freeRunAt(t)));
                requireFlags(env, table, row);
            }
        }
    }
}
