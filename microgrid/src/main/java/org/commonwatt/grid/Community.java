package org.commonwatt.grid;

import java.util.HashSet;
import java.util.List;

/// The members and their common connection to the utility.
///
/// @param participants members in index order `i = 0..N-1`, ids unique
/// @param connection limits of the community's connection to the utility
/// @param islanding whether the members stay connected to each other in an outage
/// @param outages outages in order of time, not overlapping
public record Community(
        List<Participant> participants,
        Connection connection,
        boolean islanding,
        List<Outage> outages) {
    public Community {
        participants = List.copyOf(participants);
        outages = List.copyOf(outages);
        if (participants.isEmpty()) {
            throw new IllegalArgumentException("A community needs at least one participant.");
        }
        var ids = new HashSet<String>();
        for (Participant participant : participants) {
            if (!ids.add(participant.id())) {
                throw new IllegalArgumentException(
                        "The participant id (%s) must be unique.".formatted(participant.id()));
            }
        }
        for (int k = 1; k < outages.size(); k++) {
            if (outages.get(k).startStep() < outages.get(k - 1).endStep()) {
                throw new IllegalArgumentException(
                        "Outage %d starts (step %d) before outage %d ends (step %d)."
                                .formatted(
                                        k,
                                        outages.get(k).startStep(),
                                        k - 1,
                                        outages.get(k - 1).endStep()));
            }
        }
    }

    /// Number of participants N.
    public int size() {
        return participants.size();
    }

    /// Participant of index `i`.
    public Participant participant(int i) {
        return participants.get(i);
    }
}
