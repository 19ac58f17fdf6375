package org.commonwatt.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.commonwatt.numeric.RandomStreams;
import org.commonwatt.operate.policy.Observations;
import org.commonwatt.operate.policy.Policy;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.scenario.shift.Shift;
import org.commonwatt.operate.scenario.shift.ShiftGrid;
import org.commonwatt.operate.scenario.shift.Span;
import org.commonwatt.operate.simulation.RunAccounts;
import org.commonwatt.operate.simulation.Simulation;
import org.jspecify.annotations.Nullable;

/// What hard days have taught a policy: what it costs beside another on the days as they were and
/// on days that nobody forecast, and what it does differently
/// (`docs/FORMULATION.md#explain-hard-days`).
///
/// @param policy the policy
/// @param against what it is compared with
/// @param days days of the run, each of which is struck
/// @param cells the days as they were, then each kind of hard days
/// @param habits what the two do in the run as it was
/// @param replayMatches whether its replay ended in the very state of the run that is explained
public record HardDaysExplanation(
        String policy,
        String against,
        double days,
        List<Cell> cells,
        Habits habits,
        boolean replayMatches)
        implements Explanation {
    private static final int MOST_TOLD = 3;

    /// A kind of days.
    ///
    /// @param name such as `demand +25 %`
    /// @param cost of the run under the policy, all in, currency
    /// @param againstCost under the other
    public record Cell(String name, double cost, double againstCost) {
        /// By how much the policy is cheaper, currency.
        public double advantage() {
            return againstCost - cost;
        }
    }

    /// What the two do.
    ///
    /// @param meanSoc mean state of charge of all batteries under the policy
    /// @param againstSoc under the other
    /// @param hour hour of the day in which these differ most
    /// @param hourSoc state of charge then
    /// @param againstHourSoc under the other
    public record Habits(
            double meanSoc, double againstSoc, int hour, double hourSoc, double againstHourSoc) {}

    public HardDaysExplanation {
        cells = List.copyOf(cells);
    }

    /// Plays the run of both policies on every kind of days.
    ///
    /// @param names policy and what it is compared with
    /// @param policies makes a fresh policy of a name for a scenario
    /// @param expectedHash final state of the run that is explained
    public static HardDaysExplanation of(
            Replay run,
            List<String> names,
            BiFunction<String, Scenario, Policy> policies,
            long expectedHash) {
        Scenario scenario = run.scenario();
        String policy = names.get(0);
        String against = names.get(1);
        var own = new SocByHour();
        RunAccounts nominal = run.of(policies.apply(policy, scenario), own);
        var other = new SocByHour();
        RunAccounts otherNominal = run.of(policies.apply(against, scenario), other);
        List<Cell> cells = new ArrayList<>();
        cells.add(new Cell(ShiftGrid.NOMINAL, nominal.systemCost(), otherNominal.systemCost()));
        for (ShiftGrid.Cell cell : ShiftGrid.of(scenario).cells()) {
            if (!cell.shifts().isEmpty()) {
                Scenario struck = struck(scenario, cell.shifts());
                Replay again = run.in(struck);
                cells.add(
                        new Cell(
                                cell.name(),
                                cost(again, policies.apply(policy, struck)),
                                cost(again, policies.apply(against, struck))));
            }
        }
        return new HardDaysExplanation(
                policy,
                against,
                scenario.axis().steps() * scenario.axis().stepHours() / 24,
                cells,
                SocByHour.compared(own, other),
                nominal.stateHash() == expectedHash);
    }

    private static Scenario struck(Scenario scenario, List<Shift> shifts) {
        var axis = scenario.axis();
        List<Span> spans =
                IntStream.range(0, axis.days())
                        .mapToObj(day -> Span.day(axis, axis.firstStepOfDay(day), day))
                        .toList();
        Scenario struck = scenario;
        for (Shift shift : shifts) {
            struck = shift.apply(struck, spans, RandomStreams.of(scenario.seed()));
        }
        return struck;
    }

    private static double cost(Replay run, Policy policy) {
        return run.of(policy, Replay.Witness.NONE).systemCost();
    }

    /// The state of charge of all batteries by hour of the day.
    private static final class SocByHour implements Replay.Witness {
        private final double[] sum = new double[24];
        private final int[] count = new int[24];

        @Override
        public void decided(Simulation run, Observations seen) {
            int hour = run.scenario().axis().hourOfDay(run.step());
            sum[hour] += seen.meanSoc(0);
            count[hour]++;
        }

        @Override
        public void after(Simulation run) {}

        private double mean(int hour) {
            return sum[hour] / Math.max(1, count[hour]);
        }

        private double mean() {
            return IntStream.range(0, 24).mapToDouble(h -> sum[h]).sum()
                    / IntStream.of(count).sum();
        }

        static Habits compared(SocByHour own, SocByHour other) {
            int hour =
                    IntStream.range(0, 24)
                            .boxed()
                            .max(
                                    Comparator.comparingDouble(
                                            h -> Math.abs(own.mean(h) - other.mean(h))))
                            .orElse(0);
            return new Habits(own.mean(), other.mean(), hour, own.mean(hour), other.mean(hour));
        }
    }

    @Override
    public String kind() {
        return "hardDays";
    }

    private @Nullable Cell best() {
        return cells.stream().skip(1).max(Comparator.comparingDouble(Cell::advantage)).orElse(null);
    }

    @Override
    public List<Sentence> sentences() {
        List<Sentence> sentences = new ArrayList<>();
        sentences.add(told(cells.getFirst(), "hard.nominal"));
        Cell best = best();
        if (best == null) {
            sentences.add(Sentence.of("hard.none"));
            return sentences;
        }
        double premium = -cells.getFirst().advantage();
        boolean taught = best.advantage() > 0 && best.advantage() + premium > 0;
        sentences.add(
                Sentence.of(
                        taught ? "hard.taught" : "hard.nothing",
                        Fact.name(policy),
                        Fact.name(against),
                        Fact.name(best.name),
                        Fact.money(Math.abs(best.advantage())),
                        Fact.change(premium)));
        cells.stream()
                .skip(1)
                .sorted(Comparator.comparingDouble((Cell cell) -> -Math.abs(cell.advantage())))
                .limit(MOST_TOLD)
                .forEach(cell -> sentences.add(told(cell, "hard.cell")));
        sentences.add(
                Sentence.of(
                        "hard.habit",
                        Fact.name(policy),
                        Fact.share(habits.meanSoc),
                        Fact.name(against),
                        Fact.share(habits.againstSoc),
                        Fact.name("%02d:00".formatted(habits.hour)),
                        Fact.share(habits.hourSoc),
                        Fact.share(habits.againstHourSoc)));
        return sentences;
    }

    private Sentence told(Cell cell, String key) {
        return Sentence.of(
                key + (cell.advantage() >= 0 ? ".less" : ".more"),
                Fact.name(policy),
                Fact.money(Math.abs(cell.advantage())),
                Fact.name(against),
                Fact.plain(days),
                Fact.name(cell.name),
                Fact.money(cell.cost));
    }

    @Override
    public List<Check> checks() {
        return List.of(Check.replay(replayMatches));
    }
}
