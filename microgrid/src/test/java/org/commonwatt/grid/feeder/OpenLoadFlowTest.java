package org.commonwatt.grid.feeder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.IntToDoubleFunction;
import org.commonwatt.numeric.Forall;
import org.junit.jupiter.api.Test;

/// The same networks by PowSyBl Open LoadFlow.
class OpenLoadFlowTest {
    private static final Forall SEEDS = Forall.seeds(40);
    private static final double PU = 1e-9;
    private static final double DEGREE = 1e-7;

    private static void isThatOf(
            Network network, IntToDoubleFunction voltagePu, IntToDoubleFunction angleDegree) {
        OpenLoadFlow expected = OpenLoadFlow.solve(network);
        for (int bus = 0; bus < network.buses().size(); bus++) {
            assertThat(voltagePu.applyAsDouble(bus))
                    .as("voltage of bus " + bus)
                    .isCloseTo(expected.voltagePu(bus), within(PU));
            double turn = angleDegree.applyAsDouble(bus) - expected.angleDegree(bus);
            assertThat(Math.IEEEremainder(turn, 360))
                    .as("angle of bus " + bus)
                    .isCloseTo(0, within(DEGREE));
        }
    }

    @Test
    void sweep_ofRadialNetworks_givesTheirVoltages() {
        SEEDS.check(
                random -> {
                    Network network = Feeders.random(random, 1);
                    FeederFlow flow = Feeders.solved(network);
                    isThatOf(network, flow::voltagePu, flow::angleDegree);
                });
    }

    @Test
    void newton_ofMeshedNetworks_givesTheirVoltages() {
        SEEDS.check(
                random -> {
                    Network network = Feeders.meshed(random);
                    assertThat(network.problems())
                            .anyMatch(problem -> problem instanceof NetworkProblem.Loop);
                    MeshedFlow flow = MeshedFlowTest.solved(network);
                    isThatOf(network, flow::voltagePu, flow::angleDegree);
                });
    }
}
