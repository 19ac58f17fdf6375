package org.commonwatt.rl.algorithm.rollout;

import java.util.Arrays;

/// Which candidates were played in a rollout, [step × copy], and what those that ended brought
/// ([org.commonwatt.rl.env.CandidateInfo]).
public final class CandidateTrail {
    /// No group: the game has no candidates.
    public static final int NONE = -1;

    private final int[] groups;
    private final int[] numbers;
    private final double[] outcomes;

    CandidateTrail(int cells) {
        groups = new int[cells];
        numbers = new int[cells];
        outcomes = new double[cells];
        Arrays.fill(groups, NONE);
        Arrays.fill(outcomes, Double.NaN);
    }

    /// Notes a step.
    ///
    /// @param cell step · copies + copy
    /// @param info of the step; the candidate's three numbers lie from `at` on
    /// @param ended whether the episode ended with it
    void keep(int cell, double[] info, int at, boolean ended) {
        groups[cell] = (int) info[at];
        numbers[cell] = (int) info[at + 1];
        outcomes[cell] = ended ? info[at + 2] : Double.NaN;
    }

    /// Group of the episode that a cell belongs to, or [#NONE].
    public int group(int cell) {
        return groups[cell];
    }

    /// Candidate of the episode that a cell belongs to.
    public int number(int cell) {
        return numbers[cell];
    }

    /// What the episode brought that ended with the cell; NaN where none did.
    public double outcome(int cell) {
        return outcomes[cell];
    }
}
