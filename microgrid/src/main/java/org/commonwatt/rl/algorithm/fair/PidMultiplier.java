package org.commonwatt.rl.algorithm.fair;

/// The multiplier of a constraint `value ≤ bound`, moved by proportion, integral and differential
/// of how far the bound is exceeded (Stooke, Achiam and Abbeel 2020): the integral alone swings,
/// the others damp it. Not below 0, at most [#MOST].
public final class PidMultiplier {
    /// Greatest multiplier.
    public static final double MOST = 100;

    /// Numbers that it remembers.
    static final int REMEMBERED = 5;

    private static final double MEMORY = 0.95;

    private final double bound;
    private final Gains gains;
    private double integral;
    private double smoothExcess;
    private double smoothValue;
    private double multiplier;
    private boolean begun;

    /// How strongly it answers.
    public record Gains(double proportional, double integral, double differential) {
        /// 0.1, 0.01, 0.01 as in the paper, times a hundred: fairness is measured in hundredths,
        /// and a training has some fifty rollouts. With a tenth of it policies are where nothing
        /// can be changed any more before the multiplier counts (`FairLearningTest`).
        public static final Gains USUAL = new Gains(10, 1, 1);
    }

    /// @param bound that the value should not exceed
    public PidMultiplier(double bound, Gains gains) {
        this.bound = bound;
        this.gains = gains;
    }

    /// Hears the next value.
    ///
    /// @return the new multiplier
    public double hear(double value) {
        double excess = value - bound;
        integral = Math.clamp(integral + gains.integral() * excess, 0, MOST);
        double before = begun ? smoothValue : value;
        smoothExcess = begun ? MEMORY * smoothExcess + (1 - MEMORY) * excess : excess;
        smoothValue = begun ? MEMORY * smoothValue + (1 - MEMORY) * value : value;
        begun = true;
        double rise = Math.max(0, smoothValue - before);
        multiplier =
                Math.clamp(
                        gains.proportional() * smoothExcess
                                + integral
                                + gains.differential() * rise,
                        0,
                        MOST);
        return multiplier;
    }

    /// The multiplier now; 0 before the first value.
    public double multiplier() {
        return multiplier;
    }

    /// All that it remembers.
    double[] memory() {
        return new double[] {
            integral, smoothExcess, smoothValue, multiplier, begun ? 1 : 0,
        };
    }

    /// Takes over what [#memory] said.
    void restore(double[] memory) {
        integral = memory[0];
        smoothExcess = memory[1];
        smoothValue = memory[2];
        multiplier = memory[3];
        begun = memory[4] == 1;
    }
}
