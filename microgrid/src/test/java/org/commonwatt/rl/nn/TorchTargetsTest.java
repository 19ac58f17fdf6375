package org.commonwatt.rl.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.commonwatt.numeric.GoldenFiles;
import org.commonwatt.rl.nn.normaliser.RewardScaler;
import org.commonwatt.rl.nn.normaliser.RunningNormaliser;
import org.commonwatt.rl.nn.normaliser.ValueNormaliser;
import org.commonwatt.rl.nn.returns.GeneralizedAdvantage;
import org.commonwatt.rl.nn.returns.LambdaReturn;
import org.commonwatt.rl.nn.returns.RecordedSteps;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Advantages, targets and normalisers against the reference implementations.
@Tag("golden")
final class TorchTargetsTest {

    private static List<JsonNode> files(String key) {
        List<JsonNode> files =
                GoldenFiles.in("torch").stream().filter(file -> file.has(key)).toList();
        assertThat(files).isNotEmpty();
        return files;
    }

    private static boolean[] flags(JsonNode node) {
        double[] numbers = Near.flat(node);
        boolean[] flags = new boolean[numbers.length];
        for (int k = 0; k < flags.length; k++) {
            flags[k] = numbers[k] != 0;
        }
        return flags;
    }

    @Test
    void advantages_equalTheReference() {
        for (JsonNode file : files("td_lambda")) {
            for (JsonNode each : List.of(file, file.get("hand_checkable"))) {
                double[] rewards = Near.flat(each.get("rewards"));
                int steps = each.get("rewards").size();
                var recorded =
                        new RecordedSteps(
                                steps,
                                rewards.length / steps,
                                rewards,
                                Near.flat(each.get("values")),
                                Near.flat(each.get("next_values")),
                                flags(each.get("terminated")),
                                flags(each.get("truncated")));
                double[] advantages = new double[rewards.length];
                double[] returns = new double[rewards.length];
                new GeneralizedAdvantage(each.get("gamma").asDouble(), each.get("lam").asDouble())
                        .compute(recorded, advantages, returns);
                Near.DOUBLE.check("advantages", advantages, each.get("advantages"));
                if (each.has("returns")) {
                    Near.DOUBLE.check("returns", returns, each.get("returns"));
                }
            }
        }
    }

    @Test
    void lambdaReturns_equalTheReference() {
        for (JsonNode file : files("td_lambda")) {
            JsonNode each = file.get("td_lambda");
            var rule = new LambdaReturn(each.get("gamma").asDouble(), each.get("lam").asDouble());
            for (int k = 0; k < each.get("rewards").size(); k++) {
                double[] rewards = Near.flat(each.get("rewards").get(k));
                double[] targets = new double[rewards.length];
                rule.compute(
                        rewards,
                        Near.flat(each.get("target_values").get(k)),
                        flags(each.get("terminated").get(k)),
                        flags(each.get("mask").get(k)),
                        targets);
                Near.DOUBLE.check("targets", targets, each.get("targets").get(k));
            }
        }
    }

    @Test
    void runningNormaliser_equalsTheReference() {
        for (JsonNode file : files("running_mean_std")) {
            JsonNode each = file.get("running_mean_std");
            int width = each.get("probe").get(0).size();
            var clipped = new RunningNormaliser(width, 10);
            var free = new RunningNormaliser(width, Double.POSITIVE_INFINITY);
            for (JsonNode update : each.get("updates")) {
                clipped.learn(Near.flat(update.get("batch")), update.get("batch").size());
                free.learn(Near.flat(update.get("batch")), update.get("batch").size());
                for (int column = 0; column < width; column++) {
                    Near.DOUBLE.check("mean", free.mean(column), update.get("mean").get(column));
                    Near.DOUBLE.check(
                            "variance", free.variance(column), update.get("var").get(column));
                }
                Near.DOUBLE.check("count", free.count(), update.get("count"));
            }
            var restored = new RunningNormaliser(width, 10);
            restored.restore(clipped.state());
            double[] probe = Near.flat(each.get("probe"));
            for (int k = 0; k < probe.length; k++) {
                int row = k / width;
                int column = k % width;
                Near.DOUBLE.check(
                        "normalised",
                        free.normalised(column, probe[k]),
                        each.get("normalised").get(row).get(column));
                Near.DOUBLE.check(
                        "clipped",
                        restored.normalised(column, probe[k]),
                        each.get("normalised_clipped10").get(row).get(column));
            }
        }
    }

    @Test
    void rewardScaler_equalsTheReference() {
        for (JsonNode file : files("reward_scaling")) {
            JsonNode each = file.get("reward_scaling");
            int environments = each.get("rewards").get(0).size();
            var scaler = new RewardScaler(environments, each.get("gamma").asDouble(), 10);
            for (int t = 0; t < each.get("rewards").size(); t++) {
                double[] rewards = Near.flat(each.get("rewards").get(t));
                scaler.scale(rewards, flags(each.get("dones").get(t)));
                Near.DOUBLE.check("scaled", rewards, each.get("scaled").get(t));
            }
            Near.DOUBLE.check("mean", scaler.moments().mean(0), each.get("final_mean"));
            Near.DOUBLE.check("variance", scaler.moments().variance(0), each.get("final_var"));
            Near.DOUBLE.check("count", scaler.moments().count(), each.get("final_count"));
        }
    }

    @Test
    void valueNormaliser_equalsTheReferenceAndComesBack() {
        for (JsonNode file : files("value_norm")) {
            JsonNode each = file.get("value_norm");
            var normaliser = new ValueNormaliser(each.get("beta").asDouble());
            for (JsonNode update : each.get("updates")) {
                double[] batch = Near.flat(update.get("batch"));
                normaliser.learn(batch, batch.length);
                Near.DOUBLE.check(
                        "averages",
                        normaliser.state(),
                        new double[] {
                            update.get("running_mean").asDouble(),
                            update.get("running_mean_sq").asDouble(),
                            update.get("debiasing_term").asDouble()
                        });
                Near.DOUBLE.check("mean", normaliser.mean(), update.get("mean"));
                Near.DOUBLE.check("variance", normaliser.variance(), update.get("var"));
                for (int k = 0; k < batch.length; k++) {
                    double z = normaliser.normalised(batch[k]);
                    Near.DOUBLE.check("normalised", z, update.get("normalised").get(k));
                    assertThat(normaliser.original(z)).isCloseTo(batch[k], within(1e-12));
                }
            }
        }
    }
}
