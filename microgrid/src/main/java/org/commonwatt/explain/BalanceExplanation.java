package org.commonwatt.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.commonwatt.explain.Fact.Unit;
import org.commonwatt.grid.StepFlows;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.simulation.CommunityTrace.Column;
import org.commonwatt.operate.simulation.Simulation;

/// Where the energy of a step came from and where it went, for one member, for several behind one
/// line, or for the community (`docs/FORMULATION.md#explain-balance`).
///
/// @param policy whose run
/// @param who a member, or a name for several
/// @param together whether it is the whole community, which the utility's meter sees
/// @param step which step
/// @param time its start, local
/// @param hours its length
/// @param parts what was used, stored or lost (+) and what was given (−)
/// @param meter what passed the meter, and what did not happen
/// @param members nets of those that it is made of, the largest first; empty for one member, and
///   where they are not to be named
/// @param replayMatches whether the replay ended in the very state of the run that is explained
public record BalanceExplanation(
        String policy,
        String who,
        boolean together,
        int step,
        String time,
        double hours,
        List<Part> parts,
        Metered meter,
        List<Net> members,
        boolean replayMatches)
        implements Explanation {
    private static final double LEAST_KWH = 1e-6;
    private static final double ROUNDING_KWH = 1e-9;
    private static final int MOST_NAMED = 3;

    /// A use (+) or a source (−).
    ///
    /// @param flow `demand`, `heat`, `charge`, `vehicle`, `lines`, `generation`, `discharge` or
    ///   `vehicleGives`
    public record Part(String flow, double energyKwh) {}

    /// What the meter saw, and what did not happen, kWh.
    ///
    /// @param netKwh import − export
    /// @param pooledKwh part of the larger of the two that neighbours delivered or took
    /// @param unservedKwh demand not met
    /// @param curtailedKwh generation thrown away
    /// @param outage whether the utility's grid was out
    public record Metered(
            double netKwh,
            double pooledKwh,
            double unservedKwh,
            double curtailedKwh,
            boolean outage) {}

    /// What a member took (+) or gave (−), kWh.
    public record Net(String participant, double netKwh) {}

    /// Whose balance is asked for.
    ///
    /// @param name how they are called
    /// @param participants indices of the members
    /// @param named whether single members may be told apart
    public record Meters(String name, List<Integer> participants, boolean named) {
        public Meters {
            participants = List.copyOf(participants);
        }

        /// One member.
        public static Meters of(Scenario scenario, int i) {
            return new Meters(scenario.community().participant(i).id(), List.of(i), true);
        }

        /// The whole community.
        public static Meters ofAll(Scenario scenario, boolean named) {
            int size = scenario.community().size();
            return new Meters(scenario.name(), IntStream.range(0, size).boxed().toList(), named);
        }
    }

    public BalanceExplanation {
        parts = List.copyOf(parts);
        members = List.copyOf(members);
    }

    /// Explains the step that a simulation has just played.
    ///
    /// @param policy name of the policy that decided
    public static BalanceExplanation of(
            Simulation run, String policy, Meters meters, boolean replayMatches) {
        Scenario scenario = run.scenario();
        int step = run.step() - 1;
        boolean together = meters.participants.size() == scenario.community().size();
        List<Integer> all = meters.participants;
        List<Part> parts = parts(run.flows(), all);
        if (together) {
            add(parts, "lines", run.trace().value(Column.NETWORK_LOSS_KWH, step));
        }
        return new BalanceExplanation(
                policy,
                meters.name,
                together,
                step,
                PriceFinder.time(scenario, step),
                scenario.axis().stepHours(),
                parts,
                metered(run, all, together),
                meters.named && all.size() > 1 ? nets(run, all) : List.of(),
                replayMatches);
    }

    private static List<Part> parts(StepFlows flows, List<Integer> members) {
        List<Part> parts = new ArrayList<>();
        add(parts, "demand", sum(flows.servedKwh, members));
        add(parts, "heat", sum(flows.heatPumpKwh, members));
        add(parts, "charge", sum(flows.chargeKwh, members));
        add(parts, "vehicle", sum(flows.evChargeKwh, members));
        add(parts, "generation", -sum(flows.generationKwh, members));
        add(parts, "discharge", -sum(flows.dischargeKwh, members));
        add(parts, "vehicleGives", -sum(flows.evDischargeKwh, members));
        return parts;
    }

    private static void add(List<Part> parts, String flow, double energyKwh) {
        if (energyKwh != 0) {
            parts.add(new Part(flow, energyKwh));
        }
    }

    private static double sum(double[] values, List<Integer> members) {
        return members.stream().mapToDouble(i -> values[i]).sum();
    }

    private static Metered metered(Simulation run, List<Integer> members, boolean together) {
        int step = run.step() - 1;
        StepFlows flows = run.flows();
        double net =
                together
                        ? run.trace().value(Column.COMMUNITY_IMPORT_KWH, step)
                                - run.trace().value(Column.COMMUNITY_EXPORT_KWH, step)
                        : members.stream().mapToDouble(i -> net(flows, i)).sum();
        double pooled =
                net > 0
                        ? sum(run.clearing().purchaseKwh, members)
                        : sum(run.clearing().saleKwh, members);
        return new Metered(
                net,
                together ? run.clearing().pooledKwh[0] : pooled,
                sum(flows.unservedKwh, members),
                sum(flows.curtailedKwh, members),
                run.trace().value(Column.OUTAGE, step) > 0);
    }

    private static double net(StepFlows flows, int i) {
        return flows.gridImportKwh[i] - flows.gridExportKwh[i];
    }

    private static List<Net> nets(Simulation run, List<Integer> members) {
        return members.stream()
                .map(
                        i ->
                                new Net(
                                        run.scenario().community().participant(i).id(),
                                        net(run.flows(), i)))
                .sorted(Comparator.comparingDouble((Net net) -> -Math.abs(net.netKwh)))
                .toList();
    }

    @Override
    public String kind() {
        return "balance";
    }

    private Fact power(double energyKwh) {
        return Fact.power(Math.abs(energyKwh) / hours);
    }

    @Override
    public List<Sentence> sentences() {
        List<Sentence> sentences = new ArrayList<>();
        double used = parts.stream().mapToDouble(part -> Math.max(0, part.energyKwh)).sum();
        double given = parts.stream().mapToDouble(part -> Math.max(0, -part.energyKwh)).sum();
        boolean even = Math.abs(meter.netKwh) < LEAST_KWH;
        String way = even ? "balance.even" : meter.netKwh > 0 ? "balance.takes" : "balance.gives";
        sentences.add(
                Sentence.of(
                        together ? way + ".all" : way,
                        Fact.name(time),
                        Fact.name(who),
                        power(meter.netKwh),
                        power(used),
                        power(given)));
        parts.stream()
                .sorted(Comparator.comparingDouble((Part part) -> -Math.abs(part.energyKwh)))
                .limit(MOST_NAMED)
                .forEach(
                        part ->
                                sentences.add(
                                        Sentence.of(
                                                "balance.part",
                                                Fact.term("flow." + part.flow),
                                                power(part.energyKwh))));
        addWhatElse(sentences);
        members.stream()
                .limit(MOST_NAMED)
                .filter(net -> Math.abs(net.netKwh) >= LEAST_KWH)
                .forEach(
                        net ->
                                sentences.add(
                                        Sentence.of(
                                                net.netKwh > 0
                                                        ? "balance.member.takes"
                                                        : "balance.member.gives",
                                                Fact.name(net.participant),
                                                power(net.netKwh))));
        return sentences;
    }

    private void addWhatElse(List<Sentence> sentences) {
        if (meter.pooledKwh >= LEAST_KWH) {
            String side = meter.netKwh > 0 ? "balance.pool.takes" : "balance.pool.gives";
            sentences.add(
                    Sentence.of(together ? "balance.pool.all" : side, power(meter.pooledKwh)));
        }
        if (meter.unservedKwh >= LEAST_KWH) {
            sentences.add(
                    Sentence.of(
                            meter.outage ? "balance.unserved.outage" : "balance.unserved",
                            power(meter.unservedKwh)));
        }
        if (meter.curtailedKwh >= LEAST_KWH) {
            sentences.add(Sentence.of("balance.curtailed", power(meter.curtailedKwh)));
        }
    }

    @Override
    public List<Check> checks() {
        double off = meter.netKwh - parts.stream().mapToDouble(Part::energyKwh).sum();
        double allowed = ROUNDING_KWH * Math.max(1, members.size());
        return List.of(
                Check.replay(replayMatches),
                new Check("check.balance", Math.abs(off), allowed, Unit.ENERGY));
    }
}
