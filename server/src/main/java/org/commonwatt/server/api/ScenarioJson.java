package org.commonwatt.server.api;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.commonwatt.grid.Battery;
import org.commonwatt.grid.Participant;
import org.commonwatt.grid.feeder.Branch;
import org.commonwatt.grid.feeder.Network;
import org.commonwatt.operate.scenario.FeederPlan;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.server.http.Json;
import org.commonwatt.server.http.Viewer;
import org.jspecify.annotations.Nullable;

/// A community as JSON: clock, members, network.
final class ScenarioJson {
    private ScenarioJson() {}

    /// What scenarios and sessions have in common.
    static Map<String, Object> of(Scenario scenario, Viewer viewer) {
        Map<String, Object> json = new LinkedHashMap<>();
        var axis = scenario.axis();
        json.put("currency", scenario.currency());
        json.put("zone", axis.zone().getId());
        json.put("start", axis.instant(0).toString());
        json.put("stepMinutes", axis.stepHours() * 60);
        json.put("steps", axis.steps());
        json.put("days", axis.days());
        json.put(
                "dates",
                IntStream.range(0, axis.days())
                        .mapToObj(
                                day ->
                                        axis.local(axis.firstStepOfDay(day))
                                                .toLocalDate()
                                                .toString())
                        .toList());
        json.put("seed", scenario.seed());
        json.put("mechanism", scenario.mechanism());
        List<Map<String, Object>> members = new ArrayList<>();
        for (int i = 0; i < scenario.community().size(); i++) {
            if (viewer.sees(scenario.community().participant(i).id())) {
                members.add(member(scenario, i));
            }
        }
        json.put("members", members);
        json.put("network", network(scenario.feeder()));
        return json;
    }

    private static Map<String, Object> member(Scenario scenario, int i) {
        Participant member = scenario.community().participant(i);
        Battery battery = member.battery();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", member.id());
        json.put("kind", member.kind().prefix());
        json.put("group", member.group());
        json.put("incomePerYear", Json.number(member.incomePerYear()));
        json.put("priority", member.priority());
        json.put("batteryKwh", battery == null ? 0 : battery.capacityKwh());
        json.put("pvKw", member.equipment().pvKw());
        json.put("windKw", member.equipment().windKw());
        json.put("ev", member.equipment().ev() != null);
        json.put("heatPump", member.heatPump() != null);
        json.put("genset", member.genset() != null);
        json.put("jobs", !member.jobs().isEmpty());
        FeederPlan feeder = scenario.feeder();
        json.put("bus", feeder == null ? null : feeder.busOf(i));
        return json;
    }

    /// A feeder with a drawing of it; null where there is none.
    static @Nullable Map<String, Object> network(@Nullable FeederPlan feeder) {
        if (feeder == null) {
            return null;
        }
        Network network = feeder.network();
        double[][] places = places(network);
        List<Map<String, Object>> buses = new ArrayList<>();
        for (int k = 0; k < network.buses().size(); k++) {
            buses.add(
                    Map.of(
                            "id", network.buses().get(k).id(),
                            "x", places[k][0],
                            "y", places[k][1]));
        }
        List<Map<String, Object>> branches = new ArrayList<>();
        for (Branch branch : network.branches()) {
            if (branch.inService()) {
                branches.add(Map.of("from", branch.from(), "to", branch.to()));
            }
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", network.name());
        json.put("buses", buses);
        json.put("branches", branches);
        return json;
    }

    /// A drawing of a radial network: branches away from the source to the right, each end of a
    /// line on a row of its own, in between the mean of what follows.
    private static double[][] places(Network network) {
        int size = network.buses().size();
        Map<Integer, List<Integer>> next = new HashMap<>();
        for (Branch branch : network.branches()) {
            if (branch.inService()) {
                next.computeIfAbsent(branch.from(), _ -> new ArrayList<>()).add(branch.to());
                next.computeIfAbsent(branch.to(), _ -> new ArrayList<>()).add(branch.from());
            }
        }
        var drawing = new Drawing(next, size);
        network.sources().forEach(source -> drawing.place(source.bus()));
        return drawing.scaled();
    }

    private static final class Drawing {
        private final Map<Integer, List<Integer>> next;
        private final double[][] places;
        private final int[] depth;
        private final boolean[] seen;
        private int rows;

        Drawing(Map<Integer, List<Integer>> next, int size) {
            this.next = next;
            places = new double[size][2];
            depth = new int[size];
            seen = new boolean[size];
        }

        /// Without recursion: a line may have thousands of buses.
        void place(int source) {
            List<Integer> order = new ArrayList<>();
            int[] parent = new int[seen.length];
            var stack = new java.util.ArrayDeque<Integer>();
            stack.push(source);
            seen[source] = true;
            parent[source] = -1;
            while (!stack.isEmpty()) {
                int bus = stack.pop();
                order.add(bus);
                for (int other : next.getOrDefault(bus, List.of()).reversed()) {
                    if (!seen[other]) {
                        seen[other] = true;
                        parent[other] = bus;
                        depth[other] = depth[bus] + 1;
                        stack.push(other);
                    }
                }
            }
            int[] children = new int[seen.length];
            order.stream().filter(bus -> parent[bus] >= 0).forEach(bus -> children[parent[bus]]++);
            for (int bus : order) {
                places[bus][0] = depth[bus];
                if (children[bus] == 0) {
                    places[bus][1] = rows++;
                }
            }
            for (int bus : order.reversed()) {
                if (children[bus] > 0) {
                    places[bus][1] /= children[bus];
                }
                if (parent[bus] >= 0) {
                    places[parent[bus]][1] += places[bus][1];
                }
            }
        }

        double[][] scaled() {
            for (int axis = 0; axis < 2; axis++) {
                double most = 0;
                for (double[] place : places) {
                    most = Math.max(most, place[axis]);
                }
                for (double[] place : places) {
                    place[axis] = most > 0 ? place[axis] / most : 0.5;
                }
            }
            return places;
        }
    }
}
