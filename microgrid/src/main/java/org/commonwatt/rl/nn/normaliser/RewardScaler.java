package org.commonwatt.rl.nn.normaliser;

import java.util.Arrays;

/// Divides rewards by the standard deviation of their discounted sums, which keeps their sign and
/// brings returns to size 1 (Engstrom et al. 2020, section 2).
public final class RewardScaler {
    private static final double EPSILON = 1e-8;

    private final double gamma;
    private final double[] sums;
    private final RunningNormaliser moments;
    private final double clip;

    /// @param environments episodes side by side
    /// @param gamma discount per step
    /// @param clip how far scaled rewards may lie from 0
    public RewardScaler(int environments, double gamma, double clip) {
        this.gamma = gamma;
        this.clip = clip;
        sums = new double[environments];
        moments = new RunningNormaliser(1, clip);
    }

    /// Learns from the rewards of one step and scales them in place.
    ///
    /// @param ended whether the episode ended with this step
    public void scale(double[] rewards, boolean[] ended) {
        for (int k = 0; k < sums.length; k++) {
            sums[k] = sums[k] * gamma + rewards[k];
        }
        moments.learn(sums, sums.length);
        for (int k = 0; k < sums.length; k++) {
            rewards[k] = scaled(rewards[k]);
            sums[k] = ended[k] ? 0 : sums[k];
        }
    }

    /// A reward by what was learnt so far.
    public double scaled(double reward) {
        double root = Math.sqrt(moments.variance(0) + EPSILON);
        return Math.max(-clip, Math.min(clip, reward / root));
    }

    /// The moments of the discounted sums.
    public RunningNormaliser moments() {
        return moments;
    }

    /// Moments and sums, for checkpoints.
    public double[] state() {
        double[] state = Arrays.copyOf(moments.state(), 3 + sums.length);
        System.arraycopy(sums, 0, state, 3, sums.length);
        return state;
    }

    /// Goes on from what [#state()] returned.
    public void restore(double[] state) {
        if (state.length != 3 + sums.length) {
            throw new IllegalArgumentException(
                    "The state of a scaler of %d episodes has %d numbers: %d."
                            .formatted(sums.length, 3 + sums.length, state.length));
        }
        moments.restore(Arrays.copyOf(state, 3));
        System.arraycopy(state, 3, sums, 0, sums.length);
    }
}
