package org.commonwatt.numeric;

/// The outcome of a significance test.
///
/// @param statistic value of the test statistic
/// @param degreesOfFreedom of the reference distribution; NaN where it has none
/// @param pValue probability of a statistic at least as extreme if there is no difference
public record TestResult(double statistic, double degreesOfFreedom, double pValue) {}
