package org.commonwatt.operate.scenario.shift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.commonwatt.grid.Exogenous;
import org.commonwatt.numeric.Forall;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.numeric.RandomStreams;
import org.commonwatt.operate.scenario.Scenario;
import org.junit.jupiter.api.Test;

/// What every family must do. The test of an implementation extends this class.
abstract class ShiftFamilyContract {
    static final int DAYS = 4;

    /// The family.
    abstract ShiftFamily family();

    /// A scenario that feels it.
    Scenario scenario(long seed) {
        return ShiftedCommunities.everything(seed, 5);
    }

    static Span secondDay(Scenario scenario) {
        return Span.day(scenario.axis(), 24, 2);
    }

    private static RandomStream draw(long seed) {
        return RandomStreams.of(seed).stream("shift");
    }

    @Test
    void reference_isPositiveAndPlausible_andCostsOne() {
        assertThat(family().reference()).isPositive();
        assertThat(family().most()).isGreaterThanOrEqualTo(family().reference());
        assertThat(family().cost(family().reference())).isEqualTo(1);
        assertThat(family().cost(family().most() / 2)).isLessThan(family().cost(family().most()));
        assertThat(family().name()).matches("[a-z-]+");
        assertThat(family().unit()).isNotBlank();
    }

    @Test
    void scenarioThatFeelsIt_isChangedByIt() {
        Scenario before = scenario(3);
        assertThat(family().affects(before)).isTrue();
        Scenario after = family().apply(before, secondDay(before), family().reference(), draw(1));
        assertThat(ShiftedCommunities.numbers(after, 0, before.axis().steps()))
                .isNotEqualTo(ShiftedCommunities.numbers(before, 0, before.axis().steps()));
    }

    @Test
    void sameDraws_giveTheSameScenario_andOthersOutsideTheSpanNothing() {
        Forall.seeds(30)
                .check(
                        random -> {
                            Scenario before = scenario(random.nextLong());
                            Span span = secondDay(before);
                            double severity = random.nextDouble() * family().most();
                            long seed = random.nextLong();
                            Scenario once = family().apply(before, span, severity, draw(seed));
                            Scenario again = family().apply(before, span, severity, draw(seed));
                            int end = before.axis().steps();
                            assertThat(ShiftedCommunities.numbers(again, 0, end))
                                    .isEqualTo(ShiftedCommunities.numbers(once, 0, end));
                            assertThat(ShiftedCommunities.numbers(once, 0, span.knownStep()))
                                    .isEqualTo(
                                            ShiftedCommunities.numbers(
                                                    before, 0, span.knownStep()));
                            assertThat(ShiftedCommunities.numbers(once, span.toStep(), end))
                                    .isEqualTo(
                                            ShiftedCommunities.numbers(before, span.toStep(), end));
                        });
    }

    @Test
    void severityZero_changesNothing() {
        Scenario before = scenario(5);
        Scenario after = family().apply(before, secondDay(before), 0, draw(2));
        int end = before.axis().steps();
        assertThat(ShiftedCommunities.numbers(after, 0, end))
                .isEqualTo(ShiftedCommunities.numbers(before, 0, end));
    }

    /// What strikes a community of five strikes its first members as it strikes them among eight.
    @Test
    void oneMoreMember_changesNoOthersPaths() {
        Scenario small = ShiftedCommunities.everything(7, 5);
        Scenario large = ShiftedCommunities.everything(7, 8);
        Exogenous a =
                family().apply(small, secondDay(small), family().reference(), draw(4)).exogenous();
        Exogenous b =
                family().apply(large, secondDay(large), family().reference(), draw(4)).exogenous();
        for (int t = 0; t < a.steps(); t++) {
            for (int i = 0; i < 5; i++) {
                assertThat(a.demandKwh(t, i)).isEqualTo(b.demandKwh(t, i));
                assertThat(a.availableKwh(t, i)).isEqualTo(b.availableKwh(t, i));
            }
        }
    }

    @Test
    void implausibleSeverities_areRefused() {
        Scenario scenario = scenario(1);
        for (double severity : new double[] {-0.1, family().most() * 1.01, Double.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(
                            () -> family().apply(scenario, secondDay(scenario), severity, draw(1)))
                    .withMessageContaining(family().name());
        }
    }

    @Test
    void spansOutsideTheScenario_areRefused() {
        Scenario scenario = scenario(1);
        int end = scenario.axis().steps();
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                family().apply(
                                                scenario,
                                                new Span(end, end, end + 2),
                                                family().reference(),
                                                draw(1)))
                .withMessageContaining("span");
    }
}
