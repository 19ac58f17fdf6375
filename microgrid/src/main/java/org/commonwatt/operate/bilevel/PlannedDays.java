package org.commonwatt.operate.bilevel;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.commonwatt.grid.Community;
import org.commonwatt.grid.Participant;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.operate.dispatch.DispatchMember;
import org.commonwatt.operate.dispatch.DispatchProblem;
import org.commonwatt.operate.dispatch.Outlook;
import org.commonwatt.operate.dispatch.ScenarioWindow;
import org.commonwatt.operate.dispatch.Store;
import org.commonwatt.operate.dispatch.WindowState;
import org.commonwatt.operate.dispatch.WindowTerms;
import org.commonwatt.operate.scenario.Scenario;

/// Days of a community as the optimiser sees them, one after the other; what batteries hold passes
/// from each to the next. Immutable.
///
/// Members have demand, generation and at most one battery. Somebody who is no member on a day has
/// nothing on it, and its battery rests.
public final class PlannedDays {
    private final String name;
    private final List<DispatchProblem> days;
    private final List<LocalDate> dates;
    private final double[] firstStoredKwh;

    /// @param name in tables
    /// @param days with any initial contents; the same members in the same order
    /// @param dates of the days
    /// @param firstStoredKwh what batteries hold before the first day, `[N]`
    public PlannedDays(
            String name,
            List<DispatchProblem> days,
            List<LocalDate> dates,
            double[] firstStoredKwh) {
        if (days.isEmpty()
                || dates.size() != days.size()
                || days.getFirst().size() != firstStoredKwh.length) {
            throw new IllegalArgumentException(
                    "%s needs days, a date for each and a content for each member: %d, %d, %d."
                            .formatted(name, days.size(), dates.size(), firstStoredKwh.length));
        }
        this.name = name;
        this.days = List.copyOf(days);
        this.dates = List.copyOf(dates);
        this.firstStoredKwh = firstStoredKwh.clone();
    }

    /// The whole days of a scenario under a stress.
    ///
    /// @param stepsAsOne steps of the scenario that become one step of a plan
    /// @throws IllegalArgumentException for a member with other devices than a battery
    public static PlannedDays of(Scenario scenario, Stress stress, int stepsAsOne) {
        requireBatteriesOnly(scenario.community());
        TimeAxis axis = scenario.axis();
        ScenarioWindow window = new ScenarioWindow(scenario);
        WindowState state = WindowState.initial(scenario);
        List<DispatchProblem> days = new ArrayList<>();
        List<LocalDate> dates = new ArrayList<>();
        for (int d = 0; d < axis.days(); d++) {
            int first = axis.firstStepOfDay(d);
            int steps = axis.endStepOfDay(d) - first;
            // What is left saves a purchase at the cheapest hour, no more.
            double worth = window.cheapestRetailPricePerKwh(first, first + steps);
            var terms = new WindowTerms(first, steps, true, 0, new WindowTerms.Ends(false, worth));
            DispatchProblem whole =
                    window.problem(terms, state, Outlook.perfect(scenario, first, steps));
            dates.add(axis.date(d));
            DispatchProblem day = Coarse.of(whole, stepsAsOne);
            days.add(stress.on(withoutAbsent(day, scenario, axis.date(d)), d));
        }
        return new PlannedDays(stress.name(), days, dates, state.storedKwh);
    }

    private static void requireBatteriesOnly(Community community) {
        for (Participant member : community.participants()) {
            boolean other =
                    member.ev() != null
                            || member.heatPump() != null
                            || member.genset() != null
                            || !member.jobs().isEmpty();
            if (other) {
                throw new IllegalArgumentException(
                        "Days one after the other are planned for demand, generation and batteries;"
                                + " %s has more than that.".formatted(member.id()));
            }
        }
    }

    private static DispatchProblem withoutAbsent(
            DispatchProblem day, Scenario scenario, LocalDate date) {
        List<DispatchMember> members = new ArrayList<>();
        for (int i = 0; i < day.size(); i++) {
            DispatchMember member = day.member(i);
            boolean present = scenario.billing().stay(i).contains(date);
            members.add(present ? member : resting(member));
        }
        return new DispatchProblem(day.steps(), day.stepHours(), members, day.community());
    }

    private static DispatchMember resting(DispatchMember member) {
        double[] nothing = new double[member.demandKwh().length];
        DispatchMember.Equity equity = member.equity();
        return new DispatchMember(
                member.id(),
                nothing,
                nothing,
                nothing,
                member.meter(),
                DispatchMember.Devices.NONE,
                new DispatchMember.Equity(
                        equity.group(), false, equity.incomePerYear(), 0, 0, equity.commonAsset()));
    }

    /// Name in tables.
    public String name() {
        return name;
    }

    /// Number of days.
    public int count() {
        return days.size();
    }

    /// Number of participants, common assets included.
    public int participants() {
        return firstStoredKwh.length;
    }

    /// Participant `i` on the first day.
    public DispatchMember participant(int i) {
        return days.getFirst().member(i);
    }

    /// Date of a day.
    public LocalDate date(int day) {
        return dates.get(day);
    }

    /// What batteries hold before the first day, a copy.
    public double[] firstStoredKwh() {
        return firstStoredKwh.clone();
    }

    /// A day that begins with given contents.
    ///
    /// @param storedKwh of each participant
    public DispatchProblem day(int day, double[] storedKwh) {
        DispatchProblem template = days.get(day);
        List<DispatchMember> members = new ArrayList<>();
        for (int i = 0; i < template.size(); i++) {
            members.add(holding(template.member(i), storedKwh[i]));
        }
        return new DispatchProblem(
                template.steps(), template.stepHours(), members, template.community());
    }

    private static DispatchMember holding(DispatchMember member, double storedKwh) {
        if (member.devices().stores().isEmpty()) {
            return member;
        }
        Store store = member.devices().stores().getFirst();
        Store filled =
                new Store(
                        store.kind(),
                        store.startStep(),
                        store.endStep(),
                        storedKwh,
                        store.window(),
                        store.rates(),
                        store.end());
        return new DispatchMember(
                member.id(),
                member.demandKwh(),
                member.availableKwh(),
                member.sheddableKwh(),
                member.meter(),
                new DispatchMember.Devices(List.of(filled), List.of(), null, null),
                member.equity());
    }

    /// Some of the days.
    ///
    /// @param storedKwh what batteries hold before the first of them
    public PlannedDays part(int from, int count, double[] storedKwh) {
        return new PlannedDays(
                name,
                days.subList(from, from + count),
                dates.subList(from, from + count),
                storedKwh);
    }

    /// Shares of the participants in common assets, adding up to 1, on a day.
    double[] ownership(int day) {
        double[] shares = new double[participants()];
        for (int i = 0; i < shares.length; i++) {
            DispatchMember.Equity equity = days.get(day).member(i).equity();
            shares[i] = equity.commonAsset() ? 0 : equity.ownershipShare();
        }
        double sum = Arrays.stream(shares).sum();
        for (int i = 0; i < shares.length && sum > 0; i++) {
            shares[i] /= sum;
        }
        return shares;
    }
}
