package org.commonwatt.grid;

import java.util.ArrayList;
import java.util.List;
import org.commonwatt.grid.ageing.Ageing;
import org.commonwatt.grid.ageing.CellTemperature;
import org.commonwatt.grid.ageing.LfpAgeing;
import org.commonwatt.grid.ageing.ThroughputAgeing;
import org.commonwatt.numeric.RandomStream;

/// Communities with every kind of device, ordinary and extreme.
final class RandomCommunity {
    private RandomCommunity() {}

    /// A community for a run of `steps` steps.
    static Community draw(RandomStream r, int members, int steps) {
        List<Participant> participants = new ArrayList<>();
        for (int i = 0; i < members; i++) {
            participants.add(participant(r, i, steps));
        }
        boolean free = r.chance(0.3);
        Connection connection =
                free
                        ? Connection.UNLIMITED
                        : new Connection(limit(r) * members, limit(r) * members);
        return new Community(participants, connection, r.nextBoolean(), outages(r, steps));
    }

    private static Participant participant(RandomStream r, int i, int steps) {
        boolean shared = r.chance(0.1);
        boolean limited = r.chance(0.3);
        return new Participant(
                "member_" + i,
                shared ? ParticipantKind.SHARED_BATTERY : ParticipantKind.HOME,
                "",
                Double.NaN,
                r.nextInt(10),
                r.chance(0.3) ? r.nextDouble(0, 3) : 0,
                limited ? new Connection(limit(r), limit(r)) : Connection.UNLIMITED,
                equipment(r, shared, steps),
                r.chance(0.4),
                1);
    }

    private static Equipment equipment(RandomStream r, boolean shared, int steps) {
        return Equipment.NONE
                .withPv(r.chance(0.4) ? magnitude(r) : 0)
                .withBattery(shared || r.chance(0.6) ? battery(r) : null)
                .withEv(r.chance(0.4) ? ev(r, steps) : null)
                .withHeatPump(r.chance(0.3) ? heatPump(r) : null)
                .withGenset(r.chance(0.2) ? genset(r) : null)
                .withJobs(r.chance(0.3) ? jobs(r, steps) : List.of());
    }

    private static HeatPump heatPump(RandomStream r) {
        Room room =
                new Room(
                        r.nextDouble(0.1, 20),
                        magnitude(r),
                        r.nextDouble(15, 25),
                        r.nextDouble(0, 3),
                        r.nextDouble(0, 10),
                        r.nextDouble(0, 1),
                        r.nextDouble(-10, 35));
        double lossKwPerK = r.chance(0.2) ? 0 : r.nextDouble(0, 0.05);
        Tank tank = new Tank(r.nextDouble(1, 2000), lossKwPerK, 18, 10, 40, 50, 60);
        int kind = r.nextInt(3);
        HeatCurve curve = r.chance(0.5) ? new HeatCurve.Air() : new HeatCurve.Ground(10);
        return new HeatPump(
                magnitude(r), curve, 55, 30, kind == 0 ? null : room, kind == 1 ? null : tank);
    }

    private static Genset genset(RandomStream r) {
        return new Genset(
                magnitude(r),
                r.nextDouble(0, 1),
                r.chance(0.5) ? 0 : r.nextDouble(0, 120),
                r.nextDouble(0, 0.1),
                r.nextDouble(0, 0.5),
                r.nextDouble(0, 1),
                1.5,
                0.5);
    }

    private static List<Job> jobs(RandomStream r, int steps) {
        var jobs = new ArrayList<Job>();
        int at = r.nextInt(5);
        while (at < steps) {
            int latest = at + r.nextInt(12);
            var profile = new ArrayList<Double>();
            for (int length = 1 + r.nextInt(4); length > 0; length--) {
                profile.add(r.nextDouble(0, 2));
            }
            Job job = new Job(at, latest, profile);
            jobs.add(job);
            at = job.endStep() + r.nextInt(10);
        }
        return jobs;
    }

    /// 0, none, or a few kW.
    private static double limit(RandomStream r) {
        double u = r.nextDouble();
        if (u < 0.2) {
            return 0;
        }
        return u < 0.4 ? Double.POSITIVE_INFINITY : r.nextDouble(0, 6);
    }

    /// Mostly household sizes, now and then tiny, huge or a million.
    private static double magnitude(RandomStream r) {
        double u = r.nextDouble();
        if (u < 0.7) {
            return r.nextDouble(0.5, 15);
        }
        return u < 0.95 ? Math.pow(10, r.nextDouble(-6, 6)) : 1e6;
    }

