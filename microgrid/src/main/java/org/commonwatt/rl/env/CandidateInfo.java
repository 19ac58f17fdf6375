package org.commonwatt.rl.env;

import java.util.List;

/// How an environment whose episodes could have turned out differently says which one is played: by
/// three numbers of its info, side by side in this order.
///
/// An episode belongs to a group, of which it is one candidate; candidate 0 is the group as it was.
public final class CandidateInfo {
    /// Number of the group, from 0.
    public static final String GROUP = "candidateGroup";

    /// Number of the candidate within its group, from 0.
    public static final String NUMBER = "candidateNumber";

    /// What the episode has brought so far, to all agents together and undiscounted: what
    /// candidates are compared by. Higher is better.
    public static final String OUTCOME = "candidateOutcome";

    /// The three names.
    public static final List<String> NAMES = List.of(GROUP, NUMBER, OUTCOME);

    private CandidateInfo() {}

    /// Where the first of the three numbers lies in the info of an environment; −1 where it has
    /// none.
    public static int place(EnvSpec spec) {
        return spec.infoNames().indexOf(GROUP);
    }
}
