package org.commonwatt.rl.algorithm.replay;

import org.commonwatt.numeric.RandomStream;

/// A batch of pieces of episodes from a [Replay]: windows of up to `length` steps that begin at
/// multiples of it, so that an episode that is no longer is one window. Each knows the steps before
/// it, as many again, from which a network finds out what it would remember
/// (`docs/FORMULATION.md#recurrent-networks`).
///
/// With length 1 a batch of single steps.
public final class Windows {
    private final Replay replay;
    private final int length;
    private final int[] starts;
    private final int[] sizes;
    private final int[] before;
    private int steps;

    /// @param length most steps of a window
    /// @param count windows of a batch
    public Windows(Replay replay, int length, int count) {
        this.replay = replay;
        this.length = length;
        starts = new int[count];
        sizes = new int[count];
        before = new int[count];
    }

    /// The memory that they lie in.
    public Replay replay() {
        return replay;
    }

    /// Most steps of a window.
    public int length() {
        return length;
    }

    /// Windows of a batch.
    public int count() {
        return starts.length;
    }

    /// Steps of all windows of the batch.
    public int steps() {
        return steps;
    }

    /// Draws a batch: every step that is kept is as likely to lie in a window as any other.
    public void draw(RandomStream stream) {
        steps = 0;
        for (int w = 0; w < starts.length; w++) {
            int drawn = stream.nextInt(replay.size());
            int number = length == 1 ? 0 : replay.number(drawn);
            starts[w] = replay.later(drawn, -(number % length));
            before[w] = Math.min(length, number - number % length);
            sizes[w] = 1;
            while (sizes[w] < length && replay.isFollowed(step(w, sizes[w] - 1))) {
                sizes[w]++;
            }
            steps += sizes[w];
        }
    }

    /// Steps of a window.
    public int size(int window) {
        return sizes[window];
    }

    /// The number in the memory of a step of a window; behind its last step that of the last.
    public int step(int window, int place) {
        return replay.later(starts[window], Math.min(place, sizes[window] - 1));
    }

    /// Steps before a window from which to remember.
    public int before(int window) {
        return before[window];
    }

    /// The number in the memory of a step before a window: 1 for the last, 2 for the one before it.
    public int stepBefore(int window, int back) {
        return replay.later(starts[window], -back);
    }
}
