package org.commonwatt.operate.dispatch.commitment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.commonwatt.grid.Exogenous;
import org.commonwatt.grid.Participant;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.market.Tariff;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.optim.Limits;
import org.commonwatt.optim.Solver;
import org.jspecify.annotations.Nullable;

/// The days of a scenario as possible days of a commitment, by hours, all members pooled
/// (`docs/FORMULATION.md#scenario-days`).
///
/// ```java
/// DayPlan plan =
///         ScenarioDays.plan(
///                 new HighsSolver(),
///                 scenario,
///                 new DayRequest(30, new Risk.Cvar(0.9), dayAheadPerKwh),
///                 Limits.NONE);
/// ```
///
/// Prices are those of energy: network fees and tax follow the meter, not the contract.
public final class ScenarioDays {
    private static final int HOURS = 24;

    private final Scenario scenario;
    private final TimeAxis axis;
    private final int stepsPerHour;
    private final double[] pooledLoadKwh;
    private final double @Nullable [] dayAheadPerKwh;

    /// @param dayAheadPerKwh energy price of buying the day before, `[T]`; null for the members'
    ///   mean day-ahead price, or import price where their tariffs have none
    private ScenarioDays(Scenario scenario, double @Nullable [] dayAheadPerKwh) {
        this.scenario = scenario;
        this.dayAheadPerKwh = dayAheadPerKwh;
        axis = scenario.axis();
        pooledLoadKwh = PooledLoad.of(scenario);
        stepsPerHour = (int) Math.round(1.0 / axis.stepHours());
        if (dayAheadPerKwh != null && dayAheadPerKwh.length != axis.steps()) {
            throw new IllegalArgumentException(
                    "There must be a day-ahead price for each step: %d prices, %d steps"
                            .formatted(dayAheadPerKwh.length, axis.steps()));
        }
    }

    /// Plans the purchases for a day from the days before it.
    ///
    /// @param limits of the plan's solve
    /// @throws IndexOutOfBoundsException where the scenario has no such day
    public static DayPlan plan(
            Solver solver, Scenario scenario, DayRequest request, Limits limits) {
        ScenarioDays days = new ScenarioDays(scenario, request.dayAheadPerKwh());
        Optional<String> refusal = days.refusal(request.day());
        if (refusal.isPresent()) {
            return new DayPlan.Refused(refusal.get());
        }
        List<Integer> before = days.wholeDaysBefore(request.day(), request.mostDays());
        if (before.isEmpty()) {
            return new DayPlan.Refused(
                    "A plan needs a whole day before the day that it is for: %s has none."
                            .formatted(days.axis.date(request.day())));
        }
        DayMarket market = days.market(request.day());
        List<DayPath> paths =
                before.stream().map(day -> days.path(day, market.dayAheadPerKwh())).toList();
        CandidateDays candidates = CandidateDays.bySeverity(paths, request.families());
        DayAheadCommitment planner = new DayAheadCommitment(solver, market);
        CommitmentResult result = planner.commit(candidates, request.risk(), limits);
        if (!(result instanceof CommitmentResult.Committed plan)) {
            return new DayPlan.Unplanned(result);
        }
        DayPath actual = days.path(request.day(), market.dayAheadPerKwh());
        double realisedCost;
        try (Recourse recourse = planner.recourse()) {
            realisedCost = recourse.cost(plan.boughtKwh(), actual);
        }
        List<LocalDate> dates = before.stream().map(days.axis::date).toList();
        return new DayPlan.Planned(
                days.axis.date(request.day()),
                dates,
                market,
                candidates,
                plan,
                realisedCost,
                foresightCost(planner, actual),
                days.leftOut());
    }

    private static double foresightCost(DayAheadCommitment planner, DayPath actual) {
        CandidateDays known = CandidateDays.nominal(List.of(actual));
        return planner.commit(known, new Risk.Expected(), Limits.NONE)
                        instanceof CommitmentResult.Committed plan
                ? plan.objective()
                : Double.NaN;
    }

    private Optional<String> refusal(int day) {
        if (!isWhole(day)) {
            return Optional.of(
                    "A plan is for a day of 24 whole hours: %s is none.".formatted(axis.date(day)));
        }
        boolean imbalance = scenario.tariffs().stream().anyMatch(t -> t.imbalance() != null);
        if (dayAheadPerKwh == null && !imbalance && !scenario.buysAhead()) {
            return Optional.of(
                    "Buying ahead needs a price that differs from buying on the day: the scenario"
                            + " has neither day-ahead nor imbalance prices.");
        }
        return Optional.empty();
    }

