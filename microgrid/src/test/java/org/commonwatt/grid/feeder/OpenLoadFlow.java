package org.commonwatt.grid.feeder;

import static org.assertj.core.api.Assertions.assertThat;

import com.powsybl.iidm.network.Bus;
import com.powsybl.iidm.network.LineAdder;
import com.powsybl.iidm.network.Substation;
import com.powsybl.iidm.network.TopologyKind;
import com.powsybl.iidm.network.VoltageLevel;
import com.powsybl.iidm.network.impl.NetworkFactoryImpl;
import com.powsybl.loadflow.LoadFlow;
import com.powsybl.loadflow.LoadFlowParameters;
import com.powsybl.loadflow.LoadFlowResult;
import com.powsybl.math.matrix.DenseMatrixFactory;
import com.powsybl.openloadflow.OpenLoadFlowParameters;
import com.powsybl.openloadflow.OpenLoadFlowProvider;
import com.powsybl.openloadflow.network.SlackBusSelectionMode;
import java.util.ArrayList;
import java.util.List;

/// The state of a network with one source by PowSyBl Open LoadFlow (Newton-Raphson, converged to
/// 1e-11). Joined buses become one; a magnetising branch a bus of its own.
final class OpenLoadFlow {
    private static final double EPS = 1e-11;
    private static final double MOST_MW = 1e5;

    private final Network network;
    private final int[] nodeOfBus;
    private final Substation station;
    private final com.powsybl.iidm.network.Network grid;
    private final List<VoltageLevel> levels = new ArrayList<>();

    private OpenLoadFlow(Network network) {
        this.network = network;
        nodeOfBus = new SpanningForest(network).nodeOfBus;
        grid = new NetworkFactoryImpl().createNetwork(network.name(), "test");
        station = grid.newSubstation().setId("station").add();
    }

    static OpenLoadFlow solve(Network network) {
        var flow = new OpenLoadFlow(network);
        flow.buses();
        flow.branches();
        flow.run();
        return flow;
    }

    double voltagePu(int bus) {
        return at(nodeOfBus[bus]).getV() / network.buses().get(bus).nominalKv();
    }

    /// Angle against the source, which this library puts at 0.
    double angleDegree(int bus) {
        return at(nodeOfBus[bus]).getAngle() + network.sources().getFirst().angleDegree();
    }

    private Bus at(int node) {
        return levels.get(node).getBusBreakerView().getBus("bus" + node);
    }

    private VoltageLevel addNode(double kv) {
        int node = levels.size();
        VoltageLevel level =
                station.newVoltageLevel()
                        .setId("level" + node)
                        .setNominalV(kv)
                        .setTopologyKind(TopologyKind.BUS_BREAKER)
                        .add();
        level.getBusBreakerView().newBus().setId("bus" + node).add();
        levels.add(level);
        return level;
    }

    private void buses() {
        for (int bus = 0; bus < nodeOfBus.length; bus++) {
            if (nodeOfBus[bus] == levels.size()) {
                addNode(network.buses().get(bus).nominalKv());
            }
        }
        for (int bus = 0; bus < nodeOfBus.length; bus++) {
            connect(bus);
        }
        Source source = network.sources().getFirst();
        int node = nodeOfBus[source.bus()];
        levels.get(node)
                .newGenerator()
                .setId("source")
                .setBus("bus" + node)
                .setMinP(-MOST_MW)
                .setMaxP(MOST_MW)
                // A generator at rest would not hold the voltage.
                .setTargetP(1)
                .setTargetV(source.voltagePu() * network.buses().get(source.bus()).nominalKv())
                .setVoltageRegulatorOn(true)
                .add();
    }

    private void connect(int k) {
        org.commonwatt.grid.feeder.Bus bus = network.buses().get(k);
        int node = nodeOfBus[k];
        levels.get(node)
                .newLoad()
                .setId("load" + k)
                .setBus("bus" + node)
                .setP0(bus.loadKw() / 1000)
                .setQ0(bus.loadKvar() / 1000)
                .newZipModel()
                .setC0p(bus.zip().power())
                .setC1p(bus.zip().current())
                .setC2p(bus.zip().impedance())
                .setC0q(bus.zip().power())
                .setC1q(bus.zip().current())
                .setC2q(bus.zip().impedance())
                .add()
                .add();
        double squareKv = bus.nominalKv() * bus.nominalKv();
        levels.get(node)
                .newShuntCompensator()
                .setId("shunt" + k)
                .setBus("bus" + node)
                .setSectionCount(1)
                .newLinearModel()
                .setMaximumSectionCount(1)
                .setGPerSection(bus.shuntKw() / 1000 / squareKv)
                .setBPerSection(-bus.shuntKvar() / 1000 / squareKv)
                .add()
                .add();
    }

