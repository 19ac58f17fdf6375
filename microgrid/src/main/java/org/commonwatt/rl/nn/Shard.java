package org.commonwatt.rl.nn;

/// One of several equal places at which parts of a minibatch are computed: a tape of its own and
/// the way rows get onto it.
public abstract class Shard {
    private final Tape tape;

    /// @param tape with a loss; belongs to this shard alone
    protected Shard(Tape tape) {
        this.tape = tape;
    }

    /// The tape.
    public final Tape tape() {
        return tape;
    }

    /// Puts rows of the minibatch into the tape's inputs.
    ///
    /// @param first number of the first row in the minibatch
    /// @param rows how many, from row 0 of the tape on
    protected abstract void load(int first, int rows);

    /// Called at the start of a minibatch: figures start anew.
    protected void start() {}

    /// Called after the way forwards of some rows, for figures of the caller's own.
    protected void collect(int rows) {}
}
