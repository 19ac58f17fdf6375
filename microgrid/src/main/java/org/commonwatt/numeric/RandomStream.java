package org.commonwatt.numeric;

import java.util.random.RandomGenerator;

/// One stream of random numbers: SplitMix64 with an increment of its own (Steele, Lea and Flood,
/// *Fast splittable pseudorandom number generators*, OOPSLA 2014). Streams come from
/// [RandomStreams].
///
/// Every method that draws is written here in arithmetic that Java defines to the last bit
/// (`StrictMath` where a logarithm is needed), so a sequence is the same on every platform and
/// under every Java version. The whole state is one `long`: [#state()] and [#restore(long)] take
/// and reinstate a snapshot.
///
/// [#nextDouble()], [#nextGaussian()] and [#exponential(double)] use exactly one draw each and are
/// increasing in it, which keeps paired simulations in step.
///
/// Not thread-safe: a stream has one owner.
public final class RandomStream implements RandomGenerator {

    /// Poisson variates of a larger mean are sums of variates of at most this mean, since
    /// exp(-mean) must stay far from underflow.
    private static final double POISSON_CHUNK = 500.0;

    private final long gamma;
    private long state;

    RandomStream(long key) {
        this(KeyHash.absorb(key, 0), KeyHash.gamma(KeyHash.absorb(key, 1)));
    }

    RandomStream(long state, long gamma) {
        this.state = state;
        this.gamma = gamma;
    }

    /// The state from which the next draw is made.
    public long state() {
        return state;
    }

    /// Continues from a state that [#state()] of **this** stream returned. The state of another
    /// stream gives other draws, because each stream has its own increment.
    public void restore(long savedState) {
        state = savedState;
    }

    @Override
    public long nextLong() {
        state += gamma;
        return KeyHash.mix64(state);
    }

    @Override
    public int nextInt() {
        return (int) (nextLong() >>> 32);
    }

    @Override
    public boolean nextBoolean() {
        return nextLong() < 0;
    }

    /// Uniform on 0 ≤ x < bound without bias (Lemire, *Fast random integer generation in an
    /// interval*, 2019).
    @Override
    public int nextInt(int bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("A bound must be positive: " + bound);
        }
        return (int) nextLong(bound);
    }

    @Override
    public int nextInt(int origin, int bound) {
        return (int) nextLong(origin, bound);
    }

    /// Uniform on 0 ≤ x < bound without bias.
    @Override
    public long nextLong(long bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("A bound must be positive: " + bound);
        }
        long draw = nextLong();
        long low = draw * bound;
        if (Long.compareUnsigned(low, bound) < 0) {
            long rejected = Long.remainderUnsigned(-bound, bound);
            while (Long.compareUnsigned(low, rejected) < 0) {
                draw = nextLong();
                low = draw * bound;
            }
        }
        return Math.unsignedMultiplyHigh(draw, bound);
    }

    @Override
    public long nextLong(long origin, long bound) {
        return origin + nextLong(Math.subtractExact(bound, origin));
    }

    /// Uniform on 0 ≤ x < 1, a multiple of 2^-53.
    @Override
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }

    @Override
    public double nextDouble(double bound) {
        return nextDouble(0.0, bound);
    }

    /// Uniform on origin ≤ x < bound.
    @Override
    public double nextDouble(double origin, double bound) {
        double width = bound - origin;
        if (!(width > 0.0 && width < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "A range must be finite and not empty: " + origin + " to " + bound);
        }
        return Math.min(origin + nextDouble() * width, Math.nextDown(bound));
    }

    @Override
    public float nextFloat() {
        return (nextLong() >>> 40) * 0x1.0p-24f;
    }

    /// A standard normal number by inversion of one uniform draw; |x| ≤ 8.3.
    @Override
    public double nextGaussian() {
        return NormalQuantile.of(openDouble());
    }

    @Override
    public double nextGaussian(double mean, double standardDeviation) {
        if (!(standardDeviation >= 0.0)) {
            throw new IllegalArgumentException(
                    "A standard deviation must not be negative: " + standardDeviation);
        }
        return mean + standardDeviation * nextGaussian();
    }

    /// An exponential number with mean 1.
    @Override
    public double nextExponential() {
        return -StrictMath.log1p(-nextDouble());
    }

    /// An exponential number.
    public double exponential(double mean) {
        requirePositive(mean, "mean");
        return mean * nextExponential();
    }

    /// True with the given probability; always one draw.
    public boolean chance(double probability) {
        if (!(probability >= 0.0 && probability <= 1.0)) {
            throw new IllegalArgumentException("A probability must lie in 0 to 1: " + probability);
        }
        return nextDouble() < probability;
    }

    /// A Poisson count by multiplication of uniforms (Knuth); time grows with the mean.
    public int poisson(double mean) {
        if (!(mean >= 0.0 && mean <= 1e6)) {
            throw new IllegalArgumentException(
                    "The mean of a Poisson count must lie in 0 to 1e6: " + mean);
        }
        int count = 0;
        double rest = mean;
        while (rest > 0.0) {
            double chunk = Math.min(rest, POISSON_CHUNK);
            double limit = StrictMath.exp(-chunk);
            for (double product = openDouble(); product > limit; product *= openDouble()) {
                count++;
            }
            rest -= chunk;
        }
        return count;
    }

    /// A gamma number with mean `shape · scale` (Marsaglia and Tsang, *A simple method for
    /// generating gamma variables*, 2000).
    public double gamma(double shape, double scale) {
        requirePositive(shape, "shape");
        requirePositive(scale, "scale");
        if (shape < 1.0) {
            double boost = StrictMath.pow(openDouble(), 1.0 / shape);
            return boost * gamma(shape + 1.0, scale);
        }
        double d = shape - 1.0 / 3.0;
        double c = 1.0 / (3.0 * Math.sqrt(d));
        while (true) {
            double x = nextGaussian();
            double v = 1.0 + c * x;
            if (v <= 0.0) {
                continue;
            }
            v = v * v * v;
            if (StrictMath.log(openDouble()) < 0.5 * x * x + d - d * v + d * StrictMath.log(v)) {
                return d * v * scale;
            }
        }
    }

    /// A beta number on 0 to 1 with mean `alpha / (alpha + beta)`.
    public double beta(double alpha, double beta) {
        double a = gamma(alpha, 1.0);
        double b = gamma(beta, 1.0);
        double sum = a + b;
        // Both underflow only for shapes near zero, where the distribution sits on its two ends.
        return sum > 0.0 ? a / sum : chance(alpha / (alpha + beta)) ? 1.0 : 0.0;
    }

    /// Puts the values in a uniformly random order (Fisher and Yates).
    public void shuffle(int[] values) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = nextInt(i + 1);
            int swapped = values[i];
            values[i] = values[j];
            values[j] = swapped;
        }
    }

    /// Uniform on the open interval, the midpoints of 2^52 equal cells.
    private double openDouble() {
        return ((nextLong() >>> 12) + 0.5) * 0x1.0p-52;
    }

    private static void requirePositive(double value, String name) {
        if (!(value > 0.0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "The " + name + " must be positive and finite: " + value);
        }
    }
}