    private void branches() {
        for (Branch branch : network.branches()) {
            if (!branch.inService()) {
                continue;
            }
            int from = nodeOfBus[branch.from()];
            int to = nodeOfBus[branch.to()];
            if (branch.tapRatio() == 1
                    && branch.shiftDegree() == 0
                    && branch.magnetisingGPu() == 0
                    && branch.magnetisingBPu() == 0) {
                double half = branch.chargingPu() / 2;
                line(branch, from, to, 1).setB1(half / ohm(branch)).setB2(half / ohm(branch)).add();
            } else {
                transformer(branch, from, to);
            }
        }
    }

    private double ohm(Branch branch) {
        return network.impedanceBaseOhm(branch.to());
    }

    /// A part of a branch's impedance.
    private LineAdder line(Branch branch, int from, int to, double part) {
        return grid.newLine()
                .setId("line-" + branch.id())
                .setVoltageLevel1("level" + from)
                .setBus1("bus" + from)
                .setVoltageLevel2("level" + to)
                .setBus2("bus" + to)
                .setR(part * branch.rPu() * ohm(branch))
                .setX(part * branch.xPu() * ohm(branch))
                .setG1(0)
                .setB1(0)
                .setG2(0)
                .setB2(0);
    }

    /// The ratio with half of the impedance up to the middle, a line with the other half behind.
    private void transformer(Branch branch, int from, int to) {
        assertThat(branch.chargingPu()).as("charging of a transformer").isZero();
        double toKv = network.buses().get(branch.to()).nominalKv();
        int middle = levels.size();
        addNode(toKv);
        station.newTwoWindingsTransformer()
                .setId(branch.id())
                .setVoltageLevel1("level" + from)
                .setBus1("bus" + from)
                .setVoltageLevel2("level" + middle)
                .setBus2("bus" + middle)
                .setRatedU1(branch.tapRatio() * network.buses().get(branch.from()).nominalKv())
                .setRatedU2(toKv)
                .setR(branch.rPu() / 2 * ohm(branch))
                .setX(branch.xPu() / 2 * ohm(branch))
                .setG(0)
                .setB(0)
                .add()
                .newPhaseTapChanger()
                .setTapPosition(0)
                .setLowTapPosition(0)
                .beginStep()
                .setAlpha(-branch.shiftDegree())
                .setRho(1)
                .setR(0)
                .setX(0)
                .setG(0)
                .setB(0)
                .endStep()
                .add();
        line(branch, middle, to, 0.5)
                .setG1(branch.magnetisingGPu() / ohm(branch))
                .setB1(branch.magnetisingBPu() / ohm(branch))
                .add();
    }

    private void run() {
        int slack = nodeOfBus[network.sources().getFirst().bus()];
        LoadFlowParameters parameters =
                new LoadFlowParameters()
                        .setDistributedSlack(false)
                        .setUseReactiveLimits(false)
                        .setVoltageInitMode(LoadFlowParameters.VoltageInitMode.DC_VALUES);
        parameters.addExtension(
                OpenLoadFlowParameters.class,
                new OpenLoadFlowParameters()
                        .setNewtonRaphsonConvEpsPerEq(EPS)
                        .setUseLoadModel(true)
                        .setLowImpedanceThreshold(1e-14)
                        .setSlackBusSelectionMode(SlackBusSelectionMode.NAME)
                        .setSlackBusId("level" + slack + "_0"));
        LoadFlowResult result =
                new LoadFlow.Runner(new OpenLoadFlowProvider(new DenseMatrixFactory()))
                        .run(grid, parameters);
        assertThat(result.isFullyConverged()).as("Open LoadFlow converged").isTrue();
    }
}
