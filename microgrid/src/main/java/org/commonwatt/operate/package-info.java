/// Where energy, markets, fairness and learning meet: games, policies, forecasts and indicators.
///
/// Does no input or output; whoever runs it passes in time, randomness and data.
@NullMarked
package org.commonwatt.operate;

import org.jspecify.annotations.NullMarked;
