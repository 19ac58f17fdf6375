package org.commonwatt.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.ExponentialDistribution;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.apache.commons.statistics.inference.ChiSquareTest;
import org.apache.commons.statistics.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;

final class RandomStreamTest {

    /// A correct generator fails one of the tests of distribution below with this probability, for
    /// one choice of the seed; the seeds are fixed, so the tests never flicker.
    private static final double FALSE_ALARM = 1e-4;

    @Test
    void nextLong_goldenIncrement_isTheSplittableRandomOfTheJdk() {
        Forall.seeds(200)
                .check(
                        random -> {
                            long seed = random.nextLong();
                            SplittableRandom expected = new SplittableRandom(seed);
                            RandomStream actual = new RandomStream(seed, KeyHash.GOLDEN);
                            for (int i = 0; i < 20; i++) {
                                assertThat(actual.nextLong()).isEqualTo(expected.nextLong());
                            }
                        });
    }

    @Test
    void gamma_anyKey_isOddAndHasManyBitChanges() {
        Forall.seeds(2000)
                .check(
                        random -> {
                            long gamma = KeyHash.gamma(random.nextLong());
                            assertThat(gamma & 1).isEqualTo(1);
                            assertThat(Long.bitCount(gamma ^ (gamma >>> 1)))
                                    .isGreaterThanOrEqualTo(24);
                        });
    }

    @Test
    void restore_savedState_repeatsTheDrawsOfEveryKind() {
        RandomStream stream = stream("snapshot");
        stream.nextGaussian();
        long saved = stream.state();
        double[] first = everyKind(stream);
        stream.restore(saved);
        assertThat(everyKind(stream)).isEqualTo(first);
    }

    private static double[] everyKind(RandomStream stream) {
        int[] order = {0, 1, 2, 3, 4, 5, 6, 7};
        stream.shuffle(order);
        return new double[] {
            stream.nextDouble(),
            stream.nextGaussian(),
            stream.exponential(2.0),
            stream.nextInt(1000),
            stream.poisson(7.5),
            stream.gamma(0.4, 2.0),
            stream.beta(2.0, 3.0),
            stream.nextFloat(),
            order[0],
            stream.nextLong(1L << 40),
            stream.chance(0.5) ? 1 : 0,
            stream.nextBoolean() ? 1 : 0,
            stream.nextInt(),
        };
    }

    @Test
    void nextInt_bounds_areFilledEvenly() {
        for (int bound : new int[] {2, 3, 10, 97, 1000}) {
            RandomStream stream = stream("nextInt" + bound);
            long[] counts = new long[bound];
            for (int i = 0; i < 200 * bound; i++) {
                counts[stream.nextInt(bound)]++;
            }
            assertEven(counts);
        }
    }

    @Test
    void nextLong_boundJustAboveHalfTheRange_hasNoBias() {
        // 2^64 = 8·2^61, so without rejection the remainders by 3 would come as 3 : 3 : 2.
        RandomStream stream = stream("nextLong");
        long[] remainders = new long[3];
        for (int i = 0; i < 30_000; i++) {
            remainders[(int) (stream.nextLong(3L << 61) % 3)]++;
        }
        assertEven(remainders);
    }

    @Test
    void nextLong_bitsOfManyStreams_areEven() {
        long[] bytes = new long[256];
        for (int home = 0; home < 500; home++) {
            RandomStream stream = stream("home_" + home);
            for (int i = 0; i < 20; i++) {
                for (long word = stream.nextLong(), k = 0; k < 8; k++, word >>>= 8) {
                    bytes[(int) (word & 0xff)]++;
                }
            }
        }
        assertEven(bytes);
    }

    @Test
    void continuousDraws_matchTheirDistributions() {
        assertDistribution("uniform", RandomStream::nextDouble, x -> Math.clamp(x, 0.0, 1.0));
        assertDistribution("range", s -> s.nextDouble(-2, 6), x -> Math.clamp((x + 2) / 8, 0, 1));
        NormalDistribution normal = NormalDistribution.of(0, 1);
        assertDistribution("gaussian", RandomStream::nextGaussian, normal::cumulativeProbability);
        ExponentialDistribution wait = ExponentialDistribution.of(2.5);
        assertDistribution("exponential", s -> s.exponential(2.5), wait::cumulativeProbability);
        for (double shape : new double[] {0.2, 1.0, 9.0}) {
            GammaDistribution gamma = GammaDistribution.of(shape, 3.0);
            assertDistribution("g" + shape, s -> s.gamma(shape, 3.0), gamma::cumulativeProbability);
            BetaDistribution beta = BetaDistribution.of(shape, 2.0);
            assertDistribution("b" + shape, s -> s.beta(shape, 2.0), beta::cumulativeProbability);
        }
    }

    @Test
    void poisson_smallMean_matchesItsDistribution() {
        PoissonDistribution law = PoissonDistribution.of(3.0);
        RandomStream stream = stream("poisson");
        int n = 20_000;
        long[] counts = new long[11];
        double[] expected = new double[11];
        for (int i = 0; i < n; i++) {
            counts[Math.min(stream.poisson(3.0), 10)]++;
        }
        for (int k = 0; k < 10; k++) {
            expected[k] = n * law.probability(k);
        }
        expected[10] = n * law.survivalProbability(9);
        double p = ChiSquareTest.withDefaults().test(expected, counts).getPValue();
        assertThat(p).isBetween(FALSE_ALARM, 1.0);
    }

