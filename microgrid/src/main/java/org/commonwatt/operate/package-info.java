/// Where energy, markets and fairness meet: scenarios and generated days, policies, forecasts,
/// figures and the simulation.
///
/// Does no input or output; whoever runs it passes in time, randomness and data.
@NullMarked
package org.commonwatt.operate;

import org.jspecify.annotations.NullMarked;
