package org.commonwatt.experiments.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.commonwatt.grid.feeder.Bus;
import org.commonwatt.grid.feeder.FeederBatch;
import org.commonwatt.grid.feeder.FeederFlow;
import org.commonwatt.grid.feeder.RadialFeeder;
import org.commonwatt.operate.policy.Policies;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.simulation.Simulation;
import org.commonwatt.operate.simulation.StepObserver;
import org.commonwatt.operate.simulation.StepQuantity;

/// Power flows of a feeder of 33 buses: alone, many side by side, and one in each step of a
/// simulation.
final class FeederBench implements Benchmark {
    private static final String NAME = "feeder";
    private static final String MICROSECONDS = "cpu-µs/solution";
    private static final String PEER = "lightsim2grid, batch, another machine: 12.5 µs";
    private static final double PEER_MICROSECONDS = 12.5;
    private static final double GOAL_RATIO = 6;
    private static final double GOAL_STEPS = 5e6;
    private static final int HOMES = 17;
    private static final int CASES = 64;
    private static final double LOAD_SPREAD = 0.5;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String work() {
        return "33-bus power flow to 1e-10 pu, and one in each step of 17 homes";
    }

    @Override
    public List<Figure> measure(BenchSettings settings) {
        List<Figure> figures = new ArrayList<>();
        RadialFeeder feeder = MadeFeeder.feeder();
        settings.progress().accept("feeder: power flows alone");
        solutions(feeder, settings.effort(), figures);
        settings.progress().accept("feeder: a power flow in each step");
        steps(feeder, settings.effort(), figures);
        return figures;
    }

    private static void solutions(RadialFeeder feeder, Effort effort, List<Figure> figures) {
        int rounds = effort.pick(2, 300, 1000);
        var loads = new LoadCases(feeder, CASES);
        List<Cost> best =
                Cost.best(
                        effort,
                        List.of(
                                () -> loads.oneByOne(feeder.newFlow(), rounds, false),
                                () -> loads.oneByOne(feeder.newFlow(), rounds, true),
                                () -> loads.sideBySide(feeder.newBatch(CASES), rounds)));
        String[] names = {"one by one", "one by one, each from the last", "64 side by side"};
        for (int k = 0; k < names.length; k++) {
            double micros = 1e6 * best.get(k).threadSeconds() / ((double) rounds * CASES);
            figures.add(
                    Figure.of(NAME, names[k], micros, MICROSECONDS)
                            .below(PEER, PEER_MICROSECONDS)
                            .atMost(PEER_MICROSECONDS / GOAL_RATIO));
        }
        figures.add(
                Figure.of(
                        NAME,
                        "allocated, one by one",
                        best.getFirst().threadBytes() / rounds / CASES,
                        "bytes/solution"));
        FeederFlow flow = feeder.newFlow();
        flow.solve();
        figures.add(Figure.of(NAME, "lowest voltage of the feeder", lowest(flow), "pu"));
    }

    private static double lowest(FeederFlow flow) {
        double lowest = Double.POSITIVE_INFINITY;
        for (int bus = 0; bus < flow.feeder().network().buses().size(); bus++) {
            lowest = Math.min(lowest, flow.voltagePu(bus));
        }
        return lowest;
    }

    private static void steps(RadialFeeder feeder, Effort effort, List<Figure> figures) {
        Scenario scenario = MadeCommunity.equipped(HOMES, effort.pick(2, 365, 365)).scenario();
        int years = effort.pick(1, 3, 5);
        List<Cost> best =
                Cost.best(
                        effort,
                        List.of(
                                () -> played(scenario, feeder, "rule", years),
                                () -> played(scenario, feeder, "none", years)));
        double stepsDone = (double) scenario.axis().steps() * HOMES * years;
        String[] policies = {"rule", "none"};
        for (int k = 0; k < policies.length; k++) {
            double rate = stepsDone / Math.max(best.get(k).threadSeconds(), 1e-9);
            figures.add(
                    Figure.of(
                                    NAME,
                                    "policy " + policies[k] + " with a power flow per step",
                                    rate,
                                    "participant-steps/cpu-s")
                            .atLeast(GOAL_STEPS));
        }
    }

