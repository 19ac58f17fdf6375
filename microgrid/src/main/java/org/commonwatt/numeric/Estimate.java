package org.commonwatt.numeric;

/// A number with its confidence interval.
///
/// @param value the statistic of the observed sample
/// @param interval where it could have come out; a bootstrap interval need not contain `value`
public record Estimate(double value, Interval interval) {}
