package org.commonwatt.equity.sharing;

/// A rule by which members share what they gain together (`docs/FORMULATION.md#sharing`).
public interface GainSharing {

    /// Short name, as on the command line.
    String name();

    /// Whether members who bring the same to every coalition, and have the same figures, always get
    /// the same.
    boolean isSymmetric();

    /// Whether members who bring nothing to any coalition always get nothing.
    boolean givesNothingForNothing();

    /// Shares the gain; the shares add up to v(N).
    SharingResult share(SharingProblem problem);
}