    /// Simulations before their first step; playing them returns what depends on all power flows.
    private static DoubleSupplier played(
            Scenario scenario, RadialFeeder feeder, String policy, int years) {
        List<Simulation> fresh = new ArrayList<>();
        for (int k = 0; k < years; k++) {
            fresh.add(new Simulation(scenario, Policies.of(policy, scenario, 1)));
        }
        return () -> {
            var sweeps = new SweepEachStep(feeder, scenario.axis().stepHours());
            for (Simulation simulation : fresh) {
                simulation.finish(sweeps);
            }
            return sweeps.sum;
        };
    }

    /// The homes at the first buses behind the source, above the feeder's own load.
    private static final class SweepEachStep implements StepObserver {
        private final FeederFlow flow;
        private final double perHour;
        private final double[] baseKw;
        private final double[] kw;
        private final double[] kvar;
        private double sum;

        SweepEachStep(RadialFeeder feeder, double stepHours) {
            flow = feeder.newFlow();
            perHour = 1 / stepHours;
            List<Bus> buses = feeder.network().buses();
            baseKw = buses.stream().mapToDouble(Bus::loadKw).toArray();
            kw = baseKw.clone();
            kvar = buses.stream().mapToDouble(Bus::loadKvar).toArray();
        }

        @Override
        public boolean watchesDays() {
            return false;
        }

        @Override
        public boolean wantsStep(int t) {
            return true;
        }

        @Override
        public void onStep(StepView view) {
            for (int home = 0; home < HOMES; home++) {
                double netKwh =
                        view.value(StepQuantity.GRID_IMPORT_KWH, home)
                                - view.value(StepQuantity.GRID_EXPORT_KWH, home);
                kw[home + 1] = baseKw[home + 1] + netKwh * perHour;
            }
            flow.load(kw, kvar);
            if (!flow.solve()) {
                throw new BenchFailure(flow.outcome().message());
            }
            sum += flow.voltagePu(HOMES);
        }
    }

    /// Load cases around the feeder's own loads, one behind the other.
    private static final class LoadCases {
        private final int size;
        private final int cases;
        private final double[] kw;
        private final double[] kvar;

        LoadCases(RadialFeeder feeder, int cases) {
            List<Bus> buses = feeder.network().buses();
            size = buses.size();
            this.cases = cases;
            kw = new double[cases * size];
            kvar = new double[cases * size];
            for (int k = 0; k < kw.length; k++) {
                double factor = 1 + LOAD_SPREAD * Math.sin(k);
                kw[k] = factor * buses.get(k % size).loadKw();
                kvar[k] = factor * buses.get(k % size).loadKvar();
            }
        }

        DoubleSupplier oneByOne(FeederFlow flow, int rounds, boolean fromTheLast) {
            return () -> {
                double sum = 0;
                for (int k = 0; k < rounds * cases; k++) {
                    flow.load(kw, kvar, k % cases * size);
                    boolean found = fromTheLast ? flow.solveOn() : flow.solve();
                    sum += found ? flow.voltagePu(size - 1) : Double.NaN;
                }
                return checked(sum);
            };
        }

        DoubleSupplier sideBySide(FeederBatch batch, int rounds) {
            return () -> {
                double sum = 0;
                for (int round = 0; round < rounds; round++) {
                    for (int lane = 0; lane < cases; lane++) {
                        batch.load(lane, kw, kvar, lane * size);
                    }
                    sum += batch.solve() == cases ? batch.voltagePu(0, size - 1) : Double.NaN;
                }
                return checked(sum);
            };
        }

        private static double checked(double sum) {
            if (Double.isNaN(sum)) {
                throw new BenchFailure("A power flow of the generated feeder did not converge.");
            }
            return sum;
        }
    }
}
