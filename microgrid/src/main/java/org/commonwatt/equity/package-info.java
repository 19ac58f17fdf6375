/// Fairness as numbers: inequality indices, burden and welfare functions over plain arrays.
///
/// Knows nothing of how the amounts came about: no devices, no markets.
@NullMarked
package org.commonwatt.equity;

import org.jspecify.annotations.NullMarked;
