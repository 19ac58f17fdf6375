package org.commonwatt.operate.dispatch;

/// What fairness compares a plan with.
///
/// @param aloneCost `[N]`, least cost of each member alone, with its share of common assets; NaN
///   for a common asset
/// @param leastCost C*, least cost of the community; NaN where no efficiency budget asks for it
@SuppressWarnings("ArrayRecordComponent") // A view; never compared.
record Benchmark(double[] aloneCost, double leastCost) {}
