/// Learning: networks, games and algorithms of several agents.
///
/// Deliberately unaware of energy, of files, of clocks and of threads: games bring numbers in,
/// workers and random streams come from outside.
///
/// Reading order: [org.commonwatt.rl.nn].
@NullMarked
package org.commonwatt.rl;

import org.jspecify.annotations.NullMarked;
