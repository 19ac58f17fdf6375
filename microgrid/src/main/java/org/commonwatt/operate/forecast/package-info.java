/// What policies expect of the hours ahead: forecasts of demand and generation, and how wrong they
/// turn out to be.
///
/// A forecaster learns from metered values alone and gives the same numbers to every policy. The
/// one that looks at the future says so ([Forecaster#usesTruth()]). Does not know devices, prices
/// or who asks.
///
/// Reading order: [Forecaster], [Forecasters], [Persistence], [SimilarDay], [HourOfWeek],
/// [NoisyTruth], [ForecastErrors].
@NullMarked
package org.commonwatt.operate.forecast;

import org.jspecify.annotations.NullMarked;