    private static double eta(RandomStream r) {
        double u = r.nextDouble();
        if (u < 0.6) {
            return r.nextDouble(0.8, 1);
        }
        return u < 0.8 ? 1 : r.nextDouble(1e-3, 1);
    }

    private static Battery battery(RandomStream r) {
        double low = r.chance(0.5) ? 0 : r.nextDouble(0, 0.9);
        double high = r.chance(0.5) ? 1 : r.chance(0.3) ? low + 1e-6 : r.nextDouble(low, 1);
        double loss = r.chance(0.6) ? 0 : r.nextDouble(0, 0.1);
        if (r.chance(0.05)) {
            loss = Math.nextDown(1.0);
        }
        BatteryCurves curves = r.chance(0.2) ? curves(r) : null;
        boolean fades = curves != null && curves.capacityLossCoefficient() > 0;
        return new Battery(
                magnitude(r),
                r.chance(0.1) ? 0 : magnitude(r),
                r.chance(0.1) ? 0 : magnitude(r),
                eta(r),
                eta(r),
                low,
                Math.max(high, low + 1e-9),
                loss,
                0,
                r.nextDouble(),
                curves,
                fades || r.chance(0.5) ? null : ageing(r));
    }

    /// Ordinary, or so that a few days wear a battery out.
    static Ageing ageing(RandomStream r) {
        if (r.chance(0.5)) {
            double coldest = r.nextDouble(-20, 20);
            return new LfpAgeing(new CellTemperature(coldest, coldest + r.nextDouble(0, 40)));
        }
        boolean brutal = r.chance(0.3);
        return new ThroughputAgeing(
                brutal ? r.nextDouble(0.5, 10) : 5000,
                r.nextDouble(0.1, 1),
                brutal ? r.nextDouble(0.005, 0.1) : 10,
                r.nextDouble(0, 0.9));
    }

    /// Curves with 2 to 4 knots over the whole range.
    static BatteryCurves curves(RandomStream r) {
        int soc = r.nextInt(2, 5);
        int power = r.nextInt(2, 5);
        return new BatteryCurves(
                knots(r, soc),
                values(r, soc, 0),
                knots(r, power),
                values(r, power, 0.05),
                r.chance(0.5) ? 0 : r.chance(0.1) ? 10 : r.nextDouble(0, 0.01));
    }

    private static double[] knots(RandomStream r, int count) {
        double[] x = new double[count];
        for (int k = 1; k < count; k++) {
            x[k] = x[k - 1] + r.nextDouble(0.1, 1);
        }
        double last = x[count - 1];
        for (int k = 1; k < count; k++) {
            x[k] /= last;
        }
        return x;
    }

    private static double[] values(RandomStream r, int count, double least) {
        double[] y = new double[count];
        for (int k = 0; k < count; k++) {
            y[k] = r.chance(0.3) ? 1 : r.nextDouble(least, 1);
        }
        return y;
    }

    private static Ev ev(RandomStream r, int steps) {
        List<EvSession> sessions = new ArrayList<>();
        int at = r.nextInt(-10, 5);
        while (at < steps + 5) {
            int arrival = at + (r.chance(0.3) ? 0 : r.nextInt(10));
            int departure = arrival + 1 + r.nextInt(15);
            sessions.add(new EvSession(arrival, departure, r.nextDouble(), r.nextDouble()));
            at = departure;
        }
        double power = r.chance(0.1) ? 0 : magnitude(r);
        return new Ev(
                magnitude(r), power, eta(r), eta(r), r.nextDouble(), r.nextBoolean(), sessions);
    }

    private static List<Outage> outages(RandomStream r, int steps) {
        if (r.chance(0.5)) {
            return List.of();
        }
        int start = r.nextInt(steps);
        int end = start + 1 + r.nextInt(10);
        int again = end + r.nextInt(10);
        return List.of(new Outage(start, end, start), new Outage(again, again + 3, again - 1));
    }

    /// Largest demand of a member in a step: a million for a few, none for a few.
    static double demandScaleKwh(Participant participant) {
        int number = Integer.parseInt(participant.id().substring("member_".length()));
        return switch (number % 100) {
            case 3 -> 0;
            case 42 -> 1e6;
            default -> 0.2 * (1 + number % 23);
        };
    }
}
