package org.commonwatt.experiments.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.commonwatt.experiments.ToyCommunity;
import org.commonwatt.experiments.run.CommunitySimulator;
import org.commonwatt.market.Bill;
import org.commonwatt.market.LedgerItem;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.simulation.RunResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LedgerStoreTest {
    private static final Scenario SCENARIO = ToyCommunity.STANDARD.scenario();

    @TempDir private Path folder;

    static List<String> query(Path folder, String query) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(
                                "jdbc:duckdb:" + folder.resolve(LedgerStore.FILE));
                var sql = connection.createStatement();
                ResultSet rows = sql.executeQuery(query)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(String.valueOf(rows.getObject(1)));
            }
            return values;
        }
    }

    @Test
    void postings_ofARun_addUpToEveryBill() throws SQLException {
        RunResult result;
        try (LedgerStore store = LedgerStore.create(folder, SCENARIO, List.of("rule"));
                LedgerWriter writer = store.writer("rule", SCENARIO.axis())) {
            result = new CommunitySimulator(SCENARIO).run("rule", writer);
        }
        List<String> sums =
                query(
                        folder,
                        "SELECT sum(amount) FROM postings GROUP BY participant, policy"
                                + " ORDER BY min(substr(participant, 6)::INTEGER)");
        assertThat(sums)
                .containsExactlyElementsOf(
                        result.bills().stream()
                                .map(Bill::totalUnits)
                                .map(units -> BigDecimal.valueOf(units, 5).toPlainString())
                                .toList());
    }

    @Test
    void journal_hasARowPerMemberAccountAndDay_andAHashPerDay() throws SQLException {
        try (LedgerStore store = LedgerStore.create(folder, SCENARIO, List.of("none"));
                LedgerWriter writer = store.writer("none", SCENARIO.axis())) {
            new CommunitySimulator(SCENARIO).run("none", writer);
            assertThat(writer.committedDays()).isEqualTo(14);
        }
        assertThat(
                        query(
                                folder,
                                "SELECT count(*) FROM journal GROUP BY policy_id, participant_id,"
                                        + " account_id, day HAVING count(*) > 1"))
                .isEmpty();
        assertThat(query(folder, "SELECT count(*) FROM day_states")).containsExactly("14");
        assertThat(query(folder, "SELECT period FROM closed_periods ORDER BY 1"))
                .containsExactly("2025-06", "2025-07");
    }

    @Test
    void unfinishedPeriod_whenTheWriterCloses_isDropped() throws SQLException {
        try (LedgerStore store = LedgerStore.create(folder, SCENARIO, List.of("none"));
                LedgerWriter writer = store.writer("none", SCENARIO.axis(), () -> 0L)) {
            // Day 5 is 30 June, the last of its period; day 6 opens July.
            writer.onJournal(5, 0, LedgerItem.FIXED, 0, 40_000);
            writer.onDayEnd(5, 1);
            writer.onJournal(6, 0, LedgerItem.FIXED, 0, 40_000);
            writer.onDayEnd(6, 2);
            assertThat(writer.committedDays()).isEqualTo(1);
        }
        assertThat(query(folder, "SELECT day FROM journal")).containsExactly("5");
        assertThat(query(folder, "SELECT day FROM day_states")).containsExactly("5");
        assertThat(query(folder, "SELECT period FROM closed_periods")).containsExactly("2025-06");
    }

    @Test
    void finishedDay_aSecondAfterTheLastCommit_isKept() throws SQLException {
        // The clock reads 0 s when the writer starts, then 0.5 s, 1.5 s (commit, which reads it
        // again: 1.6 s), 2 s at the end of each day.
        long[] readings = {0, 500_000_000, 1_500_000_000, 1_600_000_000, 2_000_000_000};
        int[] next = {0};
        try (LedgerStore store = LedgerStore.create(folder, SCENARIO, List.of("none"));
                LedgerWriter writer =
                        store.writer("none", SCENARIO.axis(), () -> readings[next[0]++])) {
            for (int day = 0; day < 3; day++) {
                writer.onJournal(day, 0, LedgerItem.FIXED, 0, 1);
                writer.onDayEnd(day, day);
            }
        }
        assertThat(query(folder, "SELECT day FROM journal ORDER BY 1")).containsExactly("0", "1");
    }

    @Test
    void trades_areVisitedByPolicyDayAndMember() throws Exception {
        List<String> seen = new ArrayList<>();
        try (LedgerStore store = LedgerStore.create(folder, SCENARIO, List.of("b", "a"))) {
            for (String policy : List.of("a", "b")) {
                try (LedgerWriter writer = store.writer(policy, SCENARIO.axis())) {
                    writer.onJournal(5, 1, LedgerItem.POOL_SALE, -2_000_000, -30_000);
                    writer.onJournal(5, 0, LedgerItem.POOL_PURCHASE, 2_000_000, 30_000);
                    writer.onJournal(5, 0, LedgerItem.FIXED, 0, 40_000);
                    writer.onDayEnd(5, 1);
                }
            }
            store.forEachTrade(
                    (policy, date, participant, item, energy, amount) ->
                            seen.add(
                                    String.join(
                                            " ",
                                            policy,
                                            date,
                                            participant,
                                            item.key(),
                                            ExactDecimals.energyKwh(energy),
                                            ExactDecimals.amount(amount))));
        }
        assertThat(seen)
                .containsExactly(
                        "b 2025-06-30 home_0 poolPurchase 2.000000 0.30000",
                        "b 2025-06-30 home_1 poolSale -2.000000 -0.30000",
                        "a 2025-06-30 home_0 poolPurchase 2.000000 0.30000",
                        "a 2025-06-30 home_1 poolSale -2.000000 -0.30000");
    }
}
