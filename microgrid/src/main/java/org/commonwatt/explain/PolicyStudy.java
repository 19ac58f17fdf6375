package org.commonwatt.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.commonwatt.equity.sharing.ShapleyValue;
import org.commonwatt.equity.sharing.TableGame;
import org.commonwatt.explain.PolicyExplanation.Part;
import org.commonwatt.explain.PolicyExplanation.Rule;
import org.commonwatt.explain.PolicyExplanation.SampledPart;
import org.commonwatt.explain.PolicyExplanation.Surrogate;
import org.commonwatt.explain.PolicyExplanation.Values;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.numeric.Moments;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.numeric.RandomStreams;
import org.commonwatt.operate.agent.FeatureGroup;
import org.commonwatt.operate.agent.LearnedPolicy;
import org.commonwatt.operate.agent.Lever;
import org.commonwatt.operate.policy.Policy;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.simulation.RunAccounts;
import org.commonwatt.rl.algorithm.team.TeamPolicy;

/// Shapley values of a policy's action over what it saw, and a tree that acts much like it
/// (`docs/FORMULATION.md#explain-policy`).
public final class PolicyStudy {
    /// Steps of the run that stand for "not known".
    private static final int BACKGROUND = 16;

    private static final int ORDERS = 60;
    private static final double Z95 = 1.959964;
    private static final int DEPTH = 4;
    private static final int LEAVES_OF = 50;

    /// Every fourth day is held out.
    private static final int HELD_OUT = 4;

    private final Replay run;
    private final Scenario scenario;
    private final Supplier<Policy> policies;

    /// @param policies makes a fresh policy for one copy of the scenario
    public PolicyStudy(Replay run, Supplier<Policy> policies) {
        this.run = run;
        scenario = run.scenario();
        this.policies = policies;
    }

    /// Explains.
    ///
    /// @param participant whose device
    /// @param step empty for the most telling one
    /// @param expectedHash final state of the run that is explained
    public PolicyExplanation explain(
            int participant, Lever lever, OptionalInt step, long expectedHash) {
        Policy policy = policies.get();
        var record = new ActionRecord(scenario, policy, participant, lever);
        RunAccounts accounts = run.of(policy, record);
        RegressionTree tree = grown(record);
        int t = step.orElseGet(() -> record.mostTelling(tree::of, PolicyExplanation.NEAR));
        // What a network does that remembers, no single observation says.
        boolean isAsked =
                policy instanceof LearnedPolicy known
                        && record.isLearned()
                        && !known.team().remembers();
        ToDoubleFunction<double[]> function =
                isAsked && policy instanceof LearnedPolicy known
                        ? network(known.team(), record, t)
                        : tree::of;
        double here = function.applyAsDouble(record.own(t));
        double[][] others = background(record);
        double usual = Arrays.stream(others).mapToDouble(function).average().orElse(0);
        return new PolicyExplanation(
                policy.name(),
                scenario.community().participant(participant).id(),
                lever.key(),
                t,
                PriceFinder.time(scenario, t),
                isAsked ? "policy" : "surrogate",
                record.asked(t),
                groups(record, function, record.own(t), others, usual),
                features(record, function, record.own(t), others),
                new Values(here, usual, Math.abs(here - record.chosen(t))),
                judged(record, tree),
                accounts.stateHash() == expectedHash);
    }

    /// The number that the network gives for the device when the agent sees `own` and all others
    /// what they saw.
    private static ToDoubleFunction<double[]> network(TeamPolicy team, ActionRecord record, int t) {
        double[] joint = record.joint(t).clone();
        double[] actions = new double[team.spec().actionSize()];
        int at = record.actionAt();
        return own -> {
            System.arraycopy(own, 0, joint, record.from(), own.length);
            team.act(joint, actions, 1);
            return actions[at];
        };
    }

    private static double[][] background(ActionRecord record) {
        double[][] others = new double[Math.min(BACKGROUND, record.steps())][];
        for (int k = 0; k < others.length; k++) {
            others[k] = record.own((int) ((k + 0.5) * record.steps() / others.length));
        }
        return others;
    }

