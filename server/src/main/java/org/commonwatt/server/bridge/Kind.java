package org.commonwatt.server.bridge;

/// Kinds of frames, by their number on the wire.
enum Kind {
    /// Nothing that is known.
    NONE(0),
    /// Client: protocol version and number of copies.
    OPEN(1),
    /// Client: begin with a seed.
    RESET(2),
    /// Client: play one step.
    STEP(3),
    /// What the game looks like.
    SPEC(4),
    /// What came of a reset or a step.
    SEEN(5),
    /// The same of a step in which episodes of copies have ended and others begun.
    SEEN_ENDED(6),
    /// The request breaks a rule; nothing has changed.
    REFUSED(7),
    /// The conversation is over.
    BROKEN(8);

    private static final Kind[] ALL = values();

    private final int number;

    Kind(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    /// The kind of that number; `NONE` where there is none.
    static Kind of(int number) {
        for (Kind kind : ALL) {
            if (kind.number == number) {
                return kind;
            }
        }
        return NONE;
    }
}
