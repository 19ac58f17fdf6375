package org.commonwatt.operate.bilevel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.numeric.RandomStreams;
import org.commonwatt.operate.bilevel.LowerLevel.Say;
import org.commonwatt.operate.dispatch.DispatchMember;
import org.commonwatt.operate.dispatch.DispatchProblem;
import org.commonwatt.rl.env.AgentSpec;
import org.commonwatt.rl.env.EnvSpec;
import org.commonwatt.rl.env.EpisodicEnv;
import org.commonwatt.rl.space.Box;

/// The upper level as a game of one agent, a step per day (`docs/FORMULATION.md#bilevel`): it sees
/// how unequal burdens and access to renewable energy are so far, says how much each group weighs
/// and what the least benefit counts, and the best plan of the day is made with that.
///
/// Action 0 is the unweighted optimum: the weight of group g is `most^(a_g·|a_g|)`, β is `max(0,
/// a)²` times the most, times the gross bills of the vulnerable. Squares make small differences,
/// which cost little, easy to say.
public final class EquityGame extends EpisodicEnv {
    private static final double SEEN = 10;
    private static final double POINTS = 100;

    /// What the game is about.
    ///
    /// @param courses days; an episode plays one of them
    /// @param episodeDays length of an episode, at most that of each course
    /// @param mostWeight bound of weights: from 1/most to most
    /// @param mostBeta bound of β, in gross bills of the vulnerable
    /// @param costWeight what a percent of additional cost counts, in points of inequity
    public record Rules(
            List<Course> courses,
            int episodeDays,
            double mostWeight,
            double mostBeta,
            double costWeight) {
        /// Weights up to 4, β up to 2, a percent of cost as bad as a point of inequity.
        public static Rules of(List<Course> courses, int episodeDays) {
            return new Rules(courses, episodeDays, 4, 2, 1);
        }

        public Rules {
            courses = List.copyOf(courses);
            int least = courses.stream().mapToInt(c -> c.days().count()).min().orElse(0);
            if (episodeDays < 1 || episodeDays > least || !(mostWeight > 1) || !(mostBeta >= 0)) {
                throw new IllegalArgumentException(
                        "Episodes of %d days need courses of as many (there are %d), a most weight"
                                        .formatted(episodeDays, least)
                                + " above 1 and a most beta not below 0: %s, %s."
                                        .formatted(mostWeight, mostBeta));
            }
        }
    }

    private final Rules rules;
    private final EquityRecord record;
    private final double[] weights;
    private Course course;
    private double[] storedKwh;
    private DayResult last;
    private int firstDay;
    private double inequityBefore;

    /// @param rules courses of the same members
    public EquityGame(Rules rules) {
        super(spec(rules));
        this.rules = rules;
        course = rules.courses().getFirst();
        record = new EquityRecord(course.days());
        weights = new double[course.days().participants()];
        storedKwh = course.days().firstStoredKwh();
        last = course.unweighted()[0];
    }

    private static EnvSpec spec(Rules rules) {
        var record = new EquityRecord(rules.courses().getFirst().days());
        List<String> seen = new ArrayList<>();
        List<String> done = new ArrayList<>();
        for (String group : record.groups()) {
            seen.add("burden_" + group);
            seen.add("access_" + group);
            done.add("weight_" + group);
        }
        seen.addAll(
                List.of(
                        "gini_burden",
                        "gini_access",
                        "days_so_far",
                        "demand",
                        "generation",
                        "price",
                        "outage",
                        "stored"));
        done.add("beta");
        return EnvSpec.of(
                "bilevel-equity",
                rules.episodeDays(),
                List.of(
                        new AgentSpec(
                                "operator_0", Box.of(-SEEN, SEEN, seen), Box.of(-1, 1, done))),
                List.of("inequity", "cost", "peak_kw"));
    }

    @Override
    protected void begin(RandomStreams streams) {
        RandomStream draw = streams.stream("firstDay");
        course = rules.courses().get(draw.nextInt(rules.courses().size()));
        firstDay = draw.nextInt(course.days().count() - rules.episodeDays() + 1);
        begin(course, firstDay);
    }

