package org.commonwatt.grid.feeder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.commonwatt.numeric.Forall;
import org.commonwatt.numeric.RandomStream;
import org.junit.jupiter.api.Test;

/// What holds for any radial feeder.
class FeederPropertyTest {
    private static final Forall SEEDS = Forall.seeds(200);

    private static double[] loads(RandomStream random, int size, double mostKw) {
        double[] loads = new double[size];
        for (int bus = 0; bus < size; bus++) {
            loads[bus] = random.nextDouble(-mostKw / 2, mostKw);
        }
        return loads;
    }

    @Test
    void energy_isConserved() {
        SEEDS.check(
                random -> {
                    Network network = Feeders.random(random);
                    FeederFlow flow = Feeders.solved(network);
                    double kw = flow.lossKw();
                    double kvar = flow.lossKvar();
                    for (int bus = 0; bus < network.buses().size(); bus++) {
                        double square = flow.voltagePu(bus) * flow.voltagePu(bus);
                        kw += flow.loadKw(bus) + network.buses().get(bus).shuntKw() * square;
                        kvar += flow.loadKvar(bus) + network.buses().get(bus).shuntKvar() * square;
                    }
                    double givenKw = 0;
                    double givenKvar = 0;
                    for (int source = 0; source < network.sources().size(); source++) {
                        givenKw += flow.sourceKw(source);
                        givenKvar += flow.sourceKvar(source);
                    }
                    double scale = 1e-9 * network.baseKva();
                    assertThat(givenKw).isCloseTo(kw, within(scale));
                    assertThat(givenKvar).isCloseTo(kvar, within(scale));
                });
    }

    @Test
    void eachBranch_obeysOhm_inItsOwnFrame() {
        SEEDS.check(
                random -> {
                    FeederFlow flow = Feeders.solved(Feeders.random(random));
                    Network network = flow.feeder().network();
                    for (int k = 0; k < network.branches().size(); k++) {
                        TwoPort.check(flow, k);
                    }
                });
    }

    @Test
    void aBatch_givesTheBitsOfOneByOne() {
        SEEDS.check(
                random -> {
                    Network network = Feeders.random(random);
                    RadialFeeder feeder = Feeders.ready(network);
                    FeederFlow alone = feeder.newFlow();
                    FeederFlow copied = feeder.newFlow();
                    int lanes = 1 + random.nextInt(20);
                    FeederBatch batch = feeder.newBatch(lanes);
                    int size = network.buses().size();
                    double[] kw = loads(random, size * lanes, 600.0 / size);
                    double[] kvar = loads(random, size * lanes, 300.0 / size);
                    for (int lane = 0; lane < lanes; lane++) {
                        batch.load(lane, kw, kvar, lane * size);
                    }
                    assertThat(batch.solve()).isEqualTo(lanes);
                    for (int lane = 0; lane < lanes; lane++) {
                        alone.load(kw, kvar, lane * size);
                        assertThat(alone.solve()).isTrue();
                        batch.copyTo(lane, copied);
                        for (int bus = 0; bus < size; bus++) {
                            assertThat(copied.voltagePu(bus)).isEqualTo(alone.voltagePu(bus));
                            assertThat(batch.voltagePu(lane, bus)).isEqualTo(alone.voltagePu(bus));
                            assertThat(copied.angleDegree(bus)).isEqualTo(alone.angleDegree(bus));
                        }
                        assertThat(copied.lossKw()).isEqualTo(alone.lossKw());
                        assertThat(copied.loadKw(size - 1)).isEqualTo(alone.loadKw(size - 1));
                        assertThat(copied.outcome()).isEqualTo(alone.outcome());
                    }
                });
    }

    @Test
    void theTolerance_isKept_fromAnyStart() {
        SEEDS.check(
                random -> {
                    Network network = Feeders.random(random);
                    FeederFlow usual = Feeders.ready(network).newFlow();
                    var exactly = new SweepSettings(1e-13, 500);
                    FeederFlow exact =
                            ((RadialFeeder.Compilation.Ready)
                                            RadialFeeder.compile(network, exactly))
                                    .feeder()
                                    .newFlow();
                    int size = network.buses().size();
                    for (int k = 0; k < 10; k++) {
                        double[] kw = loads(random, size, 2000.0 / size);
                        double[] kvar = loads(random, size, 1000.0 / size);
                        usual.load(kw, kvar);
                        exact.load(kw, kvar);
                        assertThat(usual.solveOn()).isTrue();
                        assertThat(exact.solve()).isTrue();
                        for (int bus = 0; bus < size; bus++) {
                            assertThat(usual.voltagePu(bus))
                                    .isCloseTo(exact.voltagePu(bus), within(1e-10));
                        }
                    }
                });
    }

    @Test
    void moreLoad_lowersAllVoltages_untilTheyCollapse() {
        SEEDS.check(
                random -> {
                    Network network = Feeders.random(random);
                    RadialFeeder feeder = Feeders.ready(network);
                    FeederFlow flow = feeder.newFlow();
                    int size = network.buses().size();
                    double[] kw = new double[size];
                    double[] kvar = new double[size];
                    double[] lastPu = new double[size];
                    double[] pu = new double[size];
                    boolean found = false;
                    for (double factor = 1; ; factor *= 1.5) {
                        for (int bus = 0; bus < size; bus++) {
                            kw[bus] = factor * 10;
                            kvar[bus] = factor * 3;
                        }
                        flow.load(kw, kvar);
                        if (!flow.solve()) {
                            break;
                        }
                        flow.copyVoltagePu(pu, 0);
                        for (int bus = 0; bus < size && found; bus++) {
                            assertThat(pu[bus]).isLessThanOrEqualTo(lastPu[bus] + 1e-9);
                        }
                        found = true;
                        System.arraycopy(pu, 0, lastPu, 0, size);
                    }
                    assertThat(found).isTrue();
                    assertThat(flow.outcome()).isInstanceOf(FlowOutcome.VoltageCollapse.class);
                });
    }

    @Test
    void theOrderOfBusesAndBranches_changesNothing() {
        SEEDS.check(
                random -> {
                    Network network = Feeders.random(random);
                    FeederFlow flow = Feeders.solved(network);
                    FeederFlow turned = Feeders.solved(Mirror.of(network));
                    int last = network.buses().size() - 1;
                    for (int bus = 0; bus <= last; bus++) {
                        assertThat(turned.voltagePu(last - bus))
                                .isCloseTo(flow.voltagePu(bus), within(1e-9));
                    }
                    assertThat(turned.lossKw()).isCloseTo(flow.lossKw(), within(1e-6));
                });
    }

    @Test
    void solving_allocatesNothing() {
        Network network =
                Feeders.random(org.commonwatt.numeric.RandomStreams.of(3).stream("feeder"));
        RadialFeeder feeder = Feeders.ready(network);
        FeederFlow flow = feeder.newFlow();
        FeederBatch batch = feeder.newBatch(4);
        int[] solved = {0};
        double[] kw = network.buses().stream().mapToDouble(Bus::loadKw).toArray();
        double[] kvar = network.buses().stream().mapToDouble(Bus::loadKvar).toArray();
        double[] pu = new double[kw.length];
        Runnable round =
                () -> {
                    flow.load(kw, kvar);
                    solved[0] += flow.solveOn() ? 1 : 0;
                    flow.copyVoltagePu(pu, 0);
                    batch.load(2, kw, kvar, 0);
                    batch.solve();
                };
        for (int k = 0; k < 20; k++) {
            round.run();
        }
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int k = 0; k < 100; k++) {
            round.run();
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isZero();
        assertThat(solved[0]).isEqualTo(120);
    }
}
