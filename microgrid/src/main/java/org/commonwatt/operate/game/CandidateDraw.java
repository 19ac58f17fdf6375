package org.commonwatt.operate.game;

import java.util.List;
import org.commonwatt.numeric.RandomStream;

/// Windows of days and how often each of their candidates is played.
///
/// @param windows all candidates
/// @param shares of the episodes, one per candidate, with the sum 1
public record CandidateDraw(CandidateWindows windows, List<Double> shares) {
    private static final double ROUNDING = 1e-9;

    public CandidateDraw {
        shares = List.copyOf(shares);
        double sum = shares.stream().mapToDouble(Double::doubleValue).sum();
        if (shares.size() != windows.candidates()
                || shares.stream().anyMatch(share -> !(share >= 0))
                || Math.abs(sum - 1) > ROUNDING) {
            throw new IllegalArgumentException(
                    "The %d candidates need shares with the sum 1: %s"
                            .formatted(windows.candidates(), shares));
        }
    }

    /// Windows as they were.
    public static CandidateDraw nominal(CommunityDays days) {
        return new CandidateDraw(new CandidateWindows(days, List.of()), List.of(1.0));
    }

    /// The windows without their candidates.
    public CommunityDays days() {
        return windows.days();
    }

    /// Whether there is nothing but windows as they were.
    public boolean isNominal() {
        return windows.candidates() == 1;
    }

    /// A candidate of a window.
    CandidateWindows.Drawn draw(int window, RandomStream chance) {
        double place = chance.nextDouble();
        int candidate = -1;
        double sum = 0;
        while (candidate + 1 < shares.size() && (candidate < 0 || place >= sum)) {
            sum += shares.get(++candidate);
        }
        // Sums may miss 1 by rounding: then it is the window as it was.
        return new CandidateWindows.Drawn(window, place < sum ? candidate : 0, chance.nextLong());
    }
}
