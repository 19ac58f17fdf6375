/// The physical community: time axis, devices, participants, feeder, and one step of physics over
/// state arrays.
///
/// Knows nothing of prices, fairness or learning.
@NullMarked
package org.commonwatt.grid;

import org.jspecify.annotations.NullMarked;
