package org.commonwatt.grid.feeder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.commonwatt.numeric.Forall;
import org.junit.jupiter.api.Test;

class MeshedFlowTest {
    private static final Offset<Double> CLOSE = within(1e-9);
    private static final Offset<Double> CLOSE_KW = within(1e-6);

    static MeshedFlow solved(Network network) {
        MeshedFlow.Result result = MeshedFlow.solve(network);
        assertThat(result).isInstanceOf(MeshedFlow.Result.Solved.class);
        return ((MeshedFlow.Result.Solved) result).flow();
    }

    @Test
    void solve_ofTwoLinesSideBySide_halvesTheImpedance() {
        // V = 1 - 0.1·0.9/V as over one line of 0.1: V = 0.9, each carries 500 kW and loses 50.
        var network =
                Network.of(
                        "twin",
                        1000,
                        List.of(Bus.of("a", 1, 0, 0), Bus.of("b", 1, 900, 0)),
                        List.of(
                                Branch.line("1", 0, 1, 0.2, 0),
                                Branch.line("2", 1, 0, 0.2, 0),
                                Branch.line("3", 1, 0, 0.2, 0).withService(false)),
                        List.of(Source.at(0)));
        MeshedFlow flow = solved(network);
        assertThat(flow.voltagePu(1)).isCloseTo(0.9, CLOSE);
        assertThat(flow.fromKw(0)).isCloseTo(500, CLOSE_KW);
        assertThat(flow.toKw(1)).isCloseTo(500, CLOSE_KW);
        assertThat(flow.fromKw(1)).isCloseTo(-450, CLOSE_KW);
        assertThat(flow.fromKw(2)).isZero();
        assertThat(flow.lossKw()).isCloseTo(100, CLOSE_KW);
        assertThat(flow.sourceKw(0)).isCloseTo(1000, CLOSE_KW);
    }

    @Test
    void solve_betweenTwoSources_sharesTheLoad() {
        // Like the twin lines, but from both sides.
        var network =
                Network.of(
                        "between",
                        1000,
                        List.of(Bus.of("a", 1, 0, 0), Bus.of("b", 1, 900, 0), Bus.of("c", 1, 0, 0)),
                        List.of(Branch.line("ab", 0, 1, 0.2, 0), Branch.line("bc", 1, 2, 0.2, 0)),
                        List.of(Source.at(0), Source.at(2)));
        MeshedFlow flow = solved(network);
        assertThat(flow.voltagePu(1)).isCloseTo(0.9, CLOSE);
        assertThat(flow.sourceKw(0)).isCloseTo(500, CLOSE_KW);
        assertThat(flow.sourceKw(1)).isCloseTo(500, CLOSE_KW);
        assertThat(flow.sourceKvar(1)).isCloseTo(0, CLOSE_KW);
    }

    @Test
    void solve_ofARadialNetwork_isTheSweep() {
        Forall.seeds(200)
                .check(
                        random -> {
                            Network network = Feeders.random(random);
                            FeederFlow sweep = Feeders.solved(network);
                            MeshedFlow newton = solved(network);
                            for (int bus = 0; bus < network.buses().size(); bus++) {
                                assertThat(newton.voltagePu(bus))
                                        .isCloseTo(sweep.voltagePu(bus), CLOSE);
                                double turn = newton.angleDegree(bus) - sweep.angleDegree(bus);
                                assertThat(Math.IEEEremainder(turn, 360))
                                        .isCloseTo(0, within(1e-7));
                            }
                            for (int k = 0; k < network.branches().size(); k++) {
                                assertThat(newton.fromKw(k))
                                        .isCloseTo(sweep.fromKw(k), within(1e-5));
                                assertThat(newton.toKvar(k))
                                        .isCloseTo(sweep.toKvar(k), within(1e-5));
                                assertThat(newton.loading(k))
                                        .isCloseTo(sweep.loading(k), within(1e-7));
                            }
                            for (int k = 0; k < network.sources().size(); k++) {
                                assertThat(newton.sourceKw(k))
                                        .isCloseTo(sweep.sourceKw(k), within(1e-5));
                                assertThat(newton.sourceKvar(k))
                                        .isCloseTo(sweep.sourceKvar(k), within(1e-5));
                            }
                        });
    }

    @Test
    void solve_beyondTheLargestLoad_namesTheCollapse() {
        MeshedFlow.Result result = MeshedFlow.solve(Feeders.twoBuses(0.1, 0, 2600, 0));
        assertThat(result)
                .isInstanceOfSatisfying(
                        MeshedFlow.Result.Failed.class,
                        failed ->
                                assertThat(failed.outcome().message())
                                        .contains("The voltage collapses at bus b"));
    }

    @Test
    void solve_ofANetworkWithAGap_isRefused() {
        var network =
                Network.of(
                        "gap",
                        1000,
                        List.of(Bus.of("a", 1, 0, 0), Bus.of("b", 1, 1, 0)),
                        List.of(),
                        List.of(Source.at(0)));
        assertThat(MeshedFlow.solve(network))
                .isEqualTo(
                        new MeshedFlow.Result.Refused(
                                List.of(new NetworkProblem.Isolated(List.of("b")))));
    }

    @Test
    void outcome_saysHowExactItIs() {
        assertThat(MeshedFlow.solve(Feeders.twoBuses(0.1, 0, 900, 0)))
                .isInstanceOfSatisfying(
                        MeshedFlow.Result.Solved.class,
                        found -> {
                            assertThat(found.outcome().iterations()).isLessThan(10);
                            assertThat(found.outcome().mismatchPu()).isLessThan(1e-12);
                        });
    }
}
