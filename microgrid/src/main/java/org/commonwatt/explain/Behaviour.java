package org.commonwatt.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.commonwatt.grid.Community;
import org.commonwatt.grid.Ev;
import org.commonwatt.grid.EvSession;
import org.commonwatt.grid.Participant;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.operate.scenario.Scenario;

/// Something that a member could do differently every day, of some size.
public sealed interface Behaviour extends Change {
    /// How much it is.
    double size();

    /// The same of another size.
    Behaviour ofSize(double other);

    /// Uses energy later or earlier.
    ///
    /// @param participant index of the member
    /// @param fromHour first hour of the day that it is taken from
    /// @param toHour first hour that it is moved to
    /// @param hours length of both
    /// @param size kWh per day; less on days on which there is less
    record Shifted(int participant, int fromHour, int toHour, int hours, double size)
            implements Behaviour {
        @Override
        public Behaviour ofSize(double other) {
            return new Shifted(participant, fromHour, toHour, hours, other);
        }

        @Override
        public Scenario applyTo(Scenario scenario) {
            return moved(scenario, this, true);
        }

        @Override
        public Sentence sentence(Scenario scenario) {
            return Sentence.of(
                    "behaviour.shift",
                    Fact.energy(size),
                    Fact.name(clock(fromHour)),
                    Fact.name(clock(fromHour + hours)),
                    Fact.name(clock(toHour)),
                    Fact.name(clock(toHour + hours)));
        }
    }

    /// Uses less energy.
    ///
    /// @param participant index of the member
    /// @param fromHour first hour of the day in which it does
    /// @param hours for how long
    /// @param size kWh per day; less on days on which there is less
    record Saved(int participant, int fromHour, int hours, double size) implements Behaviour {
        @Override
        public Behaviour ofSize(double other) {
            return new Saved(participant, fromHour, hours, other);
        }

        @Override
        public Scenario applyTo(Scenario scenario) {
            return moved(scenario, new Shifted(participant, fromHour, 0, hours, size), false);
        }

        @Override
        public Sentence sentence(Scenario scenario) {
            return Sentence.of(
                    "behaviour.save",
                    Fact.energy(size),
                    Fact.name(clock(fromHour)),
                    Fact.name(clock(fromHour + hours)));
        }
    }

    /// Lets the vehicle stay at its charger longer.
    ///
    /// @param participant index of the member
    /// @param size whole hours by which every stay ends later; less where the next one or the end
    ///   of the run comes first
    record StaysLonger(int participant, double size) implements Behaviour {
        @Override
        public Behaviour ofSize(double other) {
            return new StaysLonger(participant, other);
        }

        @Override
        public Scenario applyTo(Scenario scenario) {
            Community old = scenario.community();
            Participant member = old.participant(participant);
            Ev ev = member.ev();
            if (ev == null) {
                return scenario;
            }
            int later = (int) Math.round(size / scenario.axis().stepHours());
            List<EvSession> stays = new ArrayList<>();
            for (int k = 0; k < ev.sessions().size(); k++) {
                boolean last = k + 1 == ev.sessions().size();
                int most = last ? scenario.axis().steps() : ev.sessions().get(k + 1).arrivalStep();
                stays.add(longer(ev.sessions().get(k), later, most));
            }
            var flexible =
                    new Ev(
                            ev.capacityKwh(),
                            ev.powerKw(),
                            ev.etaCharge(),
                            ev.etaDischarge(),
                            ev.minSoc(),
                            ev.bidirectional(),
                            stays);
            List<Participant> members = new ArrayList<>(old.participants());
            members.set(participant, member.withEv(flexible));
            return scenario.withCommunity(
                    new Community(members, old.connection(), old.islanding(), old.outages()));
        }

        private static EvSession longer(EvSession stay, int later, int most) {
            int departure =
                    Math.max(stay.departureStep(), Math.min(stay.departureStep() + later, most));
            return new EvSession(
                    stay.arrivalStep(),
                    departure,
                    stay.arrivalSoc(),
                    stay.targetSoc(),
                    Math.max(departure, stay.announcedStep()));
        }

        @Override
        public Sentence sentence(Scenario scenario) {
            return Sentence.of("behaviour.vehicle", Fact.count(Math.round(size)));
        }
    }

    private static String clock(int hour) {
        return "%02d:00".formatted(hour % 24);
    }

    /// The demand of the member with energy taken from some hours, and put into others or not.
    private static Scenario moved(Scenario scenario, Shifted shift, boolean put) {
        TimeAxis axis = scenario.axis();
        int n = scenario.community().size();
        int i = shift.participant();
        double[] demand = Change.demandKwh(scenario);
        for (int day = 0; day < axis.days(); day++) {
            int first = axis.firstStepOfDay(day);
            int end = axis.endStepOfDay(day);
            IntPredicate from = t -> within(axis.hourOfDay(t), shift.fromHour(), shift.hours());
            IntPredicate to = t -> within(axis.hourOfDay(t), shift.toHour(), shift.hours());
            double there = 0;
            int places = 0;
            for (int t = first; t < end; t++) {
                there += from.test(t) ? demand[t * n + i] : 0;
                places += to.test(t) ? 1 : 0;
            }
            double taken = Math.min(shift.size(), there);
            if (!(taken > 0) || (put && places == 0)) {
                continue;
            }
            for (int t = first; t < end; t++) {
                demand[t * n + i] *= from.test(t) ? 1 - taken / there : 1;
                demand[t * n + i] += put && to.test(t) ? taken / places : 0;
            }
        }
        return scenario.withExogenous(scenario.exogenous().withDemand(demand));
    }

    private static boolean within(int hour, int from, int hours) {
        return Math.floorMod(hour - from, 24) < hours;
    }
}
