package org.commonwatt.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.commonwatt.grid.ageing.ThroughputAgeing;
import org.commonwatt.numeric.Forall;
import org.commonwatt.numeric.RandomStream;
import org.junit.jupiter.api.Test;

/// Batteries that lose capacity while limits, outages and neighbours pull at them: 10 kWh, 5 kW, no
/// losses, full at first, a tenth of the capacity gone after each day.
final class AgeingUnderLimitsTest {
    private static final double TINY = 1e-12;
    private static final double RELATIVE = 1e-12;
    private static final int STEPS = 300;
    private static final Battery BRITTLE =
            Members.battery(10, 5, 1).withAgeing(new ThroughputAgeing(10, 1, 10 / 365.0, 0));

    private static final Connection NO_IMPORT = new Connection(0, Double.POSITIVE_INFINITY);
    private static final Connection NO_EXPORT = new Connection(Double.POSITIVE_INFINITY, 0);

    /// The shared battery holds 10 kWh, its capacity is 9; the home generates.
    private static Stage fullSharedBattery(Connection connection) {
        Stage stage =
                Stage.of(connection, Members.shared("s", BRITTLE), Members.home("a"))
                        .stored(10, 0)
                        .steps(24);
        assertThat(stage.state.capacityKwh(0)).isCloseTo(9, within(TINY));
        return stage;
    }

    @Test
    void exportLimit_doesNotPushEnergyIntoABatteryAboveItsCapacity() {
        Stage stage = fullSharedBattery(NO_EXPORT).available(0, 4).storage(0, 0).step();
        assertThat(stage.flows.chargeKwh[0]).isZero();
        assertThat(stage.flows.curtailedKwh[1]).isCloseTo(4, within(TINY));
        assertThat(stage.state.storedKwh(0)).isEqualTo(10);
    }

    @Test
    void exportLimit_fillsUpToThePresentCapacityOnly() {
        Stage stage = fullSharedBattery(NO_EXPORT).demand(0, 3).storage(-0.6, 0).step();
        // 3 of 10 kWh served the home; 4 kWh of sun find room for 2 up to 9.
        assertThat(stage.state.storedKwh(0)).isCloseTo(7, within(TINY));
        stage.demand(0, 0).available(0, 4).storage(0, 0).step();
        assertThat(stage.flows.chargeKwh[0]).isCloseTo(2, within(TINY));
        assertThat(stage.flows.curtailedKwh[1]).isCloseTo(2, within(TINY));
    }

    @Test
    void importLimit_drawsWhatLiesAboveTheCapacityToo() {
        Stage stage = fullSharedBattery(NO_IMPORT).demand(0, 4).storage(0, 0).steps(3);
        // 10 kWh serve 4, 4 and 2.
        assertThat(stage.state.storedKwh(0)).isCloseTo(0, within(TINY));
        assertThat(stage.flows.unservedKwh[1]).isCloseTo(2, within(TINY));
    }

    @Test
    void lentBattery_wornOutAndFull_stillHelpsItsNeighbours() {
        Stage stage =
                Stage.of(NO_IMPORT, Members.lender("l", BRITTLE), Members.home("a"))
                        .stored(10, 0)
                        .steps(24 * 11);
        assertThat(stage.state.capacityKwh(0)).isZero();
        stage.demand(0, 4).storage(1, 0).step();
        assertThat(stage.flows.servedKwh[1]).isCloseTo(4, within(TINY));
        assertThat(stage.state.storedKwh(0)).isCloseTo(6, within(TINY));
    }

    @Test
    void dayThatEndsInAnOutage_agesAndServesAllTheSame() {
        Community alone =
                new Community(
                        List.of(Members.home("a", BRITTLE)),
                        Connection.UNLIMITED,
                        false,
                        List.of());
        Stage stage = Stage.of(alone, 1).stored(10).steps(23).demand(3);
        stage.inputs.outage(0, true);
        stage.step();
        assertThat(stage.flows.servedKwh[0]).isCloseTo(3, within(TINY));
        // A day and three tenths of half a cycle.
        assertThat(stage.state.capacityKwh(0)).isCloseTo(10 - 1 - 0.15, within(TINY));
        stage.steps(2);
        assertThat(stage.state.storedKwh(0)).isCloseTo(1, within(TINY));
        stage.step();
        assertThat(stage.flows.unservedKwh[0]).isCloseTo(2, within(TINY));
    }

