package org.commonwatt.rl.nn.returns;

/// Steps of several episodes side by side, each array [steps × columns] with step t of column c at
/// `t·columns + c`.
///
/// @param steps the number of steps
/// @param columns environments or agents
/// @param rewards reward of the step
/// @param values V of the observation before the step
/// @param nextValues V of the observation that really followed: where an episode ended, the last
///   one of that episode
/// @param terminated whether the episode ended by itself and has no future
/// @param truncated whether it was cut off and has one
@SuppressWarnings("ArrayRecordComponent") // views of a buffer, not copied
public record RecordedSteps(
        int steps,
        int columns,
        double[] rewards,
        double[] values,
        double[] nextValues,
        boolean[] terminated,
        boolean[] truncated) {
    /// All arrays must be equally long.
    public RecordedSteps {
        int size = steps * columns;
        if (rewards.length != size
                || values.length != size
                || nextValues.length != size
                || terminated.length != size
                || truncated.length != size) {
            throw new IllegalArgumentException(
                    "Each array of %d steps of %d columns must have %d elements."
                            .formatted(steps, columns, size));
        }
    }
}
