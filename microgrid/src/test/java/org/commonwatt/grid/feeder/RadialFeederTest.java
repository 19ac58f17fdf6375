package org.commonwatt.grid.feeder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.commonwatt.grid.feeder.RadialFeeder.Compilation;
import org.junit.jupiter.api.Test;

/// Feeders small enough to be solved by hand.
class RadialFeederTest {
    private static final Offset<Double> CLOSE = within(1e-9);
    private static final Offset<Double> CLOSE_KW = within(1e-6);

    private static Network twoBuses(Bus bus, Branch branch) {
        return Network.of("two", 1000, List.of(Bus.of("a", 1, 0, 0), bus), List.of(branch), at(0));
    }

    private static List<Source> at(int bus) {
        return List.of(Source.at(bus));
    }

    /// Only the ratio and the shift differ from a line of 0.1 ohm.
    private static Branch transformer(int from, int to, double tap, double shift) {
        return new Branch("t", from, to, 0.1, 0, 0, 0, 0, tap, shift, 0, true);
    }

    @Test
    void solve_ofAConstantPower_isTheRootOfAQuadratic() {
        // V = 1 - 0.1·0.9/V: V² - V + 0.09 = 0, V = 0.9. The current is 1 and loses 0.1 pu.
        FeederFlow flow = Feeders.solved(Feeders.twoBuses(0.1, 0, 900, 0));
        assertThat(flow.voltagePu(0)).isEqualTo(1);
        assertThat(flow.voltagePu(1)).isCloseTo(0.9, CLOSE);
        assertThat(flow.angleDegree(1)).isCloseTo(0, CLOSE);
        assertThat(flow.fromKw(0)).isCloseTo(1000, CLOSE_KW);
        assertThat(flow.toKw(0)).isCloseTo(-900, CLOSE_KW);
        assertThat(flow.lossKw()).isCloseTo(100, CLOSE_KW);
        assertThat(flow.sourceKw(0)).isCloseTo(1000, CLOSE_KW);
        assertThat(flow.sourceKvar(0)).isCloseTo(0, CLOSE_KW);
    }

    @Test
    void solve_ofAReactance_turnsTheVoltage() {
        // V = 1 - 0.1j·conj(0.8/V). In the direction of V: 1·cos(a) = |V|, 1·sin(a) = 0.08/|V|, so
        // |V|⁴ - |V|² + 0.0064 = 0 and sin(2a) = 0.16.
        FeederFlow flow = Feeders.solved(Feeders.twoBuses(0, 0.1, 800, 0));
        double square = (1 + Math.sqrt(1 - 4 * 0.0064)) / 2;
        assertThat(flow.voltagePu(1)).isCloseTo(Math.sqrt(square), CLOSE);
        assertThat(flow.angleDegree(1))
                .isCloseTo(-Math.toDegrees(Math.asin(0.16) / 2), within(1e-7));
        assertThat(flow.lossKw()).isCloseTo(0, CLOSE_KW);
        assertThat(flow.lossKvar()).isCloseTo(0.1 * 0.64 / square * 1000, CLOSE_KW);
    }

    @Test
    void solve_ofAConstantCurrent_dropsInProportion() {
        // 1 pu of current over 0.1 pu.
        Bus bus = Bus.of("b", 1, 1000, 0).withZip(ZipShares.CONSTANT_CURRENT);
        FeederFlow flow = Feeders.solved(twoBuses(bus, Branch.line("ab", 0, 1, 0.1, 0)));
        assertThat(flow.voltagePu(1)).isCloseTo(0.9, CLOSE);
        assertThat(flow.loadKw(1)).isCloseTo(900, CLOSE_KW);
    }

    @Test
    void solve_ofAConstantImpedance_isADivider() {
        // 1 ohm behind 0.1 ohm.
        Bus bus = Bus.of("b", 1, 1000, 0).withZip(ZipShares.CONSTANT_IMPEDANCE);
        FeederFlow flow = Feeders.solved(twoBuses(bus, Branch.line("ab", 0, 1, 0.1, 0)));
        assertThat(flow.voltagePu(1)).isCloseTo(1 / 1.1, CLOSE);
        assertThat(flow.loadKw(1)).isCloseTo(1000 / 1.21, CLOSE_KW);
    }

