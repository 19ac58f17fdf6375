package org.commonwatt.operate.dispatch;

import org.commonwatt.operate.dispatch.Tags.Tag;

/// A deferrable load in the model: one yes or no per possible start
/// (`docs/FORMULATION.md#dispatch-job`).
///
/// @param job what it is
/// @param firstStart column of the start at `releaseStep`
record JobRows(DeferrableLoad job, int firstStart) {

    /// `Σ start = 1`, or at most 1 where it may wait until after the window; waiting costs its
    /// energy at the member's mean price, so that it starts when energy is cheaper than that.
    static JobRows add(Draft draft, int member, DeferrableLoad job) {
        DispatchMember owner = draft.problem.member(member);
        Tag tag = new Tag(ConstraintFamily.JOB, "job", owner.id(), job.releaseStep());
        int starts = job.latestStartStep() - job.releaseStep() + 1;
        int first = draft.choices(tag, starts);
        JobRows rows = new JobRows(job, first);
        draft.rows(tag, 1);
        draft.model.addRow(1.0, 1.0);
        for (int k = 0; k < starts; k++) {
            draft.model.addEntry(first + k, 1.0);
            rows.meetMeter(draft, member, k);
        }
        if (job.mayWait()) {
            int waits = draft.columns(tag, 1, 0.0, 1.0);
            draft.model.addEntry(waits, 1.0);
            double price = mean(owner.meter().importPricePerKwh());
            draft.costs.add(member, CostPart.LATER, waits, price * sum(job.profileKwh()));
        }
        draft.decisions.add(rows::decide);
        return rows;
    }

    /// Start at the k-th possible step.
    private void meetMeter(Draft draft, int member, int k) {
        int start = job.releaseStep() + k;
        int last = Math.min(draft.problem.steps(), start + job.profileKwh().length);
        for (int t = start; t < last; t++) {
            double energyKwh = job.profileKwh()[t - start];
            draft.balance.add(draft.balanceRow(member, t), firstStart + k, -energyKwh);
        }
    }

    /// The start with the largest share, or none where waiting has a larger one.
    private void decide(double[] relaxed, double[] whole) {
        int starts = job.latestStartStep() - job.releaseStep() + 1;
        int best = firstStart;
        double started = 0;
        for (int k = 0; k < starts; k++) {
            int column = firstStart + k;
            whole[column] = 0.0;
            started += relaxed[column];
            best = relaxed[column] > relaxed[best] + 1e-9 ? column : best;
        }
        if (!job.mayWait() || started >= 0.5) {
            whole[best] = 1.0;
        }
    }

    /// Step at which it starts, or −1.
    int startStep(double[] x) {
        for (int t = job.releaseStep(); t <= job.latestStartStep(); t++) {
            if (x[firstStart + t - job.releaseStep()] > 0.5) {
                return t;
            }
        }
        return -1;
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    private static double mean(double[] values) {
        return sum(values) / values.length;
    }
}
