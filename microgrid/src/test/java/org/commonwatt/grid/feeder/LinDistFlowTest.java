package org.commonwatt.grid.feeder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.commonwatt.numeric.Forall;
import org.commonwatt.numeric.RandomStream;
import org.junit.jupiter.api.Test;

class LinDistFlowTest {
    /// a - b - c with d at b; 1 pu of impedance is 1 ohm.
    private static Network fork() {
        return Network.of(
                "fork",
                1000,
                List.of(
                        Bus.of("a", 1, 0, 0),
                        Bus.of("b", 1, 10, 0),
                        Bus.of("c", 1, 20, 10),
                        Bus.of("d", 1, 30, 0)),
                List.of(
                        Branch.line("ab", 0, 1, 0.1, 0.2),
                        Branch.line("bc", 1, 2, 0.3, 0.1),
                        Branch.line("bd", 1, 3, 0.4, 0.1),
                        Branch.line("tie", 3, 2, 0.4, 0.1).withService(false)),
                List.of(Source.at(0)));
    }

    @Test
    void sensitivities_areTwiceTheSharedImpedance() {
        LinDistFlow linear = Feeders.ready(fork()).linear();
        // kW / 1000 kVA; c and d share the way to b.
        assertThat(linear.squareVoltagePerKw(2, 3)).isCloseTo(-2e-3 * 0.1, within(1e-15));
        assertThat(linear.squareVoltagePerKw(2, 2)).isCloseTo(-2e-3 * 0.4, within(1e-15));
        assertThat(linear.squareVoltagePerKvar(3, 3)).isCloseTo(-2e-3 * 0.3, within(1e-15));
        assertThat(linear.squareVoltagePerKw(0, 3)).isZero();
    }

    @Test
    void squareVoltages_addUpTheDrops() {
        // ab carries 60 kW and 10 kvar: 2·(0.1·0.06 + 0.2·0.01) = 0.016; bc 20 kW, 10 kvar:
        // 2·(0.3·0.02 + 0.1·0.01) = 0.014; bd 30 kW: 2·0.4·0.03 = 0.024.
        double[] square = new double[4];
        Feeders.ready(fork())
                .linear()
                .squareVoltages(new double[] {0, 10, 20, 30}, new double[] {0, 0, 10, 0}, square);
        assertThat(square).containsExactly(new double[] {1, 0.984, 0.970, 0.960}, within(1e-12));
    }

    @Test
    void isBeyond_isTrueForWhatABranchFeeds() {
        LinDistFlow linear = Feeders.ready(fork()).linear();
        boolean[][] beyond = new boolean[4][4];
        for (int branch = 0; branch < 4; branch++) {
            for (int bus = 0; bus < 4; bus++) {
                beyond[branch][bus] = linear.isBeyond(branch, bus);
            }
        }
        assertThat(beyond)
                .isDeepEqualTo(
                        new boolean[][] {
                            {false, true, true, true},
                            {false, false, true, false},
                            {false, false, false, true},
                            {false, false, false, false}
                        });
    }

    @Test
    void theMatrix_givesTheVoltagesOfTheTree() {
        Forall.seeds(100)
                .check(
                        random -> {
                            Network network = Feeders.random(random);
                            LinDistFlow linear = Feeders.ready(network).linear();
                            int size = network.buses().size();
                            double[] kw = draw(random, size);
                            double[] kvar = draw(random, size);
                            double[] square = new double[size];
                            linear.squareVoltages(kw, kvar, square);
                            double[] sum = linear.squareVoltagesAtNoLoad();
                            double[][] perKw = linear.squareVoltagePerKw();
                            double[][] perKvar = linear.squareVoltagePerKvar();
                            for (int bus = 0; bus < size; bus++) {
                                for (int at = 0; at < size; at++) {
                                    sum[bus] +=
                                            perKw[bus][at] * kw[at] + perKvar[bus][at] * kvar[at];
                                }
                            }
                            assertThat(sum).containsExactly(square, within(1e-12));
                        });
    }

    private static double[] draw(RandomStream random, int size) {
        double[] values = new double[size];
        for (int k = 0; k < size; k++) {
            values[k] = random.nextDouble(-5, 10);
        }
        return values;
    }

    @Test
    void smallLoads_haveTheExactVoltages_toSecondOrder() {
        // What is left out are losses: with a hundredth of the load, a ten-thousandth of the error.
        Forall.seeds(100)
                .check(
                        random -> {
                            Network network = plain(Feeders.random(random));
                            double large = error(network, 1);
                            double small = error(network, 0.01);
                            assertThat(large).isLessThan(0.02);
                            assertThat(small).isLessThan(2e-4 * large + 1e-10);
                        });
    }

    /// Without shunts, charging, magnetising branches and voltage-dependent loads.
    private static Network plain(Network network) {
        List<Bus> buses =
                network.buses().stream()
                        .map(b -> b.withShunt(0, 0).withZip(ZipShares.CONSTANT_POWER))
                        .toList();
        List<Branch> branches =
                network.branches().stream()
                        .map(
                                b ->
                                        new Branch(
                                                b.id(),
                                                b.from(),
                                                b.to(),
                                                b.rPu(),
                                                b.xPu(),
                                                0,
                                                0,
                                                0,
                                                b.tapRatio(),
                                                b.shiftDegree(),
                                                0,
                                                b.inService()))
                        .toList();
        return new Network(
                network.name(),
                network.baseKva(),
                buses,
                branches,
                network.couplers(),
                network.sources());
    }

    private static double error(Network network, double factor) {
        Network scaled = network.withLoadsTimes(factor);
        FeederFlow flow = Feeders.solved(scaled);
        int size = scaled.buses().size();
        double[] square = new double[size];
        flow.feeder()
                .linear()
                .squareVoltages(
                        scaled.buses().stream().mapToDouble(Bus::loadKw).toArray(),
                        scaled.buses().stream().mapToDouble(Bus::loadKvar).toArray(),
                        square);
        double worst = 0;
        for (int bus = 0; bus < size; bus++) {
            double exact = flow.voltagePu(bus) * flow.voltagePu(bus);
            worst = Math.max(worst, Math.abs(square[bus] - exact));
        }
        return worst;
    }
}