    @Test
    void solve_ofAShuntCapacitor_liftsTheVoltage() {
        // -500 kvar are j0.5; behind j0.1: V = 1/(1 - 0.05).
        Bus bus = Bus.of("b", 1, 0, 0).withShunt(0, -500);
        FeederFlow flow = Feeders.solved(twoBuses(bus, Branch.line("ab", 0, 1, 0, 0.1)));
        assertThat(flow.voltagePu(1)).isCloseTo(1 / 0.95, CLOSE);
    }

    @Test
    void solve_ofLineCharging_liftsTheOpenEnd() {
        // Half of 0.4 lies at the end: V = 1/(1 - 0.1·0.2).
        var line = new Branch("ab", 0, 1, 0, 0.1, 0.4, 0, 0, 1, 0, 0, true);
        FeederFlow flow = Feeders.solved(twoBuses(Bus.of("b", 1, 0, 0), line));
        assertThat(flow.voltagePu(1)).isCloseTo(1 / 0.98, CLOSE);
        // Source: half of the charging at 1 pu, and the end's through the reactance.
        assertThat(flow.fromKvar(0)).isCloseTo(-1000 * (0.2 + 0.2 / 0.98), CLOSE_KW);
        assertThat(flow.toKvar(0)).isCloseTo(0, CLOSE_KW);
    }

    @Test
    void solve_ofMagnetisation_lossesInTheMiddle() {
        // 10 ohm behind half of 0.2 ohm: the middle has 1/1.01, and so has the open end.
        var branch = new Branch("ab", 0, 1, 0.2, 0, 0, 0.1, 0, 1, 0, 0, true);
        FeederFlow flow = Feeders.solved(twoBuses(Bus.of("b", 1, 0, 0), branch));
        assertThat(flow.voltagePu(1)).isCloseTo(1 / 1.01, CLOSE);
        assertThat(flow.lossKw(0)).isCloseTo(100 / 1.01, CLOSE_KW);
        assertThat(flow.sourceKw(0)).isCloseTo(100 / 1.01, CLOSE_KW);
    }

    @Test
    void solve_ofATap_dividesDownwardsAndMultipliesUpwards() {
        Bus open = Bus.of("b", 1, 0, 0);
        FeederFlow down = Feeders.solved(twoBuses(open, transformer(0, 1, 1.05, 30)));
        assertThat(down.voltagePu(1)).isCloseTo(1 / 1.05, CLOSE);
        assertThat(down.angleDegree(1)).isCloseTo(-30, CLOSE);
        FeederFlow up = Feeders.solved(twoBuses(open, transformer(1, 0, 1.05, 30)));
        assertThat(up.voltagePu(1)).isCloseTo(1.05, CLOSE);
        assertThat(up.angleDegree(1)).isCloseTo(30, CLOSE);
    }

    @Test
    void solve_ofALoadedTap_hasItsImpedanceAtTheSideOfTo() {
        // Downwards: V = 1/0.8 - 0.1·I with V·I = 0.9: V² - 1.25·V + 0.09 = 0.
        Bus bus = Bus.of("b", 1, 900, 0);
        FeederFlow down = Feeders.solved(twoBuses(bus, transformer(0, 1, 0.8, 0)));
        assertThat(down.voltagePu(1)).isCloseTo((1.25 + Math.sqrt(1.25 * 1.25 - 0.36)) / 2, CLOSE);
        // Upwards: 1 - 0.1·I' = V/1.25 with I' = 1.25·I: V'=V/1.25 solves V'² - V' + 0.09 = 0.
        FeederFlow up = Feeders.solved(twoBuses(bus, transformer(1, 0, 1.25, 0)));
        assertThat(up.voltagePu(1)).isCloseTo(1.25 * 0.9, CLOSE);
        assertThat(up.toKw(0)).isCloseTo(1000, CLOSE_KW);
        assertThat(up.fromKw(0)).isCloseTo(-900, CLOSE_KW);
    }