    @Test
    void poisson_meanBeyondOneChunk_hasMeanAndVarianceOfTheLaw() {
        // 4000 counts of mean 1200: the mean has standard error √(1200/4000) = 0.55, the variance
        // 1200·√(2/4000) = 27; four of each.
        RandomStream stream = stream("large poisson");
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < 4000; i++) {
            double deviation = stream.poisson(1200) - 1200.0;
            sum += deviation;
            squares += deviation * deviation;
        }
        assertThat(sum / 4000).isCloseTo(0.0, within(4 * 0.55));
        assertThat(squares / 4000).isCloseTo(1200.0, within(4 * 27.0));
        assertThat(stream.poisson(0)).isZero();
    }

    @Test
    void nextDouble_streamsOfNeighbouringHomes_areUncorrelated() {
        // √n·r of two independent uniform series is close to a standard normal number. The largest
        // of 64·63/2 = 2016 stays below 5 except with probability 2016·5.7e-7 = 0.1 %.
        int homes = 64;
        int n = 4096;
        double[][] series = new double[homes][n];
        for (int home = 0; home < homes; home++) {
            RandomStream stream = RandomStreams.of(1).stream("load", "home_" + home);
            Arrays.setAll(series[home], i -> (stream.nextDouble() - 0.5) * Math.sqrt(12));
        }
        for (int a = 0; a < homes; a++) {
            for (int b = a + 1; b < homes; b++) {
                double dot = 0;
                for (int i = 0; i < n; i++) {
                    dot += series[a][i] * series[b][i];
                }
                assertThat(Math.abs(dot) / Math.sqrt(n)).isLessThan(5.0);
            }
        }
    }

    @Test
    void shuffle_threeValues_reachesEveryOrderEvenly() {
        RandomStream stream = stream("shuffle");
        long[] orders = new long[27];
        for (int i = 0; i < 6000; i++) {
            int[] values = {0, 1, 2};
            stream.shuffle(values);
            orders[9 * values[0] + 3 * values[1] + values[2]]++;
        }
        long[] reached = Arrays.stream(orders).filter(count -> count > 0).toArray();
        assertThat(reached).hasSize(6);
        assertEven(reached);
    }

    @Test
    void chance_certainties_areCertain() {
        RandomStream stream = stream("chance");
        int hits = 0;
        for (int i = 0; i < 10_000; i++) {
            assertThat(stream.chance(0.0)).isFalse();
            assertThat(stream.chance(1.0)).isTrue();
            hits += stream.chance(0.3) ? 1 : 0;
        }
        // Standard deviation √(10000·0.3·0.7) = 46.
        assertThat(hits).isBetween(3000 - 4 * 46, 3000 + 4 * 46);
    }

    @Test
    void draws_meaninglessParameters_areRejectedWithTheirValue() {
        RandomStream stream = stream("reject");
        rejects(() -> stream.nextInt(0), "0");
        rejects(() -> stream.nextLong(-5), "-5");
        rejects(() -> stream.nextDouble(2, 2), "2.0");
        rejects(() -> stream.nextGaussian(0, -1), "-1.0");
        rejects(() -> stream.chance(1.5), "1.5");
        rejects(() -> stream.chance(Double.NaN), "NaN");
        rejects(() -> stream.exponential(0), "0.0");
        rejects(() -> stream.poisson(-1), "-1.0");
        rejects(() -> stream.gamma(Double.NaN, 1), "NaN");
        rejects(() -> stream.beta(1, 0), "0.0");
    }

    private static void rejects(Runnable draw, String value) {
        assertThatIllegalArgumentException().isThrownBy(draw::run).withMessageContaining(value);
    }

    @Test
    void normalQuantile_wholeRange_agreesWithCommonsStatistics() {
        NormalDistribution normal = NormalDistribution.of(0, 1);
        Forall.seeds(2000)
                .check(
                        random -> {
                            double p = Math.exp(-36.0 * random.nextDouble()) * random.nextDouble();
                            double expected = normal.inverseCumulativeProbability(p);
                            double tolerance = 1e-14 * Math.max(1.0, Math.abs(expected));
                            assertThat(NormalQuantile.of(p)).isCloseTo(expected, within(tolerance));
                        });
        assertThat(NormalQuantile.of(0.5)).isZero();
        assertThat(NormalQuantile.of(0x1.0p-53)).isEqualTo(-NormalQuantile.of(1 - 0x1.0p-53));
    }

    private static void assertEven(long[] counts) {
        double p = ChiSquareTest.withDefaults().test(counts).getPValue();
        assertThat(p).isBetween(FALSE_ALARM, 1.0);
    }

    private static void assertDistribution(
            String name, ToDoubleFunction<RandomStream> draw, DoubleUnaryOperator cumulative) {
        RandomStream stream = stream(name);
        double[] sample = new double[5000];
        Arrays.setAll(sample, i -> draw.applyAsDouble(stream));
        double p = KolmogorovSmirnovTest.withDefaults().test(sample, cumulative).getPValue();
        assertThat(p).as(name).isBetween(FALSE_ALARM, 1.0);
    }

    private static RandomStream stream(String name) {
        return RandomStreams.of(20).stream(name);
    }
}
