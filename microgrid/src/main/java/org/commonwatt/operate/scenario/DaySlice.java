package org.commonwatt.operate.scenario;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.commonwatt.grid.Community;
import org.commonwatt.grid.Ev;
import org.commonwatt.grid.EvSession;
import org.commonwatt.grid.Job;
import org.commonwatt.grid.Outage;
import org.commonwatt.grid.Participant;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.market.MarketTerms;
import org.commonwatt.market.Tariff;

/// Consecutive days of a scenario as a scenario of its own. What happens in them does not depend on
/// the days cut off, but for three things at their start: batteries, rooms and tanks begin as the
/// whole scenario begins; a vehicle that is at its charger has the energy it arrived with; a job
/// whose latest start has passed is not done.
public final class DaySlice {
    private DaySlice() {}

    /// @param fromDay index of the first day to keep
    /// @param days number of local days to keep
    /// @throws IllegalArgumentException if the scenario does not have these days
    public static Scenario of(Scenario scenario, int fromDay, int days) {
        TimeAxis axis = scenario.axis();
        if (fromDay < 0 || days < 1 || fromDay + days > axis.days()) {
            throw new IllegalArgumentException(
                    "The scenario %s has %d days: not the %d from day %d on."
                            .formatted(scenario.name(), axis.days(), days, fromDay));
        }
        int from = axis.firstStepOfDay(fromDay);
        int to = axis.endStepOfDay(fromDay + days - 1);
        List<String> assumptions = new ArrayList<>(scenario.assumptions());
        assumptions.add(
                fromDay == 0
                        ? "Only the first %d of %d days are run.".formatted(days, axis.days())
                        : "Only days %d to %d of %d are run."
                                .formatted(fromDay + 1, fromDay + days, axis.days()));
        var slice =
                new Scenario(
                        scenario.name(),
                        scenario.currency(),
                        scenario.seed(),
                        axis(axis, from, to),
                        community(scenario.community(), from, to),
                        scenario.exogenous().steps(from, to),
                        tariffs(scenario.tariffs(), from, to),
                        scenario.mechanism(),
                        scenario.settings(),
                        assumptions);
        return slice.withFeeder(scenario.feeder())
                .withMarket(scenario.mechanism(), market(scenario.market(), from, to))
                .withBilling(scenario.billing());
    }

    private static MarketTerms market(MarketTerms terms, int from, int to) {
        List<Double> prices = terms.pricePerKwh();
        return prices.size() > 1 ? terms.withPricePerKwh(prices.subList(from, to)) : terms;
    }

    /// Members with one tariff keep having one, so that prices stay the same bits.
    private static List<Tariff> tariffs(List<Tariff> tariffs, int from, int to) {
        var cut = new IdentityHashMap<Tariff, Tariff>();
        return tariffs.stream()
                .map(tariff -> cut.computeIfAbsent(tariff, whole -> whole.steps(from, to)))
                .toList();
    }

    private static TimeAxis axis(TimeAxis axis, int from, int to) {
        List<TimeAxis.Window> windows = new ArrayList<>();
        int start = 0;
        for (TimeAxis.Window window : axis.windows()) {
            int first = Math.max(from, start);
            int end = Math.min(to, start + window.steps());
            if (first < end) {
                windows.add(new TimeAxis.Window(axis.instant(first), end - first));
            }
            start += window.steps();
        }
        return TimeAxis.ofWindows(windows, axis.step(), axis.zone());
    }

    private static Community community(Community community, int from, int to) {
        List<Outage> outages =
                community.outages().stream()
                        .filter(outage -> outage.startStep() < to && outage.endStep() > from)
                        .map(outage -> moved(outage, from, to))
                        .toList();
        return new Community(
                community.participants().stream().map(each -> moved(each, from)).toList(),
                community.connection(),
                community.islanding(),
                outages);
    }

    private static Outage moved(Outage outage, int from, int to) {
        int start = Math.max(from, outage.startStep());
        return new Outage(
                start - from,
                Math.min(to, outage.endStep()) - from,
                Math.min(start, outage.warnedStep()) - from);
    }

    private static Participant moved(Participant participant, int from) {
        if (from == 0) {
            return participant;
        }
        Ev ev = participant.ev();
        Participant moved =
                participant.withEquipment(
                        participant
                                .equipment()
                                .withJobs(
                                        participant.jobs().stream()
                                                .filter(job -> job.latestStartStep() >= from)
                                                .map(job -> moved(job, from))
                                                .toList()));
        return ev == null ? moved : moved.withEv(moved(ev, from));
    }

    private static Job moved(Job job, int from) {
        return new Job(
                Math.max(0, job.releaseStep() - from),
                job.latestStartStep() - from,
                job.profileKwh());
    }

    private static Ev moved(Ev ev, int from) {
        return new Ev(
                ev.capacityKwh(),
                ev.powerKw(),
                ev.etaCharge(),
                ev.etaDischarge(),
                ev.minSoc(),
                ev.bidirectional(),
                ev.sessions().stream()
                        .filter(session -> session.departureStep() > from)
                        .map(
                                session ->
                                        new EvSession(
                                                session.arrivalStep() - from,
                                                session.departureStep() - from,
                                                session.arrivalSoc(),
                                                session.targetSoc(),
                                                session.announcedStep() - from))
                        .toList());
    }
}
