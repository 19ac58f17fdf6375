package org.commonwatt.experiments.explain;

/// Who decides where a run is played a second time with something otherwise.
public enum Deciding {
    /// Devices are asked for what the policy had asked of them in the run, where the run has kept
    /// that and there is no device that it never decided about: an answer in moments. Else as
    /// [#ANEW].
    AS_IN_RUN,
    /// The policy, with what it then sees; one that plans takes as long as it did in the run.
    ANEW
}
