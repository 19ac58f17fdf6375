package org.commonwatt.experiments.scenario;

import java.util.ArrayList;
import java.util.List;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.numeric.RandomStreams;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `participants: {generate: …}`: a drawn community, written as a user would have written it.
final class GenerateParticipants {
    private static final double DEFAULT_EV_KWH = 50;
    private static final double DEFAULT_EV_KW = 7.4;
    private static final double DEFAULT_HEAT_PUMP_KW = 3;

    private final Section at;
    private final RandomStreams streams;

    GenerateParticipants(Section at, RandomStreams scenario) {
        this.at = at;
        streams = at.has("seed") ? RandomStreams.of(at.wholeNumber("seed", 0)) : scenario;
    }

    /// The members: homes, then shops, then workshops.
    List<Section> members() {
        var members = new ArrayList<Section>();
        for (int k = 0; k < Math.clamp(at.integer("count", 0), 0, 20_000); k++) {
            members.add(at.withNode(home("home_" + k)));
        }
        for (String kind : List.of("shop", "workshop")) {
            for (int k = 0; k < Math.clamp(at.integer(kind + "s", 0), 0, 1000); k++) {
                ObjectNode node = JsonNodeFactory.instance.objectNode();
                node.put("id", kind + "_" + k).put("kind", kind);
                node.putObject("load").putObject("generate");
                members.add(at.withNode(node));
            }
        }
        return members;
    }

    private ObjectNode home(String id) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("id", id);
        RandomStream draws = streams.stream("generate participant", id);
        double groupDraw = draws.nextDouble();
        double deviceDraw = draws.nextDouble();
        double evDraw = draws.nextDouble();
        int occupants = 1 + draws.poisson(1.4);
        ObjectNode generate = node.putObject("load").putObject("generate");
        addGroup(node, generate, groupDraw, id);
        node.put("occupants", Math.min(occupants, 8));
        if (deviceDraw < at.number("pvShare", 0)) {
            node.putObject("pv").put("kWp", at.number("kWp", AssumeSection.DEFAULT_KWP));
        }
        if (deviceDraw < at.number("batteryShare", 0)) {
            ObjectNode battery = node.putObject("battery");
            battery.put("capacityKwh", AssumeSection.DEFAULT_BATTERY_KWH);
            if (at.at("battery").node() instanceof ObjectNode given) {
                battery.setAll(given);
            }
        }
        addHeatAndJobs(node, id);
        if (evDraw < at.number("evShare", 0)) {
            ObjectNode ev = node.putObject("ev");
            ev.put("capacityKwh", DEFAULT_EV_KWH).put("powerKw", DEFAULT_EV_KW);
            if (at.at("ev").node() instanceof ObjectNode given) {
                ev.setAll(given);
            }
        }
        return node;
    }

    /// Draws of their own, so that they change nothing else of the home.
    private void addHeatAndJobs(ObjectNode node, String id) {
        if (streams.stream("generate heat pump", id).nextDouble() < at.number("heatPumpShare", 0)) {
            ObjectNode pump = node.putObject("heatPump");
            pump.put("powerKw", DEFAULT_HEAT_PUMP_KW);
            if (at.at("heatPump").node() instanceof ObjectNode given) {
                pump.setAll(given);
            }
        }
        if (streams.stream("generate flexible", id).nextDouble() < at.number("flexibleShare", 0)) {
            node.withArray("flexible").addObject().put("appliance", "own");
        }
    }

    private void addGroup(ObjectNode node, ObjectNode generate, double draw, String id) {
        Section groups = at.at("groups");
        List<String> names = groups.keys();
        double total = names.stream().mapToDouble(name -> groups.at(name).number("share", 1)).sum();
        double upTo = 0;
        for (String name : names) {
            Section group = groups.at(name);
            upTo += group.number("share", 1) / total;
            if (draw < upTo || name.equals(names.getLast())) {
                node.put("group", name);
                if (group.has("income")) {
                    node.put("income", IncomeDraw.of(group.at("income"), streams, id));
                }
                if (group.has("annualKwh")) {
                    generate.put("annualKwh", group.number("annualKwh", 0));
                }
                for (String key : List.of("tariff", "priority")) {
                    if (group.has(key)) {
                        node.set(key, group.at(key).node());
                    }
                }
                return;
            }
        }
    }
}