    @Test
    void solve_ofASourceBesideOne_startsThere() {
        // V = 1.1 - 0.1·I, V·I = 1: V² - 1.1·V + 0.1 = 0, V = 1.
        var network =
                Network.of(
                        "high",
                        1000,
                        List.of(Bus.of("a", 1, 0, 0), Bus.of("b", 1, 1000, 0)),
                        List.of(Branch.line("ab", 0, 1, 0.1, 0)),
                        List.of(new Source(0, 1.1, -150)));
        FeederFlow flow = Feeders.solved(network);
        assertThat(flow.voltagePu(0)).isCloseTo(1.1, CLOSE);
        assertThat(flow.angleDegree(0)).isCloseTo(-150, CLOSE);
        assertThat(flow.voltagePu(1)).isCloseTo(1, CLOSE);
        assertThat(flow.angleDegree(1)).isCloseTo(-150, CLOSE);
        assertThat(flow.sourceKw(0)).isCloseTo(1100, CLOSE_KW);
    }

    @Test
    void solve_ofSeveralSources_solvesEachTree() {
        Network one = Feeders.twoBuses(0.1, 0, 900, 0);
        var both =
                Network.of(
                        "both",
                        1000,
                        List.of(
                                Bus.of("b", 1, 900, 0),
                                Bus.of("a", 1, 0, 0),
                                Bus.of("c", 1, 0, 0),
                                Bus.of("d", 1, 900, 0)),
                        List.of(
                                Branch.line("ab", 0, 1, 0.1, 0),
                                Branch.line("cd", 2, 3, 0.1, 0),
                                Branch.line("tie", 0, 3, 0.1, 0).withService(false)),
                        List.of(Source.at(2), Source.at(1)));
        assertThat(one.problems()).isEmpty();
        FeederFlow flow = Feeders.solved(both);
        assertThat(flow.voltagePu(0)).isCloseTo(0.9, CLOSE);
        assertThat(flow.voltagePu(3)).isCloseTo(0.9, CLOSE);
        assertThat(flow.toKw(0)).isCloseTo(1000, CLOSE_KW);
        assertThat(flow.sourceKw(0)).isCloseTo(1000, CLOSE_KW);
        assertThat(flow.sourceKw(1)).isCloseTo(1000, CLOSE_KW);
        assertThat(flow.fromKw(2)).isZero();
        assertThat(flow.lossKw()).isCloseTo(200, CLOSE_KW);
    }

    @Test
    void solve_withAClosedCoupler_makesTwoBusesOne() {
        // 400 + 500 kW at the joined buses.
        var network =
                new Network(
                        "joined",
                        1000,
                        List.of(
                                Bus.of("a", 1, 0, 0),
                                Bus.of("b", 1, 400, 0),
                                Bus.of("c", 1, 500, 0)),
                        List.of(Branch.line("ab", 0, 1, 0.1, 0)),
                        List.of(new Coupler("bc", 1, 2, true)),
                        at(0));
        FeederFlow flow = Feeders.solved(network);
        assertThat(flow.voltagePu(1)).isCloseTo(0.9, CLOSE);
        assertThat(flow.voltagePu(2)).isEqualTo(flow.voltagePu(1));
    }

    @Test
    void loading_isTheCurrentOverTheLimit() {
        // 1 pu of current, 1000 kVA at nominal voltage, over a limit of 500 kVA.
        var line = new Branch("ab", 0, 1, 0.1, 0, 0, 0, 0, 1, 0, 500, true);
        FeederFlow flow = Feeders.solved(twoBuses(Bus.of("b", 1, 900, 0), line));
        assertThat(flow.loading(0)).isCloseTo(2, CLOSE);
        FeederFlow unlimited = Feeders.solved(Feeders.twoBuses(0.1, 0, 900, 0));
        assertThat(unlimited.loading(0)).isZero();
    }

    @Test
    void solve_closeToTheLargestLoad_convergesAndBeyondNamesTheCollapse() {
        // V² - V + 0.1·P = 0 has roots up to P = 2.5.
        FeederFlow below = Feeders.solved(Feeders.twoBuses(0.1, 0, 2500 * 0.999, 0));
        assertThat(below.voltagePu(1)).isCloseTo((1 + Math.sqrt(0.001)) / 2, within(2e-9));
        FeederFlow beyond = Feeders.ready(Feeders.twoBuses(0.1, 0, 2500 * 1.001, 0)).newFlow();
        assertThat(beyond.solve()).isFalse();
        assertThat(beyond.outcome())
                .isInstanceOfSatisfying(
                        FlowOutcome.VoltageCollapse.class,
                        collapse -> {
                            assertThat(collapse.bus()).isEqualTo("b");
                            assertThat(collapse.lowestVoltagePu()).isLessThan(0.55);
                            assertThat(collapse.message())
                                    .startsWith("The voltage collapses at bus b (0.")
                                    .contains("Maybe");
                        });
    }

