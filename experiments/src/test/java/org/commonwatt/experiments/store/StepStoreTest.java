package org.commonwatt.experiments.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.commonwatt.experiments.ToyCommunity;
import org.commonwatt.experiments.run.CommunitySimulator;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.simulation.StepObserver;
import org.commonwatt.operate.simulation.StepQuantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StepStoreTest {
    private static final Scenario SCENARIO = ToyCommunity.STANDARD.scenario();

    @TempDir private Path folder;

    private List<String> query(String columns, String condition) throws SQLException {
        String query =
                "SELECT %s FROM '%s' %s"
                        .formatted(columns, folder.resolve(StepStore.FILE), condition);
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var sql = connection.createStatement();
                ResultSet rows = sql.executeQuery(query)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int k = 1; k <= rows.getMetaData().getColumnCount(); k++) {
                    row.add(String.valueOf(rows.getObject(k)));
                }
                values.add(String.join("|", row));
            }
            return values;
        }
    }

    private void write(List<Integer> days, StepObserver alsoSees) {
        try (StepStore store = StepStore.create(folder, SCENARIO, List.of("rule"), days)) {
            try (StepWriter writer = store.writer("rule")) {
                new CommunitySimulator(SCENARIO)
                        .run(
                                "rule",
                                new StepObserver() {
                                    @Override
                                    public boolean wantsStep(int t) {
                                        return writer.wantsStep(t);
                                    }

                                    @Override
                                    public void onStep(StepView view) {
                                        writer.onStep(view);
                                        alsoSees.onStep(view);
                                    }
                                });
                writer.commit();
            }
            store.finish();
        }
    }

    @Test
    void file_hasARowPerMemberAndKeptStep() throws SQLException {
        write(List.of(1, 3), StepObserver.NONE);
        // Hourly days 1 and 3 are the steps 24..47 and 72..95; 8 members.
        assertThat(query("count(*), min(step), max(step), count(DISTINCT step)", ""))
                .containsExactly("384|24|95|48");
        assertThat(StepStore.rows(SCENARIO, List.of(1, 3), 2)).isEqualTo(768);
    }

    @Test
    void values_areThoseThatTheObserverSaw() throws SQLException {
        List<String> seen = new ArrayList<>();
        write(
                List.of(2),
                new StepObserver() {
                    @Override
                    public void onStep(StepView view) {
                        for (int i = 0; i < 8; i++) {
                            seen.add(
                                    "%d|home_%d|%s|%s"
                                            .formatted(
                                                    view.step(),
                                                    i,
                                                    view.value(StepQuantity.DEMAND_KWH, i),
                                                    view.value(StepQuantity.SOC, i)));
                        }
                    }
                });
        assertThat(query("step, entity, demand_kwh, soc", "")).hasSize(192).isEqualTo(seen);
    }

    @Test
    void instants_areUtc_andLocalTimesOfTheZone() throws SQLException {
        write(List.of(0), StepObserver.NONE);
        // 25 June in London begins at 23:00 UTC of the day before.
        assertThat(query("epoch(instant)::BIGINT, local_time, policy", "WHERE step = 0 LIMIT 1"))
                .containsExactly("1750806000|2025-06-25 00:00:00.0|rule");
    }

    @Test
    void scratch_whenClosed_isGone() {
        write(List.of(0), StepObserver.NONE);
        assertThat(folder.toFile().list()).containsExactly(StepStore.FILE);
        assertThat(Files.exists(folder.resolve("steps.scratch"))).isFalse();
    }

    @Test
    void uncommittedPolicy_leavesNoRows() throws SQLException {
        try (StepStore store = StepStore.create(folder, SCENARIO, List.of("a", "b"), List.of(0))) {
            try (StepWriter writer = store.writer("a")) {
                writer.onStep(view(0));
            }
            try (StepWriter writer = store.writer("b")) {
                writer.onStep(view(1));
                writer.commit();
            }
            store.finish();
        }
        assertThat(query("DISTINCT policy, step", "")).containsExactly("b|1");
    }

    private static StepObserver.StepView view(int t) {
        return new StepObserver.StepView() {
            @Override
            public int step() {
                return t;
            }

            @Override
            public double value(StepQuantity quantity, int i) {
                return i;
            }
        };
    }

    @Test
    void columns_areTheKeysOfTheQuantities() throws SQLException {
        write(List.of(0), StepObserver.NONE);
        List<String> expected =
                new ArrayList<>(List.of("step", "instant", "local_time", "policy", "entity"));
        Arrays.stream(StepQuantity.values()).map(StepQuantity::column).forEach(expected::add);
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var sql = connection.createStatement();
                ResultSet rows =
                        sql.executeQuery(
                                "SELECT * FROM '%s'".formatted(folder.resolve(StepStore.FILE)))) {
            List<String> names = new ArrayList<>();
            for (int k = 1; k <= rows.getMetaData().getColumnCount(); k++) {
                names.add(rows.getMetaData().getColumnName(k));
            }
            assertThat(names).isEqualTo(expected);
        }
    }
}
