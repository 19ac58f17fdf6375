package org.commonwatt.operate.scenario.shift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.commonwatt.grid.Community;
import org.commonwatt.grid.Outage;
import org.commonwatt.numeric.Forall;
import org.commonwatt.numeric.RandomStreams;
import org.commonwatt.operate.scenario.Scenario;
import org.junit.jupiter.api.Test;

final class GridOutageTest extends ShiftFamilyContract {
    @Override
    ShiftFamily family() {
        return new GridOutage(0.5, 6);
    }

    private static Scenario with(Scenario scenario, Outage... outages) {
        Community old = scenario.community();
        return scenario.withCommunity(
                new Community(
                        old.participants(), old.connection(), old.islanding(), List.of(outages)));
    }

    /// One of two is announced, four hours before it begins.
    @Test
    void warnings_areThoseOfTheScenario() {
        Scenario scenario = with(scenario(1), new Outage(10, 12, 6), new Outage(30, 31, 30));
        assertThat(GridOutage.like(scenario)).isEqualTo(new GridOutage(0.5, 4));
        assertThat(GridOutage.like(scenario(1))).isEqualTo(new GridOutage(0, 0));
    }

    @Test
    void warnings_comeAsEarlyAsTheSpanMayBeKnown() {
        var always = new GridOutage(1, 40);
        Forall.seeds(50)
                .check(
                        random -> {
                            Scenario before = scenario(1);
                            Outage made =
                                    always.apply(before, secondDay(before), 6, random)
                                            .community()
                                            .outages()
                                            .getFirst();
                            assertThat(made.endStep() - made.startStep()).isEqualTo(6);
                            assertThat(made.startStep()).isBetween(48, 66);
                            assertThat(made.warnedStep())
                                    .isEqualTo(Math.max(24, made.startStep() - 40));
                        });
    }

    /// A day without grid in the middle of which there is none already: one outage, from the first
    /// of their steps to the last, known when the earlier was.
    @Test
    void outagesThatMeet_areOne() {
        Scenario before =
                with(
                        scenario(1),
                        new Outage(2, 3, 2),
                        new Outage(50, 52, 47),
                        new Outage(71, 75, 71),
                        new Outage(80, 81, 80));
        Scenario after =
                new GridOutage(0, 0)
                        .apply(before, secondDay(before), 24, RandomStreams.of(1).stream("when"));
        assertThat(after.community().outages())
                .containsExactly(
                        new Outage(2, 3, 2), new Outage(48, 75, 47), new Outage(80, 81, 80));
    }
}
