/// Kernels, random streams and statistics: the arithmetic that every other room stands on.
///
/// Knows nothing of energy, markets or learning; depends on the JDK only.
@NullMarked
package org.commonwatt.numeric;

import org.jspecify.annotations.NullMarked;
