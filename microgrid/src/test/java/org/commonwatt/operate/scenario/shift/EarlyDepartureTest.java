package org.commonwatt.operate.scenario.shift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.commonwatt.grid.Ev;
import org.commonwatt.grid.EvSession;
import org.commonwatt.numeric.RandomStreams;
import org.commonwatt.operate.scenario.Scenario;
import org.junit.jupiter.api.Test;

final class EarlyDepartureTest extends ShiftFamilyContract {
    @Override
    ShiftFamily family() {
        return new EarlyDeparture();
    }

    /// The vehicle that came at 18 and would leave at 7, step 55, leaves at 5 and had said 7.
    @Test
    void twoHours_areNotAnnounced() {
        Scenario before = scenario(1);
        Scenario after =
                family().apply(before, secondDay(before), 2, RandomStreams.of(1).stream("unused"));
        Ev ev = Objects.requireNonNull(after.community().participant(1).ev());
        assertThat(ev.sessions())
                .contains(new EvSession(42, 53, 0.4, 0.8, 55))
                .contains(new EvSession(18, 31, 0.4, 0.8));
    }

    /// Five hours before 7 would be 2 o’clock; a span that begins at 4 moves nothing before it.
    @Test
    void departuresStayInTheirSpan() {
        Scenario before = scenario(1);
        Scenario after =
                family().apply(
                                before,
                                new Span(24, 52, 72),
                                5,
                                RandomStreams.of(1).stream("unused"));
        Ev ev = Objects.requireNonNull(after.community().participant(1).ev());
        assertThat(ev.sessions().get(1)).isEqualTo(new EvSession(42, 52, 0.4, 0.8, 55));
    }
}
