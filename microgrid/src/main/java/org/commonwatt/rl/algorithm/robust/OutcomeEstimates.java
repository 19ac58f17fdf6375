package org.commonwatt.rl.algorithm.robust;

import org.commonwatt.rl.nn.checkpoint.Checkpoint;

/// What candidates bring under a policy that keeps changing: a fading mean per group and candidate.
/// What was never played is taken for its group as it was, less what its candidate costs other
/// groups.
final class OutcomeEstimates {
    private static final String OUTCOMES = "robust.outcomes";
    private static final String COUNTS = "robust.counts";
    private static final double NEWS = 0.3;

    private final int groups;
    private final int candidates;
    private final double[] means;
    private final double[] counts;

    OutcomeEstimates(CandidateSet set) {
        groups = set.groups();
        candidates = set.candidates();
        means = new double[groups * candidates];
        counts = new double[means.length];
    }

    void note(int group, int candidate, double outcome) {
        int at = group * candidates + candidate;
        double weight = Math.max(NEWS, 1 / (counts[at] + 1));
        means[at] += weight * (outcome - means[at]);
        counts[at]++;
    }

    /// Whether a nominal candidate has been played.
    boolean hasNominal() {
        for (int i = 0; i < groups; i++) {
            if (counts[i * candidates] > 0) {
                return true;
            }
        }
        return false;
    }

    /// Estimates of all, `[N × K]`.
    void fill(double[] into) {
        double sum = 0;
        int known = 0;
        for (int i = 0; i < groups; i++) {
            if (counts[i * candidates] > 0) {
                sum += means[i * candidates];
                known++;
            }
        }
        double usual = known == 0 ? 0 : sum / known;
        for (int i = 0; i < groups; i++) {
            int at = i * candidates;
            into[at] = counts[at] > 0 ? means[at] : usual;
        }
        for (int k = 1; k < candidates; k++) {
            double change = change(k, into);
            for (int i = 0; i < groups; i++) {
                int at = i * candidates + k;
                into[at] = counts[at] > 0 ? means[at] : into[i * candidates] + change;
            }
        }
    }

    /// Mean of what a candidate brings more than its group as it was.
    private double change(int k, double[] nominal) {
        double sum = 0;
        int known = 0;
        for (int i = 0; i < groups; i++) {
            int at = i * candidates + k;
            if (counts[at] > 0) {
                sum += means[at] - nominal[i * candidates];
                known++;
            }
        }
        return known == 0 ? 0 : sum / known;
    }

    void save(Checkpoint into) {
        into.put(OUTCOMES, means).put(COUNTS, counts);
    }

    void restore(Checkpoint from) {
        System.arraycopy(from.numbers(OUTCOMES), 0, means, 0, means.length);
        System.arraycopy(from.numbers(COUNTS), 0, counts, 0, counts.length);
    }
}
