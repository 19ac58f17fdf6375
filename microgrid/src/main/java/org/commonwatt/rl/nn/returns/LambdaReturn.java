package org.commonwatt.rl.nn.returns;

/// TD(λ) targets of one episode, as QMIX and COMA use them (`docs/FORMULATION.md#nn-losses`).
///
/// @param gamma discount per step
/// @param lambda weight of longer looks ahead
public record LambdaReturn(double gamma, double lambda) {

    /// Computes the targets of steps 0 to T − 1.
    ///
    /// @param rewards T rewards
    /// @param values T + 1 values, the last one of what followed the last step
    /// @param terminated T flags; an episode that terminates is padded behind
    /// @param mask T flags: 1 for a step that happened, 0 for padding
    /// @param targets receives T targets
    public void compute(
            double[] rewards,
            double[] values,
            boolean[] terminated,
            boolean[] mask,
            double[] targets) {
        boolean ends = false;
        for (boolean each : terminated) {
            ends |= each;
        }
        double later = ends ? 0 : values[rewards.length];
        for (int t = rewards.length - 1; t >= 0; t--) {
            double next = terminated[t] ? 0 : (1 - lambda) * gamma * values[t + 1];
            later = lambda * gamma * later + (mask[t] ? rewards[t] + next : 0);
            targets[t] = later;
        }
    }
}
