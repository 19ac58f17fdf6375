package org.commonwatt.experiments.scenario;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.commonwatt.experiments.network.NetworkFile;
import org.commonwatt.experiments.scenario.series.SeriesFiles;
import org.commonwatt.grid.feeder.LowVoltageNetwork;
import org.commonwatt.grid.feeder.Network;
import org.commonwatt.operate.scenario.FeederPlan;
import org.jspecify.annotations.Nullable;

/// `feeder` with the keys `bus` and `powerFactor` of the participants.
///
/// The loads that a case file gives are dropped: the participants are the load.
final class FeederSection {
    /// Power factor of demand where nothing is said.
    private static final double USUAL_POWER_FACTOR = 0.95;

    /// No demand is as reactive.
    private static final double LEAST_FACTOR = 0.1;

    private final Section root;
    private final Section at;
    private final ReadingContext context;
    private final SeriesFiles files;

    FeederSection(Section root, ReadingContext context, SeriesFiles files) {
        this.root = root;
        at = root.at("feeder");
        this.context = context;
        this.files = files;
    }

    /// The network and who is where; null without a feeder or after a problem.
    @Nullable FeederPlan read(List<Member> members) {
        if (!at.isObject()) {
            warnOfIdle(List.of("bus", "powerFactor"), "the scenario has no feeder.");
            return null;
        }
        if (at.has("generate")) {
            return street(members);
        }
        NetworkFile file = new FeederFiles(at, files).read();
        if (file == null) {
            return null;
        }
        Network network = file.network().withLoadsTimes(0);
        if (!file.held().isEmpty()) {
            context.findings()
                    .assumption(
                            "The generators of %s do not hold their voltage (buses of type 2)."
                                    .formatted(file.file()));
        }
        int[] bus = buses(file, members);
        double[] factor = powerFactors(members);
        if (!context.findings().isClean()) {
            return null;
        }
        warnOfOverload(file, members, bus);
        return new FeederPlan(network, bus, factor);
    }

    private void warnOfIdle(List<String> keys, String why) {
        for (Section entry : root.at("participants").items()) {
            for (String key : keys) {
                if (entry.has(key)) {
                    entry.at(key).warning("has no effect: " + why, null);
                }
            }
        }
    }

    /// A network made from parameters: a house for each member, common assets at the busbar.
    private @Nullable FeederPlan street(List<Member> members) {
        for (String key : List.of("matpower", "buses", "branches")) {
            if (at.has(key)) {
                at.at(key).problem("stands beside generate; give one of them.");
            }
        }
        String placed = "a generated feeder places its members itself.";
        warnOfIdle(List.of("bus"), placed);
        if (at.has("commonBus")) {
            at.at("commonBus").warning("has no effect: " + placed, null);
        }
        int houses =
                (int) members.stream().filter(m -> !m.participant().kind().isCommonAsset()).count();
        LowVoltageNetwork street = StreetSection.read(at.at("generate"), houses);
        double[] factor = powerFactors(members);
        if (street == null || !context.findings().isClean()) {
            return null;
        }
        int[] bus = new int[members.size()];
        int next = 0;
        for (int i = 0; i < bus.length; i++) {
            boolean common = members.get(i).participant().kind().isCommonAsset();
            bus[i] = common ? LowVoltageNetwork.BUSBAR : street.busOfHouse(next++);
        }
        context.findings()
                .assumption("The feeder is made from parameters; members are placed along it.");
        NetworkFile file = StreetSection.file(street, houses);
        warnOfOverload(file, members, bus);
        return new FeederPlan(file.network(), bus, factor);
    }

    private int[] buses(NetworkFile file, List<Member> members) {
        Map<String, Integer> index = file.busIndex();
        List<Section> entries = root.at("participants").items();
        boolean placed = entries.stream().anyMatch(entry -> entry.has("bus"));
        int supply = file.network().sources().getFirst().bus();
        int[] bus = new int[members.size()];
        int[] others = othersThanSources(file.network());
        int spread = 0;
        for (int i = 0; i < bus.length; i++) {
            if (members.get(i).participant().kind().isCommonAsset()) {
                bus[i] = at.has("commonBus") ? named(at.at("commonBus"), index) : supply;
            } else if (placed && i < entries.size()) {
                bus[i] = named(entries.get(i).at("bus"), index);
            } else {
                bus[i] = others[spread++ % others.length];
            }
        }
        if (spread > 0) {
            context.findings()
                    .assumption(
                            "Participants name no bus; they are spread over the buses of %s in turn."
                                    .formatted(file.file()));
        }
        return bus;
    }

    private static int[] othersThanSources(Network network) {
        int[] others =
                IntStream.range(0, network.buses().size())
                        .filter(k -> network.sources().stream().noneMatch(s -> s.bus() == k))
                        .toArray();
        return others.length == 0 ? new int[] {0} : others;
    }

    private static int named(Section bus, Map<String, Integer> index) {
        String id = bus.isNumber() ? Long.toString((long) bus.number(0)) : bus.text("").strip();
        Integer found = index.get(id);
        if (!bus.isPresent()) {
            bus.problem("is missing; other participants name theirs.");
        } else if (found == null) {
            bus.problem(
                    "is \"%s\" but must be a bus of the feeder.".formatted(id),
                    Spelling.youMean(id, index.keySet()));
        }
        return found == null ? 0 : found;
    }

    private double[] powerFactors(List<Member> members) {
        List<Section> entries = root.at("participants").items();
        double usual = factor(at, USUAL_POWER_FACTOR);
        double[] factors = new double[members.size()];
        int assumed = 0;
        for (int i = 0; i < factors.length; i++) {
            boolean own = i < entries.size() && entries.get(i).has("powerFactor");
            factors[i] = own ? factor(entries.get(i), usual) : usual;
            assumed += own ? 0 : 1;
        }
        if (assumed > 0 && !at.has("powerFactor")) {
            context.findings()
                    .assumption(
                            "Demand has a power factor of %s where none is given."
                                    .formatted(USUAL_POWER_FACTOR));
        }
        return factors;
    }

    private static double factor(Section of, double usual) {
        double factor = of.number("powerFactor", usual);
        if (Math.abs(factor) < LEAST_FACTOR) {
            of.at("powerFactor")
                    .problem(
                            "is %s but demand draws real power: at least %s."
                                    .formatted(factor, LEAST_FACTOR));
        }
        return Math.abs(factor) < LEAST_FACTOR || Math.abs(factor) > 1 ? usual : factor;
    }

    /// Holds the highest demand of each bus against the branches: units that are wrong by orders of
    /// magnitude show there.
    private void warnOfOverload(NetworkFile file, List<Member> members, int[] bus) {
        double[] peakKw = new double[file.network().buses().size()];
        double[] now = new double[peakKw.length];
        double hours = context.axis().stepHours();
        for (int t = 0; t < context.axis().steps(); t++) {
            Arrays.fill(now, 0);
            for (int i = 0; i < bus.length; i++) {
                now[bus[i]] += members.get(i).demandKwh()[t] / hours;
            }
            for (int k = 0; k < peakKw.length; k++) {
                peakKw[k] = Math.max(peakKw[k], now[k]);
            }
        }
        file.withLoads(peakKw).check(context.findings());
    }
}
