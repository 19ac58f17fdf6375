package org.commonwatt.operate.agent;

// Larger than 300 lines because every group of features has its writer.

import java.util.List;
import java.util.stream.IntStream;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.operate.agent.CommunityAgents.Agent;
import org.commonwatt.operate.policy.Observations;
import org.commonwatt.operate.scenario.Scenario;

/// Writes what agents see, from [Observations] and nothing else: (value − offset)/scale, cut to
/// ±[CommunityAgents#LIMIT].
///
/// Allocates nothing while writing. Not thread-safe.
public final class AgentFeatures {
    private static final int CALENDAR = FeatureGroup.CALENDAR.names().size();
    private static final int PRICE = FeatureGroup.PRICE.names().size();
    private static final int PARTS = FeatureGroup.Shape.DAY_PARTS;
    private static final double EQUAL_PRICE = 1e-9;

    private final List<Agent> agents;
    private final FeatureScales scales;
    private final double[] calendar;
    private final double stepHours;
    private final int n;

    /// Index of the first participant with the same tariff; N for the mean over members.
    private final int[] priceLike;

    /// Participants whose prices somebody sees, one per tariff, and N.
    private final int[] priced;

    private final int perHour;
    private final double[] ahead;

    /// Features that agents share: prices by participant, the community's day, members' days.
    private final double[] price;

    private final double[] communityDay = new double[PARTS + 1];
    private final double[] ownDay;

    /// @param scenario clock and tariffs
    /// @param calendar what [#calendar(TimeAxis)] returned for its axis
    public AgentFeatures(
            Scenario scenario, CommunityAgents agents, FeatureScales scales, double[] calendar) {
        this.agents = agents.agents();
        this.scales = scales;
        this.calendar = calendar;
        stepHours = scenario.axis().stepHours();
        n = scenario.community().size();
        perHour = (int) Math.round(1 / stepHours);
        ahead = new double[24 * perHour];
        price = new double[(n + 1) * PRICE];
        ownDay = new double[n * (PARTS + 1)];
        priceLike = new int[n + 1];
        priceLike[n] = n;
        for (int i = 0; i < n; i++) {
            int first = 0;
            while (!scenario.tariffs().get(first).equals(scenario.tariffs().get(i))) {
                first++;
            }
            priceLike[i] = first;
        }
        var seen = this.agents.stream().mapToInt(a -> a.participant() < 0 ? n : a.participant());
        priced =
                IntStream.concat(IntStream.of(n), seen).map(i -> priceLike[i]).distinct().toArray();
    }

    /// Calendar features of every step of an axis, `[step × feature]`; made once per axis.
    public static double[] calendar(TimeAxis axis) {
        double[] rows = new double[axis.steps() * CALENDAR];
        for (int t = 0; t < axis.steps(); t++) {
            double hour = 2 * Math.PI * axis.minuteOfDay(t) / 1440;
            double year = 2 * Math.PI * axis.date(axis.day(t)).getDayOfYear() / 365.25;
            int at = t * CALENDAR;
            rows[at] = StrictMath.sin(hour);
            rows[at + 1] = StrictMath.cos(hour);
            rows[at + 2] = StrictMath.sin(2 * hour);
            rows[at + 3] = StrictMath.cos(2 * hour);
            rows[at + 4] = axis.dayOfWeek(t) >= 6 ? 1 : 0;
            rows[at + 5] = StrictMath.sin(year);
            rows[at + 6] = StrictMath.cos(year);
        }
        return rows;
    }

    /// Computes what several agents share for the present step; call it before the others.
    public void prepare(Observations o, int copy) {
        for (int i : priced) {
            preparePrices(o, copy, i);
        }
        prepareDays(o, copy);
    }

    private void preparePrices(Observations o, int copy, int i) {
        o.retailPricesPerKwh(copy, i, ahead);
        int at = i * PRICE;
        for (int lead : FeatureGroup.Shape.PRICE_LEAD_HOURS) {
            double scaled = (ahead[lead * perHour] - scales.priceMean()) / scales.priceSpread();
            price[at++] = cut(scaled);
        }
        double peak = ahead[0];
        int first = 0;
        for (int lead = 1; lead < ahead.length; lead++) {
            if (ahead[lead] > peak + EQUAL_PRICE) {
                peak = ahead[lead];
                first = lead;
            }
        }
        int end = first;
        while (end < ahead.length && ahead[end] > peak - EQUAL_PRICE) {
            end++;
        }
        price[at++] = first * stepHours / 12;
        price[at] = (end - first) * stepHours / 12;
    }

