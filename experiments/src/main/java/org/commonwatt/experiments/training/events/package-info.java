/// Event files as TensorBoard reads them.
///
/// Deliberately unaware of what the numbers mean.
@NullMarked
package org.commonwatt.experiments.training.events;

import org.jspecify.annotations.NullMarked;
