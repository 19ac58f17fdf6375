/// The physical community: time axis, devices, participants, and one step of physics over state
/// arrays. Reading order: [TimeAxis], [Participant], [Community], [StepPhysics].
///
/// Knows nothing of prices, fairness or learning.
@NullMarked
package org.commonwatt.grid;

import org.jspecify.annotations.NullMarked;
