package org.commonwatt.operate.dispatch;

import java.util.List;

/// A window of the community as the optimiser sees it: T steps of Δ hours, N members, energies in
/// kWh per step, money in the scenario's currency.
///
/// It says what is known and what is physically possible, not what is wanted: objectives come
/// beside it. Nothing in it remembers where its numbers came from, so a day of a scenario, a
/// forecast, a coalition of some members and a published instance are the same kind of thing.
///
/// @param steps T
/// @param stepHours Δ, > 0
/// @param members N members, in any order: no optimum depends on it
/// @param community what they have in common
public record DispatchProblem(
        int steps, double stepHours, List<DispatchMember> members, CommunityTerms community) {
    /// Rejects series of another length than T.
    public DispatchProblem {
        members = List.copyOf(members);
        if (steps < 1 || !(stepHours > 0)) {
            throw new IllegalArgumentException(
                    "A dispatch needs at least one step of a positive length: %d steps of %s h."
                            .formatted(steps, stepHours));
        }
        community.requireSteps(steps);
        for (DispatchMember member : members) {
            member.requireSteps(steps);
        }
    }

    /// Number of members N.
    public int size() {
        return members.size();
    }

    /// Member `i`.
    public DispatchMember member(int i) {
        return members.get(i);
    }
}
