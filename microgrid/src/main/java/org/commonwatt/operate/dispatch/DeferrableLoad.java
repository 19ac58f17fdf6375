package org.commonwatt.operate.dispatch;

/// A load that starts once in [releaseStep, latestStartStep] and then runs through.
///
/// The energy of steps behind the window is not counted. A load that runs already has one start
/// left, step 0, with the rest of its profile.
///
/// @param releaseStep first step at which it may start, ≥ 0
/// @param latestStartStep last step at which it may start, < T or cut to T − 1 with `mayWait`
/// @param profileKwh energy of each step while it runs
/// @param mayWait whether it may also start after the window
@SuppressWarnings("ArrayRecordComponent") // A view; never compared.
public record DeferrableLoad(
        int releaseStep, int latestStartStep, double[] profileKwh, boolean mayWait) {}
