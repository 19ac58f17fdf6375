package org.commonwatt.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.commonwatt.grid.Members.battery;
import static org.commonwatt.grid.Members.ev;
import static org.commonwatt.grid.Members.home;

import java.util.ArrayList;
import java.util.List;
import org.commonwatt.numeric.Forall;
import org.commonwatt.numeric.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What holds for every device: simultaneity, projection, copies, repeatability.
final class StepPhysicsTest {
    private static final int STEPS = 30;

    @ParameterizedTest
    @ValueSource(doubles = {1.5, 1e9, Double.POSITIVE_INFINITY})
    void actionAboveTheRange_isCutToIt(double action) {
        Stage stage = Stage.of(home("a", battery(10, 4, 1)).withEv(ev(true, always())));
        stage.storage(action).ev(action).step();
        assertThat(stage.flows.chargeKwh[0]).isEqualTo(4);
        assertThat(stage.flows.evChargeKwh[0]).isEqualTo(4);
        assertThat(stage.flows.projectionKwh[0]).isZero();
        stage.storage(-action).ev(-action).step();
        assertThat(stage.flows.dischargeKwh[0]).isEqualTo(4);
    }

    private static EvSession always() {
        return new EvSession(0, 99, 0.1, 1);
    }

    @Test
    void actionNaN_isRefusedByNameAndLeavesTheStateAlone() {
        EvSession session = new EvSession(0, 9, 0.5, 1);
        Stage stage =
                Stage.of(
                        home("a", battery(10, 4, 1)).withEv(ev(true, session)),
                        home("b", battery(10, 4, 1)));
        long before = stage.state.hash();
        stage.storage(0, Double.NaN);
        assertThatThrownBy(stage::step)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("participant b is NaN");
        stage.storage(0, 0).ev(Double.NaN, 0);
        assertThatThrownBy(stage::step).hasMessageContaining("participant a is NaN");
        assertThat(stage.state.hash()).isEqualTo(before);
    }

    @Test
    void actionNaN_ofADeviceThatIsNotThere_isIgnored() {
        Stage stage = Stage.of(home("a")).demand(1).storage(Double.NaN).ev(Double.NaN).step();
        assertThat(stage.flows.gridImportKwh[0]).isEqualTo(1);
    }

    @Test
    void projectionDistance_isAskedMinusExecutedOfBothDevices() {
        Participant member = home("a", battery(10, 4, 1)).withEv(ev(true, always()));
        Stage stage = Stage.of(member).stored(1).storage(-1).ev(-0.5).step();
        // The battery gives 1 of 4; the vehicle lies below its floor and gives 0 of 2.
        assertThat(stage.flows.projectionKwh[0]).isEqualTo(5);
    }

    @Test
    void projectionDistance_whereALimitTurnsChargingIntoDischarging_countsBoth() {
        Participant member = Members.limited("a", 1, 0, battery(10, 4, 1));
        Stage stage = Stage.of(member).stored(8).demand(3).storage(0.5).step();
        // Asked to charge 2, executed: discharge 2.
        assertThat(stage.flows.dischargeKwh[0]).isEqualTo(2);
        assertThat(stage.flows.projectionKwh[0]).isEqualTo(4);
    }

    @Test
    void everyoneActsOnTheStateBeforeTheStep_whateverTheOrder() {
        Forall.seeds(300)
                .check(
                        random -> {
                            Community community = RandomCommunity.draw(random, 6, STEPS);
                            Community free =
                                    new Community(
                                            community.participants(),
                                            Connection.UNLIMITED,
                                            false,
                                            community.outages());
                            permutedRunsAgree(free, random, 0);
                            permutedRunsAgree(community, random, 1e-9);
                        });
    }

