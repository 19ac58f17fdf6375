package org.commonwatt.operate.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonwatt.numeric.GoldenFiles;
import org.commonwatt.numeric.GoldenTable;
import org.commonwatt.numeric.RandomStreams;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// The published variant against trajectories of the published environment itself.
@Tag("golden")
final class NeighbourGoldenTest {
    private static final double EXACT = 1e-12;
    private static final double SINGLE_PRECISION = 1e-6;
    private static final double DAY_SUM = 1e-8;
    private static final Map<String, GoldenTable> TABLES =
            GoldenFiles.tables("neighbour_game").stream()
                    .collect(Collectors.toMap(GoldenTable::name, Function.identity()));
    private static final JsonNode TOTALS = GoldenFiles.in("neighbour_game").getFirst();

    /// The trajectories' names without prefix and ending: `s1_deadbeat`.
    static Stream<String> trajectories() {
        return TABLES.keySet().stream()
                .filter(name -> name.startsWith("traj_"))
                .map(name -> name.substring("traj_".length(), name.length() - ".csv".length()))
                .sorted();
    }

    /// Each seed with each policy of the totals that a controller plays.
    static Stream<List<String>> controlledDays() {
        return TOTALS.get("seeds").propertyNames().stream()
                .flatMap(
                        seed ->
                                Stream.of("doNothing", "heuristic", "deadbeat")
                                        .map(policy -> List.of(seed, policy)));
    }

    private static NeighbourDays days(GoldenTable series, double[] initial) {
        int n = initial.length;
        double[] demand = new double[series.rows().size() * n];
        double[] solar = new double[demand.length];
        for (int row : series.rows()) {
            System.arraycopy(series.numbered(row, "demand_"), 0, demand, row * n, n);
            System.arraycopy(series.numbered(row, "solar_"), 0, solar, row * n, n);
        }
        return NeighbourDays.of(new NeighbourDay(initial, demand, solar));
    }

    private static GoldenTable table(String name) {
        return Objects.requireNonNull(TABLES.get(name), name);
    }

    private static double[] recorded(GoldenTable actions, int row) {
        return actions.columns().stream()
                .skip(1)
                .mapToDouble(column -> actions.number(row, column))
                .toArray();
    }

    private static NeighbourGame gameOf(String trajectory, GoldenTable states) {
        GoldenTable series = table("series_" + seed(trajectory) + ".csv");
        NeighbourDays days = days(series, states.numbered(0, "level_"));
        GoldenTable actions = TABLES.get("actions_" + trajectory + ".csv");
        int n = days.agents();
        return actions != null && actions.columns().size() == 1 + n * n
                ? PublishedNeighbourGame.coupled(days)
                : PublishedNeighbourGame.separate(days);
    }

    private static String seed(String trajectory) {
        return trajectory.substring(0, trajectory.indexOf('_'));
    }

    @ParameterizedTest
    @MethodSource("trajectories")
    void trajectory_recordedActions_isReplayed(String trajectory) {
        GoldenTable states = table("traj_" + trajectory + ".csv");
        GoldenTable actions = TABLES.get("actions_" + trajectory + ".csv");
        NeighbourGame game = gameOf(trajectory, states);
        game.reset(0);
        requireState(game, states, 0);
        for (int row : states.rows().subList(1, states.rows().size())) {
            double[] action =
                    actions == null
                            ? new double[game.spec().actionSize()]
                            : recorded(actions, row - 1);
            game.step(action, 0);
            requireState(game, states, row);
            assertThat(game.terminated()).isFalse();
            assertThat(game.truncated()).isEqualTo(row == states.rows().size() - 1);
        }
    }

    private static void requireState(NeighbourGame game, GoldenTable states, int row) {
        String what = states.name() + " row " + row;
        double[] rewards = new double[game.agents()];
        game.rewards(rewards, 0);
        close(game.levelKwh, states.numbered(row, "level_"), EXACT, what + " level");
        close(game.transferKwh, states.numbered(row, "transfer_"), EXACT, what + " transfer");
        close(rewards, states.numbered(row, "reward_"), EXACT, what + " reward");
        assertThat(game.stability()).isCloseTo(states.number(row, "stability"), within(EXACT));
        double[] seen = new double[game.spec().observationSize()];
        game.observe(seen, 0);
        for (int i = 0; i < game.agents(); i++) {
            String agent = "obs" + i + "_";
            if (states.columns().contains(agent + "level")) {
                double[] expected =
                        game.spec().agents().get(i).observation().names().stream()
                                .mapToDouble(name -> states.number(row, agent + name))
                                .toArray();
                int from = game.spec().observationAt(i);
                double[] own = Arrays.copyOfRange(seen, from, from + expected.length);
                close(own, expected, SINGLE_PRECISION, what + " observation of " + i);
            }
        }
    }

    private static void close(double[] actual, double[] expected, double tolerance, String what) {
        boolean isClose = actual.length == expected.length;
        for (int k = 0; isClose && k < actual.length; k++) {
            isClose = Math.abs(actual[k] - expected[k]) <= tolerance;
        }
        if (!isClose) { // thousands of rows: no assertion object where they agree
            assertThat(actual).as(what).containsExactly(expected, within(tolerance));
        }
    }

    @ParameterizedTest
    @MethodSource("trajectories")
    void controllers_onRecordedDays_actAsRecorded(String trajectory) {
        String policy = trajectory.substring(trajectory.indexOf('_') + 1);
        GoldenTable actions = TABLES.get("actions_" + trajectory + ".csv");
        if (actions == null || !NeighbourController.NAMES.contains(policy)) {
            return; // recorded only, no rule behind it
        }
        NeighbourGame game = gameOf(trajectory, table("traj_" + trajectory + ".csv"));
        NeighbourController controller = NeighbourController.of(policy, RandomStreams.of(0));
        double[] chosen = new double[game.spec().actionSize()];
        game.reset(0);
        for (int row : actions.rows()) {
            controller.act(game, chosen, 0);
            close(chosen, recorded(actions, row), EXACT, trajectory + " row " + row);
            game.step(recorded(actions, row), 0);
        }
    }

    @ParameterizedTest
    @MethodSource("controlledDays")
    void totals_ofControllers_matchThePublishedGame(List<String> day) {
        JsonNode seed = TOTALS.get("seeds").get(day.get(0));
        JsonNode expected = seed.get(day.get(1));
        double[] initial = GoldenFiles.numbers(seed.get("initial_levels"));
        NeighbourDays days = days(table("series_s" + day.get(0) + ".csv"), initial);
        NeighbourTotals totals =
                NeighbourTotals.play(
                        PublishedNeighbourGame.separate(days),
                        NeighbourController.of(day.get(1), RandomStreams.of(0)),
                        0);
        same(totals.teamReward(), expected, "team_reward");
        same(totals.meanStability(), expected, "mean_stability");
        same(totals.importKwh(), expected, "buy_kwh");
        same(totals.saleKwh(), expected, "sell_kwh");
        same(totals.receivedKwh(), expected, "transfer_in_kwh");
        same(totals.unservedKwh(), expected, "clipped_at_zero_kwh");
        same(totals.curtailedKwh(), expected, "clipped_at_capacity_kwh");
        double stored = Arrays.stream(GoldenFiles.numbers(expected.get("final_levels"))).sum();
        assertThat(totals.storedChangeKwh())
                .isCloseTo(stored - Arrays.stream(initial).sum(), within(DAY_SUM));
    }

    private static void same(double actual, JsonNode expected, String name) {
        assertThat(actual).as(name).isCloseTo(expected.get(name).asDouble(), within(DAY_SUM));
    }
}