    /// Means over the coming day's parts, a day ago: the community's per member, and every
    /// member's.
    private void prepareDays(Observations o, int copy) {
        int length = o.stepsPerDay() / PARTS;
        double communityMean = 0;
        for (int i = 0; i < n; i++) {
            ownDay[i * (PARTS + 1) + PARTS] = 0;
        }
        for (int part = 0; part < PARTS; part++) {
            double sum = 0;
            for (int i = 0; i < n; i++) {
                ownDay[i * (PARTS + 1) + part] = 0;
            }
            for (int lead = part * length; lead < (part + 1) * length; lead++) {
                sum += o.communityNetYesterdayKwh(copy, lead);
                for (int i = 0; i < n; i++) {
                    ownDay[i * (PARTS + 1) + part] += o.netYesterdayKwh(copy, i, lead);
                }
            }
            communityDay[part] = sum / length / n / scales.communityKwh();
            communityMean += communityDay[part] / PARTS;
            for (int i = 0; i < n; i++) {
                int at = i * (PARTS + 1);
                ownDay[at + part] /= length * scales.ownKwh().get(i);
                ownDay[at + PARTS] += ownDay[at + part] / PARTS;
            }
        }
        communityDay[PARTS] = communityMean;
    }

    /// Writes the joint observation, `from` on; after [#prepare].
    public void write(Observations o, int copy, double[] into, int from) {
        int at = from;
        for (Agent agent : agents) {
            for (FeatureGroup group : agent.groups()) {
                at = write(group, agent.participant(), o, copy, into, at);
            }
        }
    }

    /// Writes the state for a central critic, `from` on; after [#prepare].
    public void writeState(Observations o, int copy, double[] into, int from) {
        int at = write(FeatureGroup.CALENDAR, -1, o, copy, into, from);
        at = write(FeatureGroup.PRICE, -1, o, copy, into, at);
        at = write(FeatureGroup.COMMUNITY, -1, o, copy, into, at);
        at = write(FeatureGroup.OUTAGE, -1, o, copy, into, at);
        into[at++] = 2 * o.meanSoc(copy) - 1;
        for (Agent agent : agents) {
            int i = agent.participant();
            if (i >= 0) {
                int k = o.index(copy, i);
                into[at++] = 2 * o.soc(k) - 1;
                into[at++] = cut(o.netKwh(k) / scales.ownKwh().get(i));
                into[at++] = cut(o.evNeedKwh(k) / 20);
            }
        }
    }

    private int write(
            FeatureGroup group, int i, Observations o, int copy, double[] into, int from) {
        int k = o.index(copy, Math.max(0, i));
        int at = from;
        switch (group) {
            case CALENDAR -> {
                System.arraycopy(calendar, o.step(copy) * CALENDAR, into, at, CALENDAR);
                at += CALENDAR;
            }
            case PRICE -> {
                System.arraycopy(price, priceLike[i < 0 ? n : i] * PRICE, into, at, PRICE);
                at += PRICE;
            }
            case OWN -> at = writeOwn(i, k, o, into, at);
            case COMMUNITY -> {
                into[at++] = cut(o.communityNetKwh(copy) / n / scales.communityKwh());
                for (double value : communityDay) {
                    into[at++] = cut(value);
                }
            }
            case STORAGE -> {
                into[at++] = i < 0 ? 0 : 2 * o.soc(k) - 1;
                into[at++] = 2 * o.meanSoc(copy) - 1;
            }
            case OUTAGE -> {
                into[at++] = o.outage(copy) ? 1 : 0;
                into[at++] = 1 / (1 + o.outageInHours(copy));
            }
            case VEHICLE, HEAT, JOB, GENSET -> at = writeDevice(group, k, o, copy, into, at);
            case POOL -> {
                double pool = o.poolPricePerKwh(copy);
                double scaled = (pool - scales.priceMean()) / scales.priceSpread();
                into[at++] = Double.isNaN(pool) ? 0 : cut(scaled);
            }
        }
        return at;
    }

    private int writeOwn(int i, int k, Observations o, double[] into, int from) {
        int at = from;
        double scale = 1 / scales.ownKwh().get(i);
        into[at++] = cut(o.demandKwh(k) * scale);
        into[at++] = cut(o.generationKwh(k) * scale);
        into[at++] = cut(o.netKwh(k) * scale);
        for (int part = 0; part <= PARTS; part++) {
            into[at++] = cut(ownDay[i * (PARTS + 1) + part]);
        }
        return at;
    }

    private int writeDevice(
            FeatureGroup group, int k, Observations o, int copy, double[] into, int from) {
        int at = from;
        switch (group) {
            case VEHICLE -> {
                into[at++] = o.evConnected(k) ? 1 : 0;
                into[at++] = cut(o.evNeedKwh(k) / 20);
                into[at++] = cut(o.evHoursLeft(k) / 12);
            }
            case HEAT -> {
                into[at++] = cut((o.roomC(k) - 20) / 3);
                into[at++] = cut(2 * o.tankShare(k) - 1);
                into[at++] = cut((o.outdoorC(copy) - 10) / 10);
                into[at++] = cut(o.flexibleKwh(k) / stepHours / 2);
            }
            case JOB -> {
                into[at++] = o.jobWaits(k) ? 1 : 0;
                into[at++] = cut(o.jobHoursLeft(k) / 12);
            }
            case GENSET -> into[at++] = o.gensetOn(k) ? 1 : 0;
            default -> throw new IllegalStateException("No device: " + group);
        }
        return at;
    }

    private static double cut(double value) {
        return Math.clamp(value, -CommunityAgents.LIMIT, CommunityAgents.LIMIT);
    }
}
