/// The games of the product by name, with their options: what the command line and other languages
/// can ask for.
///
/// Knows how each game is made, and neither who plays it nor who learns in it. Reading order:
/// [Games], [GameOptions], [Game].
@NullMarked
package org.commonwatt.experiments.game;

import org.jspecify.annotations.NullMarked;
