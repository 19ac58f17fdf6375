package org.commonwatt.operate.scenario.shift;

import java.util.List;
import org.commonwatt.grid.Community;
import org.commonwatt.grid.Ev;
import org.commonwatt.grid.EvSession;
import org.commonwatt.grid.Participant;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.operate.scenario.Scenario;

/// Vehicles that would leave in the span leave so many hours earlier, unannounced: what is said at
/// the charger is the hour that was planned. A stay lasts one step at least.
public record EarlyDeparture() implements ShiftFamily {
    private static final Scale SCALE = new Scale("early-departure", "h earlier", 2, 5);

    @Override
    public Scale scale() {
        return SCALE;
    }

    @Override
    public boolean affects(Scenario scenario) {
        return Felt.vehicles(scenario);
    }

    @Override
    public Scenario apply(Scenario scenario, Span span, double severity, RandomStream draw) {
        Paths.require(this, scenario, span, severity);
        Paths.require(this, scenario, span, severity);
        int earlier = (int) Math.round(severity / scenario.axis().stepHours());
        Community old = scenario.community();
        List<Participant> members =
                old.participants().stream().map(each -> hurried(each, span, earlier)).toList();
        return scenario.withCommunity(
                new Community(members, old.connection(), old.islanding(), old.outages()));
    }

    private static Participant hurried(Participant member, Span span, int earlier) {
        Ev ev = member.ev();
        if (ev == null) {
            return member;
        }
        return member.withEv(
                new Ev(
                        ev.capacityKwh(),
                        ev.powerKw(),
                        ev.etaCharge(),
                        ev.etaDischarge(),
                        ev.minSoc(),
                        ev.bidirectional(),
                        ev.sessions().stream().map(stay -> hurried(stay, span, earlier)).toList()));
    }

    private static EvSession hurried(EvSession stay, Span span, int earlier) {
        if (!span.contains(stay.departureStep())) {
            return stay;
        }
        // Nobody leaves before the span: what lies before it is as it was.
        int departure =
                Math.max(
                        Math.max(stay.arrivalStep() + 1, span.fromStep()),
                        stay.departureStep() - earlier);
        return new EvSession(
                stay.arrivalStep(),
                departure,
                stay.arrivalSoc(),
                stay.targetSoc(),
                stay.announcedStep());
    }
}
