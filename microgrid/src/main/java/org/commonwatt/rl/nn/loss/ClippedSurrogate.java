package org.commonwatt.rl.nn.loss;

import java.util.List;
import org.commonwatt.rl.nn.Operation;
import org.commonwatt.rl.nn.Tape;
import org.commonwatt.rl.nn.Variable;

/// PPO's policy loss `max(−A·r, −A·clip(r, 1 − c, 1 + c))` with r = exp(log π − log π_old)
/// (Schulman et al. 2017, equation 7; `docs/FORMULATION.md#nn-losses`), and the usual figures on
/// the ratio r.
///
/// Figures are sums over all rows since [#clear()].
public final class ClippedSurrogate extends Operation {
    private final Variable old;
    private final Variable advantage;
    private final double[] ratios;
    private double clip;
    private int count;
    private int clipped;
    private double divergence;
    private double least = Double.POSITIVE_INFINITY;
    private double greatest = Double.NEGATIVE_INFINITY;

    private ClippedSurrogate(
            Tape tape, Variable logProbability, Variable old, Variable advantage, double clip) {
        super(tape.resultColumn(logProbability.wantsGradient()), List.of(logProbability));
        this.old = old;
        this.advantage = advantage;
        this.clip = clip;
        ratios = new double[tape.capacity()];
    }

    /// Records the loss; [#output()] is its column.
    ///
    /// @param logProbability column of log π
    /// @param old column of log π when acting
    /// @param advantage column of A
    public static ClippedSurrogate on(
            Tape tape, Variable logProbability, Variable old, Variable advantage, double clip) {
        var loss = new ClippedSurrogate(tape, logProbability, old, advantage, clip);
        tape.record(loss);
        return loss;
    }

    /// Changes the clip range, for schedules.
    public void clip(double range) {
        clip = range;
    }

    @Override
    protected void forward(int rows) {
        count += rows;
        for (int row = 0; row < rows; row++) {
            double difference = input(0).get(row, 0) - old.get(row, 0);
            double ratio = StrictMath.exp(difference);
            double a = advantage.get(row, 0);
            ratios[row] = ratio;
            output().set(row, 0, Math.max(-a * ratio, -a * bounded(ratio)));
            clipped += Math.abs(ratio - 1) > clip ? 1 : 0;
            divergence += ratio - 1 - difference;
            least = Math.min(least, ratio);
            greatest = Math.max(greatest, ratio);
        }
    }

    private double bounded(double ratio) {
        return Math.max(1 - clip, Math.min(1 + clip, ratio));
    }

    @Override
    protected void backward(int rows) {
        for (int row = 0; row < rows; row++) {
            double a = advantage.get(row, 0);
            double ratio = ratios[row];
            boolean isFree = -a * ratio >= -a * bounded(ratio);
            give(0, row, 0, isFree ? -a * ratio * output().gradient().get(row, 0) : 0);
        }
    }

    /// Starts the figures anew.
    public void clear() {
        count = 0;
        clipped = 0;
        divergence = 0;
        least = Double.POSITIVE_INFINITY;
        greatest = Double.NEGATIVE_INFINITY;
    }

    /// Rows counted.
    public int count() {
        return count;
    }

    /// Rows whose ratio lay outside the clip range.
    public int clipped() {
        return clipped;
    }

    /// The sum of (r − 1) − log r, an estimate of the divergence from the old policy (Schulman
    /// 2020, *Approximating KL divergence*, k3).
    public double divergence() {
        return divergence;
    }

    /// The least ratio.
    public double leastRatio() {
        return least;
    }

    /// The greatest ratio.
    public double greatestRatio() {
        return greatest;
    }
}
