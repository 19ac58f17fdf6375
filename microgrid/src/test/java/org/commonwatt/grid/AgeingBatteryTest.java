package org.commonwatt.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.commonwatt.grid.ageing.Ageing;
import org.commonwatt.grid.ageing.CellTemperature;
import org.commonwatt.grid.ageing.LfpAgeing;
import org.commonwatt.grid.ageing.ThroughputAgeing;
import org.commonwatt.numeric.Forall;
import org.commonwatt.numeric.RandomStream;
import org.junit.jupiter.api.Test;

/// Batteries that age within the step: 10 kWh, 5 kW, no losses unless said otherwise.
final class AgeingBatteryTest {
    private static final double TINY = 1e-12;
    private static final LfpAgeing LFP = new LfpAgeing(CellTemperature.constant(25));

    /// A tenth of the capacity for each day, and for each full cycle.
    private static final ThroughputAgeing BRITTLE = new ThroughputAgeing(10, 1, 10 / 365.0, 0);

    private static Battery battery(Ageing ageing) {
        return Members.battery(10, 5, 1).withAgeing(ageing);
    }

    private static Stage stage(Ageing ageing) {
        return Stage.of(Members.home("a", battery(ageing)));
    }

    @Test
    void dayOfRest_takesTheCalendarLossOfItsStateOfChargeAtItsEnd() {
        Stage stage = stage(LFP).stored(5).steps(23);
        assertThat(stage.state.capacityKwh(0)).isEqualTo(10);
        stage.step();
        double rate = LfpAgeing.calendarRate(0.5, 25);
        assertThat(stage.state.capacityKwh(0)).isCloseTo(10 * (1 - rate), within(TINY));
        assertThat(stage.state.storedKwh(0)).isEqualTo(5);
        stage.steps(23);
        assertThat(stage.state.capacityKwh(0)).isCloseTo(10 * (1 - rate), within(TINY));
        stage.step();
        double two = rate * Math.pow(2, 0.526);
        assertThat(stage.state.capacityKwh(0)).isCloseTo(10 * (1 - two), within(TINY));
    }

    @Test
    void dayOfUse_takesItsCyclesToo() {
        Stage stage = stage(BRITTLE).storage(0.5).steps(4).storage(-0.5).steps(4);
        stage.storage(0).steps(16);
        // Four hours of 2.5 kW fill it, four empty it: one full cycle and one day, a tenth each.
        assertThat(stage.state.capacityKwh(0)).isCloseTo(8, within(TINY));
        assertThat(stage.state.ageing.cycleLoss[0]).isCloseTo(0.1, within(TINY));
        assertThat(stage.state.ageing.calendarLoss[0]).isCloseTo(0.1, within(TINY));
    }

    @Test
    void cycleOverMidnight_isCountedInHalvesAndNotLost() {
        Stage stage = stage(BRITTLE).steps(20).storage(0.5).steps(4);
        assertThat(stage.state.ageing.cycleLoss[0]).isCloseTo(0.05, within(TINY));
        // The capacity of 8.5 kWh leaves the stored 10 kWh alone.
        assertThat(stage.state.storedKwh(0)).isEqualTo(10);
        stage.storage(-0.5).steps(4).storage(0).steps(20);
        assertThat(stage.state.ageing.cycleLoss[0]).isCloseTo(0.1, within(TINY));
    }

    @Test
    void tenYearsOfOneDay_areTheClosedForm() {
        Stage stage = stage(LFP).stored(2.5);
        int days = 3650;
        for (int day = 0; day < days; day++) {
            stage.storage(0).steps(8).storage(0.125).steps(4);
            stage.storage(0).steps(6).storage(-0.125).steps(4).storage(0).steps(2);
        }
        // 0.25 → 0.5 from 8 to 12, back from 18 to 22: 0.25 higher for 10 h; way 0.5 in 24 h.
        assertThat(stage.state.storedKwh(0)).isEqualTo(2.5);
        double calendar = LfpAgeing.calendarRate(0.25 + 0.25 * 10 / 24, 25) * Math.pow(days, 0.526);
        double cycle = LfpAgeing.cycleRate(0.25, 0.5 / 24, 25) * Math.pow(0.25 * days, 0.828);
        assertThat(stage.state.ageing.calendarLoss[0]).isCloseTo(calendar, within(TINY));
        assertThat(stage.state.ageing.cycleLoss[0]).isCloseTo(cycle, within(TINY));
        assertThat(stage.state.capacityKwh(0))
                .isCloseTo(10 * (1 - calendar - cycle), within(10 * TINY));
    }

