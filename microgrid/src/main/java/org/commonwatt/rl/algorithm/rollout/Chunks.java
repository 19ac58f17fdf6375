package org.commonwatt.rl.algorithm.rollout;

/// How a rollout is cut into pieces that are learnt from whole: sequences where networks remember,
/// else single steps.
///
/// A row is a step of one agent, a column the agent of a copy: row `t·columns + column` is step t.
/// Chunk q is the part of column `q mod columns` that starts at step `length·⌊q/columns⌋`.
///
/// @param steps of each copy
/// @param copies of the game
/// @param length steps of a chunk, of which `steps` is a multiple
public record Chunks(int steps, int copies, int length) {
    /// Steps of all copies.
    int cells() {
        return steps * copies;
    }

    /// The row of a place in a chunk.
    int row(int chunk, int place, int columns) {
        return (chunk / columns * length + place) * columns + chunk % columns;
    }
}
