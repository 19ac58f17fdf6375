package org.commonwatt.equity.sharing;

import java.util.Optional;

/// How sharing ended.
public sealed interface SharingResult {

    /// Who gets what, if that was found.
    default Optional<Allocation> found() {
        return switch (this) {
            case Shared shared -> Optional.of(shared.allocation());
            case Relaxed relaxed -> Optional.of(relaxed.allocation());
            case Refused _, Unsolved _ -> Optional.empty();
        };
    }

    /// As the rule promises.
    record Shared(Allocation allocation) implements SharingResult {}

    /// The core is empty: no shares satisfy every coalition. These leave no coalition more than
    /// `epsilon` short, which is as little as possible.
    record Relaxed(Allocation allocation, double epsilon) implements SharingResult {}

    /// The rule does not apply.
    ///
    /// @param reason rule and value in words
    record Refused(String reason) implements SharingResult {}

    /// The rule applies, but its programmes could not be solved.
    ///
    /// @param reason the solver's word
    record Unsolved(String reason) implements SharingResult {}
}