    /// Bit for bit where members share no limit; else up to the rounding of sums over members.
    private static void permutedRunsAgree(Community community, RandomStream r, double tolerance) {
        int n = community.size();
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        r.shuffle(order);
        List<Participant> permuted = new ArrayList<>();
        for (int i : order) {
            permuted.add(community.participant(i));
        }
        Community other =
                new Community(
                        permuted,
                        community.connection(),
                        community.islanding(),
                        community.outages());
        var one = new RandomRun(community, 0.5, 1);
        var two = new RandomRun(other, 0.5, 1);
        double scale = 0;
        for (int t = 0; t < STEPS; t++) {
            one.draw(r, 0, t);
            two.take(one, order);
            one.step(0);
            two.step(0);
            for (int i = 0; i < n; i++) {
                scale += one.flows.gridImportKwh[i] + one.flows.generationKwh[i];
                scale += one.state.storedKwh[i] + one.state.evStoredKwh[i];
            }
            for (int i = 0; i < n; i++) {
                double[] expected = RandomRun.row(one.state, one.flows, order[i]);
                double[] actual = RandomRun.row(two.state, two.flows, i);
                assertThat(actual)
                        .as("step %d, %s", t, permuted.get(i).id())
                        .containsExactly(expected, within(tolerance * (1 + scale)));
            }
        }
    }

    @Test
    void copies_areIndependent_bitForBit() {
        Forall.seeds(100).check(StepPhysicsTest::thirdOfFiveCopiesEqualsASingleRun);
    }

    private static void thirdOfFiveCopiesEqualsASingleRun(RandomStream r) {
        Community community = RandomCommunity.draw(r, 5, STEPS);
        var five = new RandomRun(community, 0.25, 5);
        var one = new RandomRun(community, 0.25, 1);
        for (int t = 0; t < STEPS; t++) {
            for (int copy = 4; copy >= 0; copy--) {
                five.draw(r, copy, t);
                if (copy == 3) {
                    one.takeCopy(five, 3);
                    one.step(0);
                }
                five.step(copy);
            }
            for (int i = 0; i < community.size(); i++) {
                assertThat(RandomRun.row(five.state, five.flows, 15 + i))
                        .containsExactly(RandomRun.row(one.state, one.flows, i));
            }
        }
    }

    @Test
    void sameStateAndInputs_giveTheSameBits() {
        Forall.seeds(100)
                .check(
                        r -> {
                            Community community = RandomCommunity.draw(r, 5, 2 * STEPS);
                            var run = new RandomRun(community, 1, 1);
                            for (int t = 0; t < STEPS; t++) {
                                run.draw(r, 0, t);
                                run.step(0);
                            }
                            FleetState saved = run.state.copy();
                            long seed = r.state();
                            long first = continued(run, r);
                            run.state.copyFrom(saved);
                            assertThat(run.state).isEqualTo(saved);
                            r.restore(seed);
                            assertThat(continued(run, r)).isEqualTo(first);
                        });
    }

    private static long continued(RandomRun run, RandomStream r) {
        for (int t = STEPS; t < 2 * STEPS; t++) {
            run.draw(r, 0, t);
            run.step(0);
        }
        return run.state.hash();
    }

    @Test
    void moreCopiesThanThePhysicsHas_areRefused() {
        Community community =
                new Community(List.of(home("a")), Connection.UNLIMITED, true, List.of());
        var physics = new StepPhysics(community, 1, 2);
        assertThatThrownBy(() -> physics.initialState(3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("copies (3)");
        assertThatThrownBy(() -> new StepPhysics(community, 1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("copies (0)");
        assertThatThrownBy(() -> new StepPhysics(community, Double.NaN, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("stepHours (NaN)");
    }

    @Test
    void vehicleOfAnySize_isNoViolation() {
        // A vehicle as large as a ship: rounding grows with what it brings along.
        Ev ship = new Ev(1e9, 3e8, 0.7, 0.7, 0, true, List.of(new EvSession(0, 2, 0.3, 1)));
        Stage stage = Stage.of(home("a").withEv(ship)).ev(-0.37).steps(3);
        assertThat(stage.flows.evDepartures[0]).isEqualTo(1);
    }
}
