package org.commonwatt.grid;

/// One member's deferrable jobs in one step (`docs/FORMULATION.md#job`): a job starts at the first
/// step from its release on with an action above 0, by itself at its latest start, and then runs
/// through.
final class JobKernel {
    private JobKernel() {}

    /// Writes `f.jobKwh[k]`, the energy that a running job wants in step `t`.
    static void run(FleetParameters p, FleetState s, StepFlows f, int k, double action, int t) {
        int i = k % p.size;
        JobParameters jobs = p.jobs;
        int count = jobs.releaseStep[i].length;
        f.jobKwh[k] = 0;
        while (s.jobOffset[k] < 0
                && s.jobIndex[k] < count
                && jobs.latestStartStep[i][s.jobIndex[k]] < t) {
            s.jobIndex[k]++;
        }
        int job = s.jobIndex[k];
        if (job >= count) {
            return;
        }
        boolean may = t >= jobs.releaseStep[i][job];
        boolean must = t >= jobs.latestStartStep[i][job];
        if (s.jobOffset[k] < 0 && may && (action > 0 || must)) {
            s.jobOffset[k] = 0;
        }
        if (s.jobOffset[k] >= 0) {
            double[] profile = jobs.profileKwh[i][job];
            f.jobKwh[k] = profile[s.jobOffset[k]];
            s.jobOffset[k]++;
            if (s.jobOffset[k] == profile.length) {
                s.jobOffset[k] = -1;
                s.jobIndex[k]++;
            }
        }
    }
}
