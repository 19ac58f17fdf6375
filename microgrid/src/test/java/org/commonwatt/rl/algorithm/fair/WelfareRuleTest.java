package org.commonwatt.rl.algorithm.fair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Objects;
import org.commonwatt.rl.algorithm.rollout.AdvantageRule;
import org.commonwatt.rl.algorithm.rollout.Rollout;
import org.commonwatt.rl.nn.checkpoint.Checkpoint;
import org.junit.jupiter.api.Test;

class WelfareRuleTest {
    /// One copy, two agents, two steps; the episode ends with the second. Rewards 0.1 and −0.2 per
    /// step: benefits 1.2 and 0.6.
    private static Rollout rollout() {
        Rollout rollout = new Rollout(2, 1, 2);
        double[] rewards = rollout.recorded().rewards();
        System.arraycopy(new double[] {0.1, -0.2, 0.1, -0.2}, 0, rewards, 0, 4);
        rollout.recorded().truncated()[2] = true;
        rollout.recorded().truncated()[3] = true;
        System.arraycopy(new double[] {1, 10, 2, 20}, 0, rollout.advantages(), 0, 4);
        return rollout;
    }

    private static WelfareRule rule(String text) {
        return new WelfareRule(EquityMode.parse(text), 2);
    }

    @Test
    void apply_utilitarian_isTheSumOfAdvantages() {
        Rollout rollout = rollout();
        rule("utilitarian").apply(rollout);
        assertThat(rollout.advantages()).containsExactly(11, 11, 22, 22);
    }

    /// The least benefit is the second agent's: gradient (0, 1), weights (0, 2).
    @Test
    void apply_rawls_countsTheLeastOnly() {
        Rollout rollout = rollout();
        WelfareRule rule = rule("rawls");
        rule.apply(rollout);
        assertThat(rule.benefits()).containsExactly(new double[] {1.2, 0.6}, within(1e-12));
        assertThat(rollout.advantages()).containsExactly(20, 20, 40, 40);
    }

    /// α = 1: gradient 1/(2U) = (1/2.4, 1/1.2), mean 0.625, weights (2/3, 4/3).
    @Test
    void apply_alpha_weighsByTheInverseOfTheBenefit() {
        Rollout rollout = rollout();
        rule("alpha:1").apply(rollout);
        assertThat(rollout.advantages())
                .containsExactly(new double[] {14, 14, 28, 28}, within(1e-9));
    }

    /// Nothing has ended: everybody weighs the same; the rewards are remembered.
    @Test
    void apply_noEpisodeEnded_weighsAllTheSameAndRemembers() {
        Rollout open = rollout();
        Arrays.fill(open.recorded().truncated(), false);
        WelfareRule rule = rule("rawls");
        rule.apply(open);
        assertThat(open.advantages()).containsExactly(11, 11, 22, 22);
        rule.apply(rollout());
        assertThat(rule.benefits()).containsExactly(new double[] {1.4, 0.2}, within(1e-12));
    }

    /// Gini of (1.2, 0.6) is 0.6/(2·2·0.9) = 1/6, above 0.1: the poorer agent weighs more, and ever
    /// more as long as that lasts. Under a bound that is kept nobody does.
    @Test
    void apply_constraint_pressesUntilTheBoundIsKept() {
        WelfareRule pressed = rule("constraint:0.1");
        pressed.apply(rollout());
        double first = pressed.lastWeights()[1];
        double multiplier = Objects.requireNonNull(pressed.figures().get("equity/multiplier"));
        assertThat(first).isGreaterThan(1);
        for (int k = 0; k < 20; k++) {
            pressed.apply(rollout());
        }
        assertThat(pressed.figures().get("equity/multiplier")).isGreaterThan(multiplier);
        assertThat(pressed.lastWeights()[1]).isGreaterThan(first);
        WelfareRule easy = rule("constraint:0.3");
        easy.apply(rollout());
        assertThat(easy.lastWeights()).containsExactly(1, 1);
    }

    @Test
    void restore_goesOnWithTheSameBits() {
        WelfareRule rule = rule("constraint:0.1");
        rule.apply(rollout());
        Checkpoint saved = new Checkpoint();
        AdvantageRule both = new RulesInTurn(rule, AdvantageRule.none());
        both.save(saved);
        WelfareRule other = rule("constraint:0.1");
        new RulesInTurn(other, AdvantageRule.none()).restore(Checkpoint.of(saved.toBytes()));
        Rollout mine = rollout();
        Rollout its = rollout();
        rule.apply(mine);
        other.apply(its);
        assertThat(its.advantages()).isEqualTo(mine.advantages());
        assertThat(other.figures()).isEqualTo(rule.figures());
    }

    /// Gini of (1, 3) is 2/(2·4) = 0.25: 0.15 above a bound of 0.1, 10 · 0.15 off the mean of 2.
    @Test
    void worth_choosesBetweenTeams() {
        double[] benefits = {1, 3};
        assertThat(EquityMode.parse("constraint:0.1").worth(benefits))
                .isCloseTo(0.5, within(1e-12));
        assertThat(EquityMode.parse("constraint:0.3").worth(benefits)).isEqualTo(2);
        assertThat(EquityMode.parse("rawls").worth(benefits)).isEqualTo(1);
    }

    @Test
    void multiplier_excessGone_fallsBack() {
        var pid = new PidMultiplier(0.1, PidMultiplier.Gains.USUAL);
        // Proportional 1 + integral 0.1, no rise yet.
        assertThat(pid.hear(0.2)).isCloseTo(1.1, within(1e-12));
        double most = pid.multiplier();
        for (int k = 0; k < 200; k++) {
            pid.hear(0);
        }
        assertThat(pid.multiplier()).isLessThan(most).isZero();
    }

    @Test
    void parse_knowsWhatItWrites() {
        for (String text :
                new String[] {
                    "none",
                    "utilitarian",
                    "rawls",
                    "alpha:2.0",
                    "gini:0.5",
                    "penalty:0.1",
                    "constraint:0.2"
                }) {
            assertThat(EquityMode.parse(text).text()).isEqualTo(text);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EquityMode.parse("rawls:2"))
                .withMessage("Equity (rawls:2) must be one of " + EquityMode.FORMS + ".");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EquityMode.parse("alpha:x"))
                .withMessageStartingWith("Equity (alpha:x) must have a number behind the colon");
    }
}
