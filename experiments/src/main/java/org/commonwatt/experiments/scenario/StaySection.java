package org.commonwatt.experiments.scenario;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.commonwatt.grid.Ev;
import org.commonwatt.grid.EvSession;
import org.commonwatt.grid.Job;
import org.commonwatt.grid.Participant;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.operate.scenario.Stay;
import org.jspecify.annotations.Nullable;

/// `from` and `until` of a participant: before and after it has no demand and no devices.
final class StaySection {
    private StaySection() {}

    static Stay read(Section at, TimeAxis axis) {
        LocalDate from = date(at.at("from"));
        LocalDate until = date(at.at("until"));
        if (from == null && until == null) {
            return Stay.ALWAYS;
        }
        if (from != null && until != null && until.isBefore(from)) {
            at.at("until").problem("is %s, before from (%s).".formatted(until, from));
            return Stay.ALWAYS;
        }
        for (String key : List.of("heatPump", "genset")) {
            if (at.has(key)) {
                at.at(key)
                        .problem(
                                "stands beside from or until; it cannot be switched off on other days.");
            }
        }
        if (at.flag("lendsBattery", false)) {
            at.at("lendsBattery").problem("stands beside from or until.");
        }
        var stay = new Stay(from, until);
        boolean present = false;
        for (int d = 0; d < axis.days(); d++) {
            present |= stay.contains(axis.date(d));
        }
        if (!present) {
            at.at(from == null ? "until" : "from")
                    .warning("leaves no day of the run: it is never a member.", null);
        }
        return stay;
    }

    private static @Nullable LocalDate date(Section at) {
        if (!at.isText() || !at.text("").matches("\\d{4}-\\d{2}-\\d{2}")) {
            return null;
        }
        try {
            return LocalDate.parse(at.text(""));
        } catch (DateTimeException _) {
            at.problem("is \"%s\", which is no date.".formatted(at.text("")));
            return null;
        }
    }

    /// The member with nothing but its stay: zero series elsewhere, only the journeys and jobs that
    /// lie within it.
    static Member within(Member member, Stay stay, TimeAxis axis) {
        Participant participant = member.participant();
        Ev ev = participant.ev();
        if (ev != null) {
            List<EvSession> sessions =
                    ev.sessions().stream()
                            .filter(s -> holds(stay, axis, s.arrivalStep(), s.departureStep()))
                            .toList();
            participant =
                    participant.withEv(
                            new Ev(
                                    ev.capacityKwh(),
                                    ev.powerKw(),
                                    ev.etaCharge(),
                                    ev.etaDischarge(),
                                    ev.minSoc(),
                                    ev.bidirectional(),
                                    sessions));
        }
        List<Job> jobs =
                participant.jobs().stream()
                        .filter(job -> holds(stay, axis, job.releaseStep(), job.endStep()))
                        .toList();
        participant = participant.withEquipment(participant.equipment().withJobs(jobs));
        return new Member(
                        participant,
                        cut(member.demandKwh(), stay, axis),
                        cut(member.pvKwh(), stay, axis),
                        member.tariff())
                .withWind(cut(member.windKwh(), stay, axis))
                .withStay(stay);
    }

    private static boolean holds(Stay stay, TimeAxis axis, int first, int end) {
        int last = Math.min(end, axis.steps()) - 1;
        return last < first
                || (stay.contains(axis.date(axis.day(first)))
                        && stay.contains(axis.date(axis.day(last))));
    }

    private static double[] cut(double[] energyKwh, Stay stay, TimeAxis axis) {
        double[] within = energyKwh.clone();
        for (int t = 0; t < within.length; t++) {
            if (!stay.contains(axis.date(axis.day(t)))) {
                within[t] = 0;
            }
        }
        return within;
    }
}