    @Test
    void solve_ofALoadThatIsNoNumber_diverges() {
        RadialFeeder feeder = Feeders.ready(Feeders.twoBuses(0.1, 0, 0, 0));
        FeederFlow flow = feeder.newFlow();
        flow.load(new double[] {0, Double.NaN}, new double[2]);
        assertThat(flow.solve()).isFalse();
        assertThat(flow.outcome()).isInstanceOf(FlowOutcome.Diverged.class);
        assertThat(flow.outcome().message()).contains("do not settle");
        FeederBatch batch = feeder.newBatch(2);
        batch.load(1, new double[] {0, Double.NaN}, new double[2], 0);
        assertThat(batch.solve()).isEqualTo(1);
        assertThat(batch.isConverged(0)).isTrue();
        assertThat(batch.isConverged(1)).isFalse();
    }

    @Test
    void solve_afterACollapse_startsAfresh() {
        FeederFlow flow = Feeders.ready(Feeders.twoBuses(0.1, 0, 900, 0)).newFlow();
        double[] none = new double[2];
        flow.load(new double[] {0, 5000}, none);
        assertThat(flow.solveOn()).isFalse();
        flow.load(new double[] {0, 900}, none);
        assertThat(flow.solveOn()).isTrue();
        assertThat(flow.voltagePu(1)).isCloseTo(0.9, CLOSE);
    }

    @Test
    void outcome_ofASolution_saysHowExactItIs() {
        assertThat(Feeders.solved(Feeders.twoBuses(0.1, 0, 900, 0)).outcome())
                .isInstanceOfSatisfying(
                        FlowOutcome.Converged.class,
                        converged -> {
                            assertThat(converged.mismatchPu()).isLessThan(1e-9);
                            assertThat(converged.iterations()).isBetween(3, 20);
                            assertThat(converged.message()).startsWith("Solved in ");
                        });
    }

    @Test
    void compile_ofAMesh_saysWhatToOpen() {
        var ring =
                Network.of(
                        "ring",
                        1000,
                        List.of(Bus.of("a", 1, 0, 0), Bus.of("b", 1, 1, 0), Bus.of("c", 1, 1, 0)),
                        List.of(
                                Branch.line("ab", 0, 1, 0.1, 0),
                                Branch.line("bc", 1, 2, 0.1, 0),
                                Branch.line("ca", 2, 0, 0.1, 0)),
                        at(0));
        assertThat(RadialFeeder.compile(ring))
                .isInstanceOfSatisfying(
                        Compilation.Refused.class,
                        refused ->
                                assertThat(refused.problems())
                                        .containsExactly(
                                                new NetworkProblem.Loop(
                                                        List.of("bc", "ab", "ca"))));
    }

    @Test
    void compile_ofAnOddNetwork_isReadyWithDoubts() {
        assertThat(RadialFeeder.compile(Feeders.twoBuses(5, 0, 900, 0)))
                .isInstanceOfSatisfying(
                        Compilation.Ready.class, ready -> assertThat(ready.doubts()).hasSize(1));
    }

    @Test
    void settings_thatMeanNothing_areRefused() {
        assertThatThrownBy(() -> new SweepSettings(0, 10)).hasMessageContaining("tolerancePu");
        assertThatThrownBy(() -> new SweepSettings(1e-9, 1)).hasMessageContaining("maxIterations");
        RadialFeeder feeder = Feeders.ready(Feeders.twoBuses(0.1, 0, 1, 0));
        assertThatThrownBy(() -> feeder.newBatch(0)).hasMessageContaining("lanes (0)");
        FeederFlow other = Feeders.ready(Feeders.twoBuses(0.1, 0, 1, 0)).newFlow();
        FeederBatch batch = feeder.newBatch(1);
        assertThatThrownBy(() -> batch.copyTo(0, other)).hasMessageContaining("another feeder");
    }
}
