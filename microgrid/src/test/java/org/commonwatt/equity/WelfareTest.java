package org.commonwatt.equity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.numeric.RandomStreams;
import org.junit.jupiter.api.Test;

class WelfareTest {
    private static final List<Welfare> ALL =
            List.of(
                    new Welfare.Utilitarian(),
                    new Welfare.AlphaFair(0),
                    new Welfare.AlphaFair(1),
                    new Welfare.AlphaFair(2),
                    new Welfare.GeneralisedGini(0.5),
                    new Welfare.GeneralisedGini(1),
                    new Welfare.Rawlsian(),
                    new Welfare.Penalised(0.3));

    /// Benefits 0.5, 1 and 2: mean 3.5/3; logarithms add up to 0; −(2 + 1 + 0.5)/3; weights 1.5/3,
    /// 1/3 and 0.5/3 give (0.75 + 1 + 1)/3; Gini (2·(0.5·(1 − 4) + 2·(6 − 4)))/… = Σ(2k −
    /// 4)·x/(9·μ) = (−1 + 4)/(9·3.5/3) = 2/7.
    @Test
    void of_threeBenefits_isWhatItIsByHand() {
        double[] u = {1, 2, 0.5};
        assertThat(new Welfare.Utilitarian().of(u)).isCloseTo(3.5 / 3, within(1e-12));
        assertThat(new Welfare.AlphaFair(1).of(u)).isCloseTo(0, within(1e-12));
        assertThat(new Welfare.AlphaFair(2).of(u)).isCloseTo(-3.5 / 3, within(1e-12));
        assertThat(new Welfare.GeneralisedGini(0.5).of(u)).isCloseTo(2.75 / 3, within(1e-12));
        assertThat(new Welfare.Rawlsian().of(u)).isEqualTo(0.5);
        assertThat(new Welfare.Penalised(0.7).of(u)).isCloseTo(3.5 / 3 - 0.2, within(1e-12));
    }

    @Test
    void gradient_threeBenefits_isWhatItIsByHand() {
        double[] u = {1, 2, 0.5};
        assertThat(new Welfare.AlphaFair(2).gradient(u))
                .containsExactly(new double[] {1 / 3.0, 1 / 12.0, 4 / 3.0}, within(1e-12));
        assertThat(new Welfare.GeneralisedGini(0.5).gradient(u))
                .containsExactly(new double[] {1 / 3.0, 0.5 / 3, 0.5}, within(1e-12));
        assertThat(new Welfare.Rawlsian().gradient(u)).containsExactly(0, 0, 1);
    }

    @Test
    void gradient_anyBenefits_isTheSlope() {
        for (long seed = 1; seed <= 50; seed++) {
            RandomStream draw = RandomStreams.of(seed).stream("benefits");
            double[] u = new double[5];
            Arrays.setAll(u, _ -> 0.2 + 1.5 * draw.nextDouble());
            for (Welfare welfare : ALL) {
                double[] gradient = welfare.gradient(u);
                for (int i = 0; i < u.length; i++) {
                    double[] up = u.clone();
                    double[] down = u.clone();
                    up[i] += 1e-7;
                    down[i] -= 1e-7;
                    double slope = (welfare.of(up) - welfare.of(down)) / 2e-7;
                    assertThat(gradient[i])
                            .as("%s, seed %d, member %d", welfare.text(), seed, i)
                            .isCloseTo(slope, within(1e-6));
                }
            }
        }
    }

    /// All equal: everybody weighs the same, by every function. One alone weighs 1 where φ is U.
    @Test
    void gradient_equalBenefits_isTheSameForAll() {
        double[] equal = {0.8, 0.8, 0.8, 0.8};
        for (Welfare welfare : ALL) {
            double[] gradient = welfare.gradient(equal);
            for (double weight : gradient) {
                assertThat(weight).as(welfare.text()).isCloseTo(gradient[0], within(1e-12));
            }
        }
        assertThat(new Welfare.GeneralisedGini(0.4).gradient(new double[] {2})).containsExactly(1);
        assertThat(new Welfare.Penalised(5).gradient(new double[] {2})).containsExactly(1);
    }

    @Test
    void rawls_severalLeast_shareTheWeight() {
        assertThat(new Welfare.Rawlsian().gradient(new double[] {1, 0.01, 0.01}))
                .containsExactly(0, 0.5, 0.5);
    }

    /// The Gini coefficient does not change when all amounts grow alike: influences times amounts
    /// add up to 0.
    @Test
    void giniInfluence_sumsToNothingOverTheAmounts() {
        double[] amounts = {3, 1, 4, 1, 5};
        double[] influence = GiniInfluence.of(amounts);
        double sum = 0;
        for (int i = 0; i < amounts.length; i++) {
            sum += influence[i] * amounts[i];
        }
        assertThat(sum).isCloseTo(0, within(1e-12));
        assertThat(influence[1]).isEqualTo(influence[3]).isNegative();
        assertThat(GiniInfluence.of(new double[] {0, 0})).containsOnly(0);
    }

    @Test
    void relativeBenefit_isFlooredAndOneWithoutBill() {
        assertThat(RelativeBenefit.of(80, 60, 100)).isCloseTo(1.2, within(1e-12));
        assertThat(RelativeBenefit.of(80, 500, 100)).isEqualTo(0.01);
        assertThat(RelativeBenefit.of(80, 60, 0)).isEqualTo(1);
    }

    @Test
    void parameters_outOfRange_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Welfare.AlphaFair(-1))
                .withMessage("The alpha must lie in [0, 50]: -1.0");
        assertThatIllegalArgumentException().isThrownBy(() -> new Welfare.GeneralisedGini(1.1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Welfare.Penalised(-0.1));
    }
}
