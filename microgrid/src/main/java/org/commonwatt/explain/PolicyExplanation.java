package org.commonwatt.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.commonwatt.explain.Fact.Unit;

/// What a policy's action in a step hangs on, and how it acts in general
/// (`docs/FORMULATION.md#explain-policy`).
///
/// @param policy the policy
/// @param participant whose device
/// @param device which device
/// @param step which step
/// @param time its start, local
/// @param source what the parts are of: `policy` where its own network was asked, `surrogate` where
///   the tree was
/// @param asked what the device was asked for, [−1, 1]
/// @param groups parts by group of features; exact
/// @param features parts by single features, the largest first; sampled, with intervals
/// @param values what the parts explain
/// @param tree how it acts in general
/// @param replayMatches whether the replay ended in the very state of the run that is explained
public record PolicyExplanation(
        String policy,
        String participant,
        String device,
        int step,
        String time,
        String source,
        double asked,
        List<Part> groups,
        List<SampledPart> features,
        Values values,
        Surrogate tree,
        boolean replayMatches)
        implements Explanation {
    private static final double ADDS = 1e-9;

    /// How far a surrogate may be from what the policy chose.
    static final double NEAR = 0.1;

    private static final int MOST_TOLD = 3;

    /// What a group of features adds to the action.
    ///
    /// @param group its key, such as `price`
    public record Part(String group, double value) {}

    /// What a feature adds to the action, about.
    ///
    /// @param feature its name
    /// @param low lower end of the 95 % interval
    /// @param high upper end
    public record SampledPart(String feature, double value, double low, double high) {}

    /// What the parts explain.
    ///
    /// @param here what the explained function says in the step: the network's action or the tree's
    ///   mean
    /// @param usual its mean over other steps of the run
    /// @param followed how far the function is from what the policy really chose in the step
    public record Values(double here, double usual, double followed) {}

    /// A regression tree that was grown on most days and judged on the others.
    ///
    /// @param heldOutR2 share of the variance on held-out days that it explains; NaN where there is
    ///   none
    /// @param heldOutError its mean absolute error there
    /// @param heldOutSteps how many steps these have
    /// @param rules its leaves, those with most steps first
    public record Surrogate(
            double heldOutR2, double heldOutError, int heldOutSteps, List<Rule> rules) {
        public Surrogate {
            rules = List.copyOf(rules);
        }
    }

    /// A leaf.
    ///
    /// @param conditions in words of features, such as `soc > 0.2`; scaled as policies see them
    /// @param mean what devices are asked for there
    /// @param share of the steps
    public record Rule(List<String> conditions, double mean, double share) {
        public Rule {
            conditions = List.copyOf(conditions);
        }
    }

    public PolicyExplanation {
        groups = List.copyOf(groups);
        features = List.copyOf(features);
    }

    @Override
    public String kind() {
        return "policy";
    }

    @Override
    public List<Sentence> sentences() {
        List<Sentence> sentences = new ArrayList<>();
        sentences.add(
                Sentence.of(
                        "policy.asked." + source,
                        Fact.name(time),
                        Fact.name(policy),
                        Fact.term("device." + device),
                        Fact.name(participant),
                        Fact.plain(asked),
                        Fact.plain(values.usual),
                        Fact.plain(values.here)));
        groups.stream()
                .sorted(Comparator.comparingDouble((Part part) -> -Math.abs(part.value)))
                .filter(part -> Math.abs(part.value) > ADDS)
                .limit(MOST_TOLD)
                .forEach(
                        part ->
                                sentences.add(
                                        Sentence.of(
                                                part.value > 0 ? "policy.up" : "policy.down",
                                                Fact.term("group." + part.group),
                                                Fact.plain(Math.abs(part.value)))));
        features.stream()
                .limit(MOST_TOLD)
                .forEach(
                        part ->
                                sentences.add(
                                        Sentence.of(
                                                "policy.feature",
                                                Fact.name(part.feature),
                                                Fact.plain(part.value),
                                                Fact.plain(part.low),
                                                Fact.plain(part.high))));
        addTree(sentences);
        return sentences;
    }

    private void addTree(List<Sentence> sentences) {
        sentences.add(
                Sentence.of(
                        Double.isNaN(tree.heldOutR2) ? "policy.constant" : "policy.tree",
                        Fact.count(tree.rules.size()),
                        Fact.share(tree.heldOutR2),
                        Fact.count(tree.heldOutSteps),
                        Fact.plain(tree.heldOutError)));
        for (Rule rule : tree.rules.subList(0, Math.min(MOST_TOLD, tree.rules.size()))) {
            sentences.add(
                    Sentence.of(
                            rule.conditions.isEmpty() ? "policy.always" : "policy.rule",
                            Fact.name(String.join(", ", rule.conditions)),
                            Fact.plain(rule.mean),
                            Fact.share(rule.share)));
        }
    }

    @Override
    public List<Check> checks() {
        double sum = groups.stream().mapToDouble(Part::value).sum();
        double off = Math.abs(sum - (values.here - values.usual));
        return List.of(
                Check.replay(replayMatches),
                new Check("check.shapley", off, ADDS, Unit.PLAIN),
                new Check(
                        "check." + source,
                        values.followed,
                        source.equals("policy") ? ADDS : NEAR,
                        Unit.PLAIN));
    }
}
