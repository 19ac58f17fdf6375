package org.commonwatt.operate.scenario;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// When a participant is a member of the community, in whole local days
/// (`docs/FORMULATION.md#stays`).
///
/// @param from first day, or null where it was a member before
/// @param until last day, or null where it stays
public record Stay(@Nullable LocalDate from, @Nullable LocalDate until) {
    /// A member all the time.
    public static final Stay ALWAYS = new Stay(null, null);

    public Stay {
        if (from != null && until != null && until.isBefore(from)) {
            throw new IllegalArgumentException(
                    "The last day (%s) must not lie before the first (%s).".formatted(until, from));
        }
    }

    /// Whether the participant is a member on a local date.
    public boolean contains(LocalDate date) {
        return (from == null || !date.isBefore(from)) && (until == null || !date.isAfter(until));
    }
}
