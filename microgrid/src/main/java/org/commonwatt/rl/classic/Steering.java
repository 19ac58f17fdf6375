package org.commonwatt.rl.classic;

/// How agents of a particle world act.
public enum Steering {
    /// Five choices: nothing, −x, +x, −y, +y at full force; a message is one choice.
    DISCRETE,
    /// Five numbers in [0, 1]: nothing, −x, +x, −y, +y; a message is its vector.
    CONTINUOUS
}