    @Test
    void quarterHours_ageAsHoursDo() {
        Community alone =
                new Community(
                        List.of(Members.home("a", battery(LFP))),
                        Connection.UNLIMITED,
                        true,
                        List.of());
        Stage hours = Stage.of(alone, 1).stored(2).storage(0.25).steps(5).storage(-0.5).steps(19);
        Stage quarters = Stage.of(alone, 0.25).stored(2);
        quarters.storage(0.25).steps(20).storage(-0.5).steps(76);
        // Emptied between two full hours, so that only the mean soc differs a little.
        assertThat(quarters.state.ageing.cycleLoss[0])
                .isCloseTo(hours.state.ageing.cycleLoss[0], within(TINY));
        assertThat(quarters.state.capacityKwh(0))
                .isCloseTo(hours.state.capacityKwh(0), within(1e-3))
                .isLessThan(10);
    }

    @Test
    void cellsOutdoors_areAsWarmAsTheMeanOfTheDayWithinTheirBounds() {
        LfpAgeing outdoors = new LfpAgeing(new CellTemperature(5, 40));
        assertThat(lossOfADay(outdoors, 10, 20)).isEqualTo(LFP.calendarLoss(0, 1, 0.5, 15));
        assertThat(lossOfADay(outdoors, -20, -10)).isEqualTo(LFP.calendarLoss(0, 1, 0.5, 5));
        assertThat(lossOfADay(outdoors, 40, 60)).isEqualTo(LFP.calendarLoss(0, 1, 0.5, 40));
    }

    /// Half a day at one temperature, half at the other.
    private static double lossOfADay(Ageing ageing, double nightC, double dayC) {
        Stage stage = stage(ageing).stored(5);
        stage.inputs.outdoorC[0] = nightC;
        stage.steps(12);
        stage.inputs.outdoorC[0] = dayC;
        return stage.steps(12).state.ageing.calendarLoss[0];
    }

    @Test
    void capacityBelowTheContent_destroysNothingAndAllowsDischargingOnly() {
        Stage stage = stage(BRITTLE).stored(10).steps(24);
        assertThat(stage.state.capacityKwh(0)).isCloseTo(9, within(TINY));
        assertThat(stage.state.storedKwh(0)).isEqualTo(10);
        stage.storage(1).step();
        assertThat(stage.flows.chargeKwh[0]).isZero();
        assertThat(stage.state.storedKwh(0)).isEqualTo(10);
        stage.storage(-0.4).step().storage(1).step();
        // 8 left, filled up to 9.
        assertThat(stage.state.storedKwh(0)).isCloseTo(9, within(TINY));
    }

    @Test
    void wornOutBattery_givesWhatItHoldsAndTakesNothing() {
        Stage stage = stage(BRITTLE).stored(10).steps(24 * 12);
        assertThat(stage.state.capacityKwh(0)).isZero();
        assertThat(stage.state.storedKwh(0)).isEqualTo(10);
        stage.storage(-1).steps(3);
        assertThat(stage.state.storedKwh(0)).isZero();
        stage.storage(1).steps(24);
        assertThat(stage.state.storedKwh(0)).isZero();
        assertThat(stage.state.capacityKwh(0)).isZero();
    }

    @Test
    void window_followsTheCapacity() {
        Battery narrow = Members.battery(10, 5, 1, 0.2, 0.8, 0).withAgeing(BRITTLE);
        Stage stage = Stage.of(Members.home("a", narrow)).stored(5).steps(24);
        // 9 kWh: from 1.8 to 7.2.
        stage.storage(1).steps(3);
        assertThat(stage.state.storedKwh(0)).isCloseTo(7.2, within(TINY));
        stage.storage(-1).steps(3);
        assertThat(stage.state.storedKwh(0)).isCloseTo(1.8, within(TINY));
    }

    @Test
    void health_neverRises_andMoreUseCostsMore() {
        Forall.seeds(100)
                .check(
                        random -> {
                            Ageing ageing = RandomCommunity.ageing(random);
                            Stage stage =
                                    Stage.of(
                                            Members.home("busy", battery(ageing)),
                                            Members.home("calm", battery(ageing)));
                            stage.stored(5, 5);
                            double before = 10;
                            for (int t = 0; t < 240; t++) {
                                // Within the window for both: swings around the middle.
                                double swing = random.nextDouble(0, 0.2) * (t % 2 == 0 ? 1 : -1);
                                stage.storage(swing, swing / 2).step();
                                assertThat(stage.state.capacityKwh(0)).isBetween(0.0, before);
                                before = stage.state.capacityKwh(0);
                            }
                            double[] cycleLoss = stage.state.ageing.cycleLoss;
                            assertThat(cycleLoss[0]).isGreaterThan(cycleLoss[1]);
                            assertThat(cycleLoss[1]).isPositive();
                        });
    }