    @Test
    void memberLimit_thatTurnsChargingIntoDischarging_countsForTheDay() {
        Participant narrow = Members.limited("a", 1, 0, BRITTLE);
        Stage stage =
                Stage.of(narrow).stored(10).demand(3).storage(1).steps(5).demand(0).storage(0);
        // 3 kWh wanted, 1 may come in: the battery gives 2 for five hours.
        assertThat(stage.state.storedKwh(0)).isCloseTo(0, within(TINY));
        stage.steps(19);
        assertThat(stage.state.ageing.cycleLoss[0]).isCloseTo(0.05, within(TINY));
    }

    @Test
    void anythingAtOnce_keepsWindowHealthAndEnergy() {
        Forall.seeds(120).check(AgeingUnderLimitsTest::requireOrder);
    }

    private static void requireOrder(RandomStream random) {
        Community community = wornCommunity(random);
        double stepHours = random.nextBoolean() ? 1 : 0.5;
        var run = new RandomRun(community, stepHours, 1);
        var audit = new EnergyAudit(community, stepHours, run.state);
        double[] capacity = run.state.capacityKwh.clone();
        double[] stored = run.state.storedKwh.clone();
        for (int t = 0; t < STEPS; t++) {
            run.draw(random, 0, t);
            audit.before(run.state);
            run.step(0);
            audit.after(run.inputs, run.flows);
            for (int i = 0; i < capacity.length; i++) {
                Battery battery = community.participant(i).battery();
                if (battery != null) {
                    requireBattery(battery, run, i, stored[i], capacity[i]);
                }
                capacity[i] = run.state.capacityKwh(i);
                stored[i] = run.state.storedKwh(i);
            }
        }
        audit.end(run.state);
    }

    private static void requireBattery(
            Battery battery, RandomRun run, int i, double storedBefore, double capacityBefore) {
        double nameplate = battery.capacityKwh();
        double slack = RELATIVE * nameplate;
        double after = run.state.storedKwh(i);
        String what = "battery of member " + i + " at step " + run.state.step(0);
        assertThat(run.state.capacityKwh(i)).as(what).isBetween(0.0, capacityBefore);
        assertThat(after).as(what).isBetween(0.0, nameplate + slack);
        if (run.flows.chargeKwh[i] > 0) {
            assertThat(after)
                    .as("%s charges", what)
                    .isLessThanOrEqualTo(battery.maxSoc() * capacityBefore + slack);
        } else {
            assertThat(after)
                    .as("%s rests or gives", what)
                    .isLessThanOrEqualTo(storedBefore + slack);
        }
        if (run.flows.dischargeKwh[i] > 0) {
            double of = battery.curves() == null ? capacityBefore : nameplate;
            assertThat(after)
                    .as("%s gives", what)
                    .isGreaterThanOrEqualTo(battery.minSoc() * of - slack);
        }
    }

    /// Every battery ages or fades, most of them fast; limits are tight.
    private static Community wornCommunity(RandomStream random) {
        Community drawn = RandomCommunity.draw(random, 8, STEPS);
        List<Participant> members =
                drawn.participants().stream().map(m -> worn(random, m)).toList();
        return new Community(members, drawn.connection(), drawn.islanding(), drawn.outages());
    }

    private static Participant worn(RandomStream random, Participant member) {
        Battery battery = member.battery();
        if (battery == null) {
            return member;
        }
        BatteryCurves curves = battery.curves();
        boolean fades = curves != null && curves.capacityLossCoefficient() > 0;
        return fades
                ? member
                : member.withBattery(battery.withAgeing(RandomCommunity.ageing(random)));
    }
}