    /// Exact: the value of a coalition of groups is the mean action where they are as they were and
    /// the other groups as in other steps.
    private static List<Part> groups(
            ActionRecord record,
            ToDoubleFunction<double[]> function,
            double[] own,
            double[][] others,
            double usual) {
        List<FeatureGroup> groups = record.groups();
        double[] table = new double[1 << groups.size()];
        double[] mixed = new double[own.length];
        for (int set = 1; set < table.length; set++) {
            double sum = 0;
            for (double[] other : others) {
                int at = 0;
                for (int g = 0; g < groups.size(); g++) {
                    int size = groups.get(g).names().size();
                    double[] from = (set >> g & 1) == 1 ? own : other;
                    System.arraycopy(from, at, mixed, at, size);
                    at += size;
                }
                sum += function.applyAsDouble(mixed);
            }
            table[set] = sum / others.length - usual;
        }
        double[] values = ShapleyValue.of(TableGame.of(table));
        List<Part> parts = new ArrayList<>();
        for (int g = 0; g < values.length; g++) {
            parts.add(new Part(groups.get(g).key(), values[g]));
        }
        return parts;
    }

    /// Sampled: in a random order, from a random other step, one feature after the other becomes
    /// what it was; the change of the action is one draw of its part.
    private List<SampledPart> features(
            ActionRecord record,
            ToDoubleFunction<double[]> function,
            double[] own,
            double[][] others) {
        RandomStream random = RandomStreams.of(scenario.seed()).stream("explain");
        double[][] draws = new double[own.length][ORDERS];
        int[] order = new int[own.length];
        Arrays.setAll(order, k -> k);
        for (int draw = 0; draw < ORDERS; draw++) {
            double[] mixed = others[random.nextInt(others.length)].clone();
            random.shuffle(order);
            double before = function.applyAsDouble(mixed);
            for (int feature : order) {
                if (mixed[feature] != own[feature]) {
                    mixed[feature] = own[feature];
                    double after = function.applyAsDouble(mixed);
                    draws[feature][draw] = after - before;
                    before = after;
                }
            }
        }
        List<String> names = record.names();
        List<SampledPart> parts = new ArrayList<>();
        for (int k = 0; k < own.length; k++) {
            Moments moments = Moments.of(draws[k]);
            double half = Z95 * moments.standardDeviation() / Math.sqrt(ORDERS);
            parts.add(
                    new SampledPart(
                            names.get(k),
                            moments.mean(),
                            moments.mean() - half,
                            moments.mean() + half));
        }
        parts.sort(Comparator.comparingDouble(part -> -Math.abs(part.value())));
        return parts;
    }

    private boolean heldOut(int step) {
        TimeAxis axis = scenario.axis();
        int days = axis.days();
        return days >= HELD_OUT
                ? axis.day(step) % HELD_OUT == HELD_OUT - 1
                : step % HELD_OUT == HELD_OUT - 1;
    }

    private RegressionTree grown(ActionRecord record) {
        int[] steps = IntStream.range(0, record.steps()).filter(t -> !heldOut(t)).toArray();
        double[][] rows = Arrays.stream(steps).mapToObj(record::own).toArray(double[][]::new);
        double[] values = Arrays.stream(steps).mapToDouble(record::asked).toArray();
        return RegressionTree.grow(rows, values, DEPTH, Math.max(2, steps.length / LEAVES_OF));
    }

    private Surrogate judged(ActionRecord record, RegressionTree tree) {
        int[] steps = IntStream.range(0, record.steps()).filter(this::heldOut).toArray();
        double mean = Arrays.stream(steps).mapToDouble(record::asked).average().orElse(0);
        double squares = 0;
        double all = 0;
        double error = 0;
        for (int t : steps) {
            double off = tree.of(record.own(t)) - record.asked(t);
            squares += off * off;
            error += Math.abs(off) / steps.length;
            all += (record.asked(t) - mean) * (record.asked(t) - mean);
        }
        List<String> names = record.names();
        List<RegressionTree.Leaf> leaves = tree.leaves();
        int rows = leaves.stream().mapToInt(RegressionTree.Leaf::rows).sum();
        List<Rule> rules =
                leaves.stream()
                        .map(
                                leaf ->
                                        new Rule(
                                                leaf.conditions().stream()
                                                        .map(each -> words(each, names))
                                                        .toList(),
                                                leaf.mean(),
                                                leaf.rows() / (double) rows))
                        .toList();
        double r2 = all > 0 ? 1 - squares / all : Double.NaN;
        return new Surrogate(r2, error, steps.length, rules);
    }

    private static String words(RegressionTree.Condition condition, List<String> names) {
        return String.format(
                Locale.ROOT,
                "%s %s %.3g",
                names.get(condition.feature()),
                condition.above() ? ">" : "≤",
                condition.threshold());
    }
}
