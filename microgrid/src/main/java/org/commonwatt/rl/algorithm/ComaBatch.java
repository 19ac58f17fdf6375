package org.commonwatt.rl.algorithm;

import org.commonwatt.rl.env.EnvSpec;
import org.commonwatt.rl.nn.returns.GeneralizedAdvantage;
import org.commonwatt.rl.nn.returns.RecordedSteps;

/// Joint steps of one iteration in flat arrays: step t of copy c is sample `t·copies + c`. A *unit*
/// is one number of one agent's action; each has a choice of its own.
final class ComaBatch {
    final int steps;
    final int copies;
    final int units;

    /// Joint choices, [sample × unit], and those that would have followed where an episode or the
    /// batch ended.
    final int[] choices;

    final int[] nextChoices;

    /// States as the critic reads them, [sample × number]; the next ones only where an episode or
    /// the batch ended.
    final float[] states;

    final float[] nextStates;

    /// Probabilities of all choices of all units, [sample × choice].
    final float[] probabilities;

    /// Advantages, [sample × unit].
    final double[] advantages;

    /// Targets of the critic, [sample × unit].
    final double[] targets;

    final double[] values;
    final double[] nextValues;
    final double[] rewards;
    private final boolean[] terminated;
    private final boolean[] truncated;
    private final double[] unused;

    ComaBatch(EnvSpec spec, int steps, int copies, int allChoices) {
        this.steps = steps;
        this.copies = copies;
        units = spec.actionSize();
        int samples = steps * copies;
        choices = new int[samples * units];
        nextChoices = new int[choices.length];
        states = new float[samples * spec.state().size()];
        nextStates = new float[states.length];
        probabilities = new float[samples * allChoices];
        advantages = new double[choices.length];
        targets = new double[choices.length];
        values = new double[choices.length];
        nextValues = new double[choices.length];
        rewards = new double[choices.length];
        terminated = new boolean[choices.length];
        truncated = new boolean[choices.length];
        unused = new double[choices.length];
    }

    /// The number of samples.
    int samples() {
        return steps * copies;
    }

    /// Sets what came of a sample, the same for all units.
    void outcome(int sample, double reward, boolean isTerminated, boolean isTruncated) {
        for (int k = sample * units; k < (sample + 1) * units; k++) {
            rewards[k] = reward;
            terminated[k] = isTerminated;
            truncated[k] = isTruncated;
        }
    }

    /// Whether an episode or the batch ends with a sample, and the state afterwards has a future.
    boolean needsNext(int sample) {
        boolean isCut = truncated[sample * units] || sample >= (steps - 1) * copies;
        return isCut && !terminated[sample * units];
    }

    /// Computes the targets of all units: TD(λ) with the values of what was done next.
    void target(GeneralizedAdvantage rule) {
        for (int sample = 0; sample < samples(); sample++) {
            if (!needsNext(sample)) {
                for (int u = 0; u < units; u++) {
                    int at = sample * units + u;
                    nextValues[at] = terminated[at] ? 0 : values[at + copies * units];
                }
            }
        }
        rule.compute(
                new RecordedSteps(
                        steps, copies * units, rewards, values, nextValues, terminated, truncated),
                unused,
                targets);
    }
}
