package org.commonwatt.operate.game;

import java.util.ArrayList;
import java.util.List;
import org.commonwatt.numeric.RandomStreams;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.scenario.shift.Shift;
import org.commonwatt.operate.scenario.shift.Span;

/// Windows of days as they could have turned out: candidate 0 of a window is the window itself,
/// each other candidate strikes every second day of it with one shift
/// (`docs/FORMULATION.md#robust-training`). Before the window nothing differs, so that all
/// candidates begin in the same state.
///
/// @param days the windows
/// @param shifts of candidates 1, 2, …
public record CandidateWindows(CommunityDays days, List<Shift> shifts) {
    private static final int EVERY = 2;

    public CandidateWindows {
        shifts = List.copyOf(shifts);
    }

    /// One candidate of one window.
    ///
    /// @param window index among [CommunityDays#firstDays()]
    /// @param candidate 0 for the window itself
    /// @param variant seed of where and when it is struck
    public record Drawn(int window, int candidate, long variant) {}

    /// Number of candidates of each window.
    public int candidates() {
        return 1 + shifts.size();
    }

    CommunityDays.Slice slice(Drawn drawn) {
        CommunityDays.Slice nominal = days.slice(drawn.window());
        if (drawn.candidate() == 0) {
            return nominal;
        }
        RandomStreams draws = RandomStreams.of(drawn.variant()).split("shift");
        Scenario struck =
                shifts.get(drawn.candidate() - 1)
                        .apply(nominal.scenario(), spans(nominal, draws), draws);
        return new CommunityDays.Slice(struck, nominal.calendar(), nominal.firstStep());
    }

    private List<Span> spans(CommunityDays.Slice slice, RandomStreams draws) {
        var axis = slice.scenario().axis();
        int firstDay = axis.day(slice.firstStep());
        int count = days.windowDays();
        int first = count < EVERY ? 0 : draws.stream("first day").nextInt(EVERY);
        List<Span> spans = new ArrayList<>();
        for (int day = first; day < count; day += EVERY) {
            spans.add(Span.day(axis, slice.firstStep(), firstDay + day));
        }
        return spans;
    }
}