    @Test
    void stateCopiedWithinADay_goesOnWithTheSameBits() {
        Forall.seeds(30)
                .check(
                        random -> {
                            Community community = ageingCommunity(random);
                            var run = new RandomRun(community, 1, 1);
                            int cut = 1 + random.nextInt(60);
                            for (int t = 0; t < cut; t++) {
                                run.draw(random, 0, t);
                                run.step(0);
                            }
                            FleetState snapshot = run.state.copy();
                            long mark = random.state();
                            long expected = continued(run, random, cut);
                            assertThat(run.state).isNotEqualTo(snapshot);
                            run.state.copyFrom(snapshot);
                            assertThat(run.state).isEqualTo(snapshot);
                            random.restore(mark);
                            assertThat(continued(run, random, cut)).isEqualTo(expected);
                        });
    }

    private static long continued(RandomRun run, RandomStream random, int from) {
        for (int t = from; t < from + 50; t++) {
            run.draw(random, 0, t);
            run.step(0);
        }
        return run.state.hash();
    }

    @Test
    void copies_inAnyOrder_ageAlike() {
        Forall.seeds(20)
                .check(
                        random -> {
                            Community community = ageingCommunity(random);
                            var forth = new RandomRun(community, 1, 3);
                            var back = new RandomRun(community, 1, 3);
                            for (int t = 0; t < 60; t++) {
                                long mark = random.state();
                                for (int copy = 0; copy < 3; copy++) {
                                    forth.draw(random, copy, t);
                                }
                                random.restore(mark);
                                for (int copy = 0; copy < 3; copy++) {
                                    back.draw(random, copy, t);
                                }
                                for (int copy = 0; copy < 3; copy++) {
                                    forth.step(copy);
                                    back.step(2 - copy);
                                }
                            }
                            assertThat(back.state).isEqualTo(forth.state);
                        });
    }

    private static Community ageingCommunity(RandomStream random) {
        Community drawn = RandomCommunity.draw(random, 5, 100);
        List<Participant> members =
                drawn.participants().stream()
                        .map(
                                member ->
                                        member.battery() == null
                                                        || member.battery().curves() != null
                                                ? member.withBattery(
                                                        battery(RandomCommunity.ageing(random)))
                                                : member)
                        .toList();
        return new Community(members, drawn.connection(), drawn.islanding(), drawn.outages());
    }

    @Test
    void reset_makesTheBatteryNew() {
        Stage stage = stage(BRITTLE);
        FleetState fresh = stage.state.copy();
        stage.storage(1).steps(40);
        assertThat(stage.state).isNotEqualTo(fresh);
        stage.physics.reset(stage.state, 0, 0);
        assertThat(stage.state).isEqualTo(fresh);
    }

    @Test
    void contentSetByHand_isNoCycle() {
        Stage stage = stage(BRITTLE).stored(10).steps(24);
        assertThat(stage.state.ageing.cycleLoss[0]).isZero();
        stage.stored(3).steps(24);
        assertThat(stage.state.ageing.cycleLoss[0]).isZero();
    }

    @Test
    void batteryThatDoesNotAge_remembersNothing() {
        Stage stage = Stage.of(Members.home("a", Members.battery(10, 5, 1))).steps(48);
        assertThat(stage.state.ageing.soc).isEmpty();
        assertThat(stage.state.ageing.steps).isEmpty();
        assertThat(stage.state.capacityKwh(0)).isEqualTo(10);
    }

    @Test
    void steps_warm_allocateNothing() {
        Stage stage = stage(LFP).storage(0.3);
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 20; round++) {
            stage.physics.reset(stage.state, 0, 0);
            long before = threads.getCurrentThreadAllocatedBytes();
            stage.steps(24 * 20);
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(least).as("bytes in 20 days").isLessThan(20);
    }

    @Test
    void fadeAndAgeing_together_areRefused() {
        var fading =
                new BatteryCurves(
                        new double[] {0, 1},
                        new double[] {1, 1},
                        new double[] {0, 1},
                        new double[] {1, 1},
                        0.01);
        assertThatThrownBy(() -> Members.curveBattery(10, 5, fading).withAgeing(LFP))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("capacityLossCoefficient (0.01)");
    }
}
