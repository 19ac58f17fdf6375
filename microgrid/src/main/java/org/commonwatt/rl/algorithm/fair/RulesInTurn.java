package org.commonwatt.rl.algorithm.fair;

import java.util.LinkedHashMap;
import java.util.Map;
import org.commonwatt.rl.algorithm.rollout.AdvantageRule;
import org.commonwatt.rl.algorithm.rollout.Rollout;
import org.commonwatt.rl.nn.checkpoint.Checkpoint;

/// Two rules, one after the other.
public record RulesInTurn(AdvantageRule first, AdvantageRule second) implements AdvantageRule {
    @Override
    public void apply(Rollout rollout) {
        first.apply(rollout);
        second.apply(rollout);
    }

    @Override
    public Map<String, Double> figures() {
        Map<String, Double> figures = new LinkedHashMap<>(first.figures());
        figures.putAll(second.figures());
        return figures;
    }

    @Override
    public void save(Checkpoint into) {
        first.save(into);
        second.save(into);
    }

    @Override
    public void restore(Checkpoint from) {
        first.restore(from);
        second.restore(from);
    }
}