    /// The last whole days before a day, in order of time.
    private List<Integer> wholeDaysBefore(int day, int most) {
        List<Integer> days = new ArrayList<>();
        for (int earlier = day - 1; earlier >= 0 && days.size() < most; earlier--) {
            if (isWhole(earlier)) {
                days.addFirst(earlier);
            }
        }
        return days;
    }

    /// Whether a day has 24 hours without a gap, beginning at midnight.
    private boolean isWhole(int day) {
        int first = axis.firstStepOfDay(day);
        int end = axis.endStepOfDay(day);
        if (end - first != HOURS * stepsPerHour || axis.minuteOfDay(first) != 0) {
            return false;
        }
        for (int t = first + 1; t < end; t++) {
            if (!axis.followsPrevious(t)) {
                return false;
            }
        }
        return true;
    }

    private DayMarket market(int day) {
        double[] dayAhead = new double[HOURS];
        for (int h = 0; h < HOURS; h++) {
            dayAhead[h] = meanOverHour(day, h, this::dayAheadPerKwh);
        }
        return new DayMarket(1.0, dayAhead, PooledBatteries.of(scenario.community(), HOURS));
    }

    /// A day as a possible one. What differs from its own day-ahead prices is what was unknown the
    /// day before; it is put on top of the day-ahead prices of the day that is planned.
    private DayPath path(int day, double[] plannedDayAhead) {
        double[] loadKwh = new double[HOURS];
        double[] generationKwh = new double[HOURS];
        double[] buy = new double[HOURS];
        double[] sell = new double[HOURS];
        for (int h = 0; h < HOURS; h++) {
            loadKwh[h] = stepsPerHour * meanOverHour(day, h, t -> pooledLoadKwh[t]);
            generationKwh[h] = stepsPerHour * meanOverHour(day, h, this::generationKwh);
            double shift = plannedDayAhead[h] - meanOverHour(day, h, this::dayAheadPerKwh);
            buy[h] = meanOverHour(day, h, this::spotBuyPerKwh) + shift;
            // Where feed-in earns more than imports cost, buying to sell is no plan.
            sell[h] = Math.min(buy[h], meanOverHour(day, h, this::spotSellPerKwh) + shift);
        }
        return new DayPath(loadKwh, generationKwh, buy, sell);
    }

    private double meanOverHour(int day, int hour, IntToDoubleFunction value) {
        int first = axis.firstStepOfDay(day) + hour * stepsPerHour;
        double sum = 0.0;
        for (int t = first; t < first + stepsPerHour; t++) {
            sum += value.applyAsDouble(t);
        }
        return sum / stepsPerHour;
    }

    private double generationKwh(int t) {
        Exogenous paths = scenario.exogenous();
        double sum = 0.0;
        for (int i = 0; i < paths.participants(); i++) {
            sum += paths.availableKwh(t, i);
        }
        return sum;
    }

    private double dayAheadPerKwh(int t) {
        return dayAheadPerKwh == null
                ? meanOverMembers(tariff -> tariff.dayAheadPricePerKwh(t))
                : dayAheadPerKwh[t];
    }

    private double spotBuyPerKwh(int t) {
        return meanOverMembers(tariff -> tariff.shortPricePerKwh(t));
    }

    private double spotSellPerKwh(int t) {
        return meanOverMembers(tariff -> tariff.longPricePerKwh(t));
    }

    private double meanOverMembers(ToDoubleFunction<Tariff> value) {
        double sum = 0.0;
        for (Tariff tariff : scenario.tariffs()) {
            sum += value.applyAsDouble(tariff);
        }
        return sum / scenario.tariffs().size();
    }

    private List<String> leftOut() {
        List<Participant> members = scenario.community().participants();
        List<String> sentences = new ArrayList<>();
        note(
                sentences,
                "Heat pumps do not count; members with one: %d.",
                count(members, member -> member.heatPump() != null));
        note(
                sentences,
                "Vehicles charge when they come; members with one: %d.",
                count(members, member -> member.ev() != null));
        note(
                sentences,
                "Deferrable jobs start at once; members with some: %d.",
                count(members, member -> !member.jobs().isEmpty()));
        note(
                sentences,
                "Generators do not run; members with one: %d.",
                count(members, member -> member.genset() != null));
        note(sentences, "Outages do not count: %d.", scenario.community().outages().size());
        return sentences;
    }

    private static long count(List<Participant> members, Predicate<Participant> has) {
        return members.stream().filter(has).count();
    }

    private static void note(List<String> sentences, String sentence, long count) {
        if (count > 0) {
            sentences.add(sentence.formatted(count));
        }
    }
}
