package org.commonwatt.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.commonwatt.market.MidMarketRate;
import org.commonwatt.market.NoMarket;
import org.commonwatt.market.Prices;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.numeric.RandomStreams;
import org.junit.jupiter.api.Test;

/// No energy and no money appears or vanishes, in communities with every device, ordinary and
/// extreme, within limits, in outages and as islands.
final class ConservationTest {
    private static final long PARTICIPANT_STEPS = 100_000_000;
    private static final int LARGE_RUNS = 2_500;
    private static final int SMALL_RUNS = 6_000;
    private static final int STEPS = 200;
    private static final double[] STEP_HOURS = {1, 0.5, 0.25, 1.0 / 12, 1.0 / 60};
    private static final int SAMPLE = 997;

    @Test
    void randomCommunities_neitherGainNorLoseEnergyOrMoney() {
        long counted =
                IntStream.range(0, LARGE_RUNS + SMALL_RUNS)
                        .parallel()
                        .mapToLong(ConservationTest::run)
                        .sum();
        System.out.printf("Conservation held in %,d participant-steps.%n", counted);
        assertThat(counted).isGreaterThanOrEqualTo(PARTICIPANT_STEPS);
    }

    private static long run(int seed) {
        RandomStream random = RandomStreams.of(seed).stream("conservation");
        int members = seed < LARGE_RUNS ? 200 : 1 + random.nextInt(8);
        int t = 0;
        try {
            Community community = RandomCommunity.draw(random, members, STEPS);
            double stepHours = STEP_HOURS[random.nextInt(STEP_HOURS.length)];
            var run = new RandomRun(community, stepHours, 1);
            Prices prices = MoneyAudit.prices(random, members, STEPS);
            var energy = new EnergyAudit(community, stepHours, run.state);
            var none = new MoneyAudit(prices, new NoMarket());
            var pool = new MoneyAudit(prices, new MidMarketRate());
            for (; t < STEPS; t++) {
                run.draw(random, 0, t);
                int sampled = (t * members + seed) % SAMPLE;
                double before = sampled < members ? run.state.storedKwh(sampled) : 0;
                energy.before(run.state);
                run.step(0);
                energy.after(run.inputs, run.flows);
                if (sampled < members) {
                    Participant member = community.participant(sampled);
                    DeviceFormula.require(member, stepHours, before, run, sampled);
                }
                none.step(t, run.flows);
                pool.step(t, run.flows);
            }
            energy.end(run.state);
            none.end(community);
            pool.end(community);
        } catch (RuntimeException | AssertionError violation) {
            throw new AssertionError(
                    "Seed %d, step %d: %s".formatted(seed, t, violation.getMessage()), violation);
        }
        return (long) members * STEPS;
    }

    /// A home with battery and vehicle after a step in which everything moves; the vehicle left.
    private static Stage busyHome() {
        Ev vehicle = new Ev(10, 4, 0.5, 0.5, 0, true, List.of(new EvSession(0, 1, 0.6, 0.9)));
        Stage stage = Stage.of(Members.home("quiet"), busy(vehicle));
        return stage.stored(0, 4).demand(1, 2).storage(0, 0.5).step().step();
    }

    private static Participant busy(Ev vehicle) {
        return Members.home("busy", Members.battery(10, 4, 0.5)).withEv(vehicle);
    }

    private static void requireBalance(Stage stage, double storedBeforeKwh) {
        var parameters =
                new FleetParameters(
                        new Community(
                                List.of(Members.home("quiet"), Members.home("busy")),
                                Connection.UNLIMITED,
                                true,
                                List.of()),
                        1);
        EnergyBalance.require(parameters, stage.state, stage.flows, 1, storedBeforeKwh);
    }

    /// 4 in the battery, charged by 2·0.5 in the first step; 6 in the vehicle.
    private static final double BUSY_BEFORE_KWH = 5 + 6;

    @Test
    void honestStep_passesTheCheck() {
        requireBalance(busyHome(), BUSY_BEFORE_KWH);
    }

    @Test
    void forgottenLoss_isThrownAndNamesTheParticipant() {
        Stage stage = busyHome();
        stage.flows.lossKwh[1] -= 1e-6;
        assertViolation(stage);
    }

    @Test
    void storedEnergyFromNowhere_isThrownAndNamesTheParticipant() {
        Stage stage = busyHome();
        stage.state.storedKwh[1] += 1e-6;
        assertViolation(stage);
    }

    @Test
    void vehicleThatLeavesWithLess_isThrownAndNamesTheParticipant() {
        Stage stage = busyHome();
        assertThat(stage.flows.evDepartedKwh[1]).isEqualTo(6);
        stage.flows.evDepartedKwh[1] -= 1e-6;
        assertViolation(stage);
    }

    @Test
    void demandThatVanishes_isThrownAndNamesTheParticipant() {
        Stage stage = busyHome();
        stage.flows.servedKwh[1] -= 1e-6;
        assertViolation(stage);
    }

    @Test
    void notANumber_isThrownAndNamesTheParticipant() {
        Stage stage = busyHome();
        stage.flows.lossKwh[1] = Double.NaN;
        assertViolation(stage);
    }

    private static void assertViolation(Stage stage) {
        assertThatThrownBy(() -> requireBalance(stage, BUSY_BEFORE_KWH))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("participant busy (copy 0, step 2)");
    }

    @Test
    void audit_seesTamperingOfTheWholeRun() {
        Stage stage = Stage.of(Members.home("a", Members.battery(10, 4, 0.5)));
        Community community =
                new Community(
                        List.of(Members.home("a", Members.battery(10, 4, 0.5))),
                        Connection.UNLIMITED,
                        true,
                        List.of());
        var audit = new EnergyAudit(community, 1, stage.state);
        for (int t = 0; t < 5; t++) {
            audit.before(stage.state);
            stage.demand(1).storage(0.2).step();
            audit.after(stage.inputs, stage.flows);
        }
        audit.end(stage.state);
        stage.state.storedKwh[0] += 1e-9;
        assertThatThrownBy(() -> audit.end(stage.state)).hasMessageContaining("participant a: run");
        stage.flows.lossKwh[0] += 1e-6;
        assertThatThrownBy(() -> audit.after(stage.inputs, stage.flows))
                .hasMessageContaining("participant a: loss");
    }
}
