package org.commonwatt.grid;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What stands behind one meter.
///
/// @param pvKw nameplate of the photovoltaics (0 = none); the generation itself is a series
/// @param windKw nameplate of the wind turbine (0 = none); the generation itself is a series
/// @param battery stationary battery, or null
/// @param ev electric vehicle, or null
/// @param heatPump heat pump with room and tank, or null
/// @param genset generator set, or null
/// @param jobs deferrable jobs in order of time; each is over before the next is released
public record Equipment(
        double pvKw,
        double windKw,
        @Nullable Battery battery,
        @Nullable Ev ev,
        @Nullable HeatPump heatPump,
        @Nullable Genset genset,
        List<Job> jobs) {
    /// Nothing but demand.
    public static final Equipment NONE = new Equipment(0, 0, null, null, null, null, List.of());

    public Equipment {
        Checks.notNegative("pvKw", pvKw);
        Checks.notNegative("windKw", windKw);
        jobs = List.copyOf(jobs);
        for (int k = 1; k < jobs.size(); k++) {
            if (jobs.get(k).releaseStep() < jobs.get(k - 1).endStep()) {
                throw new IllegalArgumentException(
                        "Job %d is released at step %d, before job %d is over (step %d)."
                                .formatted(
                                        k,
                                        jobs.get(k).releaseStep(),
                                        k - 1,
                                        jobs.get(k - 1).endStep()));
            }
        }
    }

    /// The same with other photovoltaics.
    public Equipment withPv(double otherKw) {
        return new Equipment(otherKw, windKw, battery, ev, heatPump, genset, jobs);
    }

    /// The same with another wind turbine.
    public Equipment withWind(double otherKw) {
        return new Equipment(pvKw, otherKw, battery, ev, heatPump, genset, jobs);
    }

    /// The same with another battery.
    public Equipment withBattery(@Nullable Battery other) {
        return new Equipment(pvKw, windKw, other, ev, heatPump, genset, jobs);
    }

    /// The same with another vehicle.
    public Equipment withEv(@Nullable Ev other) {
        return new Equipment(pvKw, windKw, battery, other, heatPump, genset, jobs);
    }

    /// The same with another heat pump.
    public Equipment withHeatPump(@Nullable HeatPump other) {
        return new Equipment(pvKw, windKw, battery, ev, other, genset, jobs);
    }

    /// The same with another generator set.
    public Equipment withGenset(@Nullable Genset other) {
        return new Equipment(pvKw, windKw, battery, ev, heatPump, other, jobs);
    }

    /// The same with other jobs.
    public Equipment withJobs(List<Job> others) {
        return new Equipment(pvKw, windKw, battery, ev, heatPump, genset, others);
    }
}
