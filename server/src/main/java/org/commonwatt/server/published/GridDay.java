package org.commonwatt.server.published;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.commonwatt.operate.game.ConservingNeighbourGame;

/// Sums of a day so far, of the whole and of each neighbourhood.
final class GridDay {
    private final ConservingNeighbourGame game;
    private final int agents;
    private final String[] infoNames;
    private final double[] info;
    private final double[] stepRewards;
    private final double[] reward;
    private final double[] demand;
    private final double[] solar;
    private final double[] imported;
    private final double[] unserved;
    private final double[] curtailed;
    private final double[] in;
    private final double[] out;
    private final double[] level;
    private final double[] start;
    private double stability;
    private int steps;

    GridDay(ConservingNeighbourGame game) {
        this.game = game;
        agents = game.agents();
        infoNames = game.spec().infoNames().toArray(String[]::new);
        info = new double[infoNames.length];
        stepRewards = new double[agents];
        reward = new double[agents];
        demand = new double[agents];
        solar = new double[agents];
        imported = new double[agents];
        unserved = new double[agents];
        curtailed = new double[agents];
        in = new double[agents];
        out = new double[agents];
        level = new double[agents];
        start = new double[agents];
        for (int i = 0; i < agents; i++) {
            start[i] = game.levelKwh(i);
        }
    }

    /// Before a step: its demand and generation.
    void before() {
        for (int i = 0; i < agents; i++) {
            demand[i] += game.demandKwh(i);
            solar[i] += game.solarKwh(i);
        }
    }

    /// After a step: what it did.
    void after() {
        steps++;
        stability += game.stability();
        game.rewards(stepRewards, 0);
        game.info(info, 0);
        for (int i = 0; i < agents; i++) {
            reward[i] += stepRewards[i];
            imported[i] += flow("importKwh", i);
            unserved[i] += flow("unservedKwh", i);
            curtailed[i] += flow("curtailedKwh", i);
            level[i] += game.levelKwh(i);
            for (int j = 0; j < agents; j++) {
                out[i] += game.deliveredKwh(i, j);
                in[i] += game.deliveredKwh(j, i);
            }
        }
    }

    private double flow(String name, int agent) {
        String wanted = name + "/agent_" + agent;
        for (int k = 0; k < infoNames.length; k++) {
            if (infoNames[k].equals(wanted)) {
                return info[k];
            }
        }
        throw new IllegalStateException("The game tells no " + wanted + ".");
    }

    double stepReward(int agent) {
        return stepRewards[agent];
    }

    double reward(int agent) {
        return reward[agent];
    }

    double totalReward() {
        return sum(reward);
    }

    double meanStability() {
        return steps == 0 ? game.stability() : stability / steps;
    }

    double gridImports() {
        return sum(imported);
    }

    double totalDemand() {
        return sum(demand);
    }

    double totalSolar() {
        return sum(solar);
    }

    double solarUsed() {
        return sum(solar) - sum(curtailed);
    }

    int steps() {
        return steps;
    }

    /// 1 − curtailed / available; 1 where there was no sun.
    double solarUtilization() {
        return sum(solar) > 0 ? 1 - sum(curtailed) / sum(solar) : 1;
    }

    /// Served / demand; 1 where nothing was wanted.
    double demandSatisfaction() {
        return sum(demand) > 0 ? 1 - sum(unserved) / sum(demand) : 1;
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    /// The day in the words of the published dashboard.
    Map<String, Object> summary(int day) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("day", day);
        json.put("total_reward", totalReward());
        json.put("avg_stability", meanStability());
        json.put("grid_imports", gridImports());
        json.put("total_solar_generated", totalSolar());
        json.put("total_solar_used", solarUsed());
        json.put("solar_utilization", solarUtilization());
        json.put("demand_satisfaction", demandSatisfaction());
        json.put("total_demand", totalDemand());
        List<Map<String, Object>> list = new ArrayList<>();
        for (int i = 0; i < agents; i++) {
            list.add(agent(i));
        }
        json.put("agents", list);
        return json;
    }

    private Map<String, Object> agent(int i) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("agent_id", "agent_" + i);
        json.put("name", GridPlay.name(i));
        json.put("reward", reward[i]);
        json.put("avg_battery_level", steps == 0 ? game.levelKwh(i) : level[i] / steps);
        json.put("total_demand", demand[i]);
        json.put("solar_generated", solar[i]);
        json.put("grid_imported", imported[i]);
        json.put("energy_traded_in", in[i]);
        json.put("energy_traded_out", out[i]);
        json.put("battery_start", start[i]);
        json.put("battery_end", game.levelKwh(i));
        json.put("demand_satisfaction", demand[i] > 0 ? 1 - unserved[i] / demand[i] : 1);
        return json;
    }
}
