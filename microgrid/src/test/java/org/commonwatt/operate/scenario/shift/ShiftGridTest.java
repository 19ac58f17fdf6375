package org.commonwatt.operate.scenario.shift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.commonwatt.numeric.RandomStreams;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.scenario.ScenarioFixture;
import org.junit.jupiter.api.Test;

final class ShiftGridTest {
    @Test
    void grid_ofACommunityWithEverything_hasAllCells() {
        assertThat(ShiftGrid.of(ShiftedCommunities.everything(1, 5)).cells())
                .extracting(ShiftGrid.Cell::name)
                .containsExactly(
                        "nominal",
                        "demand +25 %",
                        "demand +50 %",
                        "generation −50 %",
                        "both",
                        "price spike",
                        "6 h outage",
                        "heat wave",
                        "cold wave",
                        "early departures");
    }

    /// Names and severities must say the same.
    @Test
    void cells_areAsSevereAsTheirNamesSay() {
        List<ShiftGrid.Cell> cells = ShiftGrid.of(ShiftedCommunities.everything(1, 5)).cells();
        assertThat(cells.get(1).shifts().getFirst().severity()).isEqualTo(0.25);
        assertThat(cells.get(2).shifts().getFirst().severity()).isEqualTo(0.5);
        assertThat(cells.get(3).shifts().getFirst().severity()).isEqualTo(0.5);
        assertThat(cells.get(6).shifts().getFirst().severity()).isEqualTo(6);
    }

    @Test
    void whatIsNotFelt_isLeftOutAndSaid() {
        Scenario plain =
                new ScenarioFixture()
                        .member(
                                org.commonwatt.grid.Participant.home("a"),
                                new double[] {1, 1},
                                new double[2])
                        .build();
        ShiftGrid grid = ShiftGrid.of(plain);
        assertThat(grid.notFelt())
                .containsExactly("generation", "both", "cold-wave", "early-departure");
        assertThat(grid.cells()).hasSize(6);
    }

    @Test
    void shift_strikesEverySpan_withDrawsOfItsOwn() {
        Scenario before = ShiftedCommunities.everything(2, 5);
        Scenario after =
                Shift.reference(new GridOutage(0, 0))
                        .apply(
                                before,
                                List.of(
                                        Span.day(before.axis(), 0, 0),
                                        Span.day(before.axis(), 0, 2)),
                                RandomStreams.of(9));
        assertThat(after.community().outages()).hasSize(2);
        assertThat(after.community().outages().get(0).startStep() % 24)
                .isNotEqualTo(after.community().outages().get(1).startStep() % 24);
    }

    @Test
    void shiftWithoutSeverity_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Shift(new DemandRise(), 0))
                .withMessageContaining("demand");
    }
}