    private void begin(Course chosen, int day) {
        course = chosen;
        firstDay = day;
        storedKwh = chosen.storedBefore(day);
        record.clear();
        last = chosen.unweighted()[day];
        inequityBefore = 0;
    }

    /// Begins a course at its first day, for judging.
    public void begin(Course chosen) {
        begin(chosen, 0);
        beginAfter(0);
    }

    /// Where an episode stands, to go on from there later.
    ///
    /// @param day how many days of the course are played
    @SuppressWarnings("ArrayRecordComponent") // Its own copies; never compared.
    record Moment(
            Course course,
            int day,
            EquityRecord record,
            double[] storedKwh,
            DayResult last,
            double inequityBefore) {}

    /// Where an episode that began with the first day of a course stands.
    Moment moment() {
        return new Moment(course, steps(), record.copy(), storedKwh, last, inequityBefore);
    }

    /// Goes on from there.
    void resume(Moment moment) {
        course = moment.course;
        firstDay = 0;
        record.copyFrom(moment.record);
        storedKwh = moment.storedKwh;
        last = moment.last;
        inequityBefore = moment.inequityBefore;
        beginAfter(moment.day);
    }

    @Override
    protected boolean advance(double[] actions, int from) {
        int day = today();
        DispatchProblem problem = course.days().day(day, storedKwh);
        last =
                course.level()
                        .plan(
                                problem,
                                say(problem, actions, from),
                                course.days().ownership(day),
                                course.alone()[day].cost());
        storedKwh = last.storedKwh();
        record.add(last);
        double inequity = record.days() * record.inequity();
        double dearer = last.cost() - course.unweighted()[day].cost();
        double scale = course.unweightedCost() / course.days().count() * rules.episodeDays();
        reward(
                0,
                -POINTS * (inequity - inequityBefore) / rules.episodeDays()
                        - POINTS * rules.costWeight() * dearer / scale);
        inequityBefore = inequity;
        return false;
    }

    private int today() {
        // Behind the last day the last one stands for the next.
        return Math.min(firstDay + Math.max(0, steps()), course.days().count() - 1);
    }

    private Say say(DispatchProblem problem, double[] actions, int from) {
        int groups = record.groups().size();
        Arrays.fill(weights, 1);
        for (int i = 0; i < weights.length; i++) {
            int group = record.groupOf(i);
            if (group >= 0) {
                double action = Math.clamp(actions[from + group], -1, 1);
                weights[i] = Math.pow(rules.mostWeight(), action * Math.abs(action));
            }
        }
        double bills = 0;
        for (DispatchMember member : problem.members()) {
            bills += member.equity().vulnerable() ? member.equity().grossBill() : 0;
        }
        double share = Math.clamp(actions[from + groups], 0, 1);
        return new Say(weights.clone(), rules.mostBeta() * share * share * bills);
    }

    @Override
    protected void write(double[] observations, int from) {
        int at = from;
        double mean = 0;
        int groups = record.groups().size();
        for (int g = 0; g < groups; g++) {
            mean += record.burdenOfGroup(g) / groups;
        }
        for (int g = 0; g < groups; g++) {
            observations[at++] =
                    mean > 0 ? Math.clamp(record.burdenOfGroup(g) / mean - 1, -SEEN, SEEN) : 0;
            observations[at++] = record.accessOfGroup(g);
        }
        observations[at++] = record.giniOfBurden();
        observations[at++] = record.giniOfAccess();
        observations[at++] = (double) record.days() / rules.episodeDays();
        DayAhead.write(course.days().day(today(), storedKwh), observations, at);
    }

    @Override
    public void info(double[] into, int copy) {
        int start = EnvSpec.start(into.length, copy, spec().infoNames().size());
        into[start] = record.inequity();
        into[start + 1] = last.cost();
        into[start + 2] = last.peakKw();
    }

    /// What has come of the days so far.
    public EquityRecord soFar() {
        return record;
    }

    /// What came of the last day; before the first one, what the unweighted optimum would bring.
    public DayResult lastDay() {
        return last;
    }

    /// The days that are being played.
    public Course course() {
        return course;
    }

    /// Bounds and courses.
    public Rules rules() {
        return rules;
    }
}
