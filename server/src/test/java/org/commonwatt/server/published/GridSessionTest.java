package org.commonwatt.server.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.commonwatt.operate.game.HeuristicController;
import org.commonwatt.operate.game.NeighbourTotals;
import org.commonwatt.server.http.Json;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class GridSessionTest {
    @Test
    void day_hasTheGamesOwnSums() {
        GridPlay play = GridPlay.of("heuristic", 5, GridPlay.Variant.DEFAULT);
        GridDay day = play.play(GridPlay.judged(0));

        NeighbourTotals totals =
                NeighbourTotals.play(play.game(), new HeuristicController(), GridPlay.judged(0));

        assertThat(day.totalReward()).isCloseTo(totals.teamReward(), within(1e-9));
        assertThat(day.gridImports()).isCloseTo(totals.importKwh(), within(1e-9));
        assertThat(day.totalDemand()).isCloseTo(totals.demandKwh(), within(1e-6));
        assertThat(day.demandSatisfaction())
                .isCloseTo(1 - totals.unservedKwh() / totals.demandKwh(), within(1e-12));
        assertThat(day.solarUtilization())
                .isCloseTo(1 - totals.curtailedKwh() / totals.solarKwh(), within(1e-12));
    }

    @Test
    void neighbourhoods_takeInWhatOthersGive_andKeepTheirBalance() {
        GridDay day = GridPlay.trained(GridPlay.Variant.HIGH_SOLAR).play(GridPlay.judged(1));
        JsonNode summary = Json.mapper().valueToTree(day.summary(1));

        double in = 0;
        double out = 0;
        for (JsonNode agent : summary.path("agents")) {
            in += agent.path("energy_traded_in").asDouble();
            out += agent.path("energy_traded_out").asDouble();
        }
        assertThat(in).isCloseTo(out, within(1e-9));
        assertThat(summary.path("agents")).hasSize(5);
    }

    @Test
    void simulation_ofTwoDays_keepsTwoSummaries() throws Exception {
        try (var session = new GridSession(Clock.systemUTC(), 0)) {
            session.start(2, GridPlay.Variant.DEFAULT);
            for (int k = 0; k < 400 && session.running(); k++) {
                Thread.sleep(25);
            }
            List<Map<String, Object>> days = session.summaries();
            assertThat(days).extracting(day -> day.get("day")).containsExactly(1, 2);
            assertThat(days.getFirst())
                    .containsKeys(
                            "total_reward",
                            "avg_stability",
                            "grid_imports",
                            "total_solar_generated",
                            "total_solar_used",
                            "solar_utilization",
                            "demand_satisfaction",
                            "total_demand",
                            "agents");
            assertThat(GridSession.overall(days))
                    .containsOnlyKeys(
                            "avg_daily_reward",
                            "avg_stability",
                            "avg_grid_imports",
                            "avg_solar_utilization",
                            "avg_demand_satisfaction");
        }
    }

    @Test
    void comparison_isPaired_andBeatsChance() {
        JsonNode json = Json.mapper().valueToTree(GridComparison.of(4, (a, b, c, d) -> {}).json());

        assertThat(json.propertyNames())
                .containsExactly(
                        "trained", "heuristic", "random", "statistical_tests", "improvements");
        assertThat(json.path("trained").path("policy_name").asString()).isEqualTo("IPPO (trained)");
        assertThat(json.path("trained").path("reward_mean").asDouble())
                .isGreaterThan(json.path("random").path("reward_mean").asDouble());
        assertThat(json.path("heuristic").path("episodes")).hasSize(4);
    }
}
