package org.commonwatt.experiments.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.DoubleSupplier;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.operate.policy.Policies;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.simulation.Simulation;
import org.commonwatt.operate.simulation.StepObserver;

/// The step loop: homes with panels, batteries, fees, tax and a local market, hourly for a year,
/// all figures kept as it goes. Only the steps are timed, not what is set up before them.
final class SimBench implements Benchmark {
    private static final String NAME = "sim";
    private static final String PER_CPU = "participant-steps/cpu-s";
    private static final int HOMES = 17;
    private static final double GOAL_STEPS = 20e6;
    private static final double GOAL_SPEED_UP = 1.9;
    private static final double CITYLEARN_STEPS = 3_150;
    private static final String CITYLEARN = "CityLearn 3.0.2, another machine: 3,150";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String work() {
        return "17 homes, hourly, a year: physics, market, settlement, figures; no files";
    }

    @Override
    public List<Figure> measure(BenchSettings settings) {
        Effort effort = settings.effort();
        Scenario homes = settings.homes();
        Scenario scenario =
                homes == null
                        ? MadeCommunity.equipped(HOMES, effort.pick(2, 365, 365)).scenario()
                        : homes;
        List<Figure> figures = new ArrayList<>();
        settings.progress().accept("sim: one thread, beside a bare loop");
        rates(scenario, effort, figures);
        settings.progress().accept("sim: memory allocated per step");
        allocation(scenario, effort, figures);
        settings.progress().accept("sim: two threads against one");
        speedUp(scenario, effort, figures);
        return figures;
    }

    private static void rates(Scenario scenario, Effort effort, List<Figure> figures) {
        var loop = new BareLoop(scenario);
        int years = effort.pick(1, 5, 10);
        List<Cost> best =
                Cost.best(
                        effort,
                        List.of(
                                () -> runs(scenario, "rule", years),
                                () -> runs(scenario, "none", years),
                                () -> () -> loops(loop, years)));
        double stepsDone = size(scenario) * years;
        double bound = stepsDone / seconds(best.get(2));
        for (int k = 0; k < 2; k++) {
            String policy = k == 0 ? "rule" : "none";
            double rate = stepsDone / seconds(best.get(k));
            figures.add(
                    Figure.of(NAME, "policy " + policy, rate, PER_CPU)
                            .against(CITYLEARN, CITYLEARN_STEPS)
                            .atLeast(GOAL_STEPS));
            figures.add(
                    Figure.of(NAME, "policy " + policy + " beside its bound", rate, PER_CPU)
                            .against("bare Java loop, same run", bound));
        }
        figures.add(Figure.of(NAME, "bound: a bare Java loop", bound, PER_CPU));
    }

    /// CPU seconds; a coarse clock may show none at tiny sizes.
    private static double seconds(Cost cost) {
        return Math.max(cost.threadSeconds(), 1e-9);
    }

    private static double size(Scenario scenario) {
        return (double) scenario.axis().steps() * scenario.community().size();
    }

    private static double loops(BareLoop loop, int times) {
        double sum = 0;
        for (int k = 0; k < times; k++) {
            sum += loop.run();
        }
        return sum;
    }

    /// Several simulations before their first step; playing them returns what depends on all steps.
    private static DoubleSupplier runs(Scenario scenario, String policy, int times) {
        List<Simulation> fresh = new ArrayList<>();
        for (int k = 0; k < times; k++) {
            fresh.add(new Simulation(scenario, Policies.of(policy, scenario, 1)));
        }
        return () -> {
            double sum = 0;
            for (Simulation simulation : fresh) {
                simulation.finish(StepObserver.NONE);
                sum += simulation.stateHash();
            }
            return sum;
        };
    }

    private static void allocation(Scenario scenario, Effort effort, List<Figure> figures) {
        double within = Double.POSITIVE_INFINITY;
        double whole = Double.POSITIVE_INFINITY;
        for (int round = 0; round < effort.rounds(); round++) {
            Simulation simulation = new Simulation(scenario, Policies.of("rule", scenario, 1));
            Bytes bytes = Bytes.of(simulation, scenario.axis());
            within = Math.min(within, bytes.withinDays);
            whole = Math.min(whole, bytes.all);
        }
        figures.add(
                Figure.of(NAME, "allocated per step within a day", within, "bytes/step").atMost(0));
        figures.add(
                Figure.of(NAME, "allocated per step, day and month ends too", whole, "bytes/step"));
    }

    /// Memory allocated per community step.
    private record Bytes(double withinDays, double all) {
        static Bytes of(Simulation simulation, TimeAxis axis) {
            ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            long withinDays = 0;
            long all = 0;
            int stepsWithin = 0;
            while (simulation.hasNext()) {
                int t = simulation.step();
                boolean dayEnds = t + 1 == axis.steps() || axis.day(t + 1) != axis.day(t);
                long before = threads.getCurrentThreadAllocatedBytes();
                simulation.advance(StepObserver.NONE);
                long bytes = threads.getCurrentThreadAllocatedBytes() - before;
                all += bytes;
                withinDays += dayEnds ? 0 : bytes;
                stepsWithin += dayEnds ? 0 : 1;
            }
            return new Bytes((double) withinDays / stepsWithin, (double) all / axis.steps());
        }
    }

    /// How much sooner two threads finish twice the work of one: by the clock, and by the CPU time
    /// that the same work takes beside a second thread, which other programs disturb less.
    private static void speedUp(Scenario scenario, Effort effort, List<Figure> figures) {
        int years = effort.pick(1, 10, 20);
        double one = Double.POSITIVE_INFINITY;
        double two = Double.POSITIVE_INFINITY;
        double oneCpu = Double.POSITIVE_INFINITY;
        double twoCpu = Double.POSITIVE_INFINITY;
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < effort.rounds(); round++) {
                Together alone = Together.of(threads, scenario, years, 1);
                Together both = Together.of(threads, scenario, years, 2);
                one = Math.min(one, alone.wallSeconds);
                two = Math.min(two, both.wallSeconds);
                oneCpu = Math.min(oneCpu, alone.threadSeconds);
                twoCpu = Math.min(twoCpu, both.threadSeconds);
            }
        }
        figures.add(
                Figure.of(NAME, "speed-up by a second thread", 2 * one / two, "")
                        .atLeast(GOAL_SPEED_UP));
        figures.add(
                Figure.of(NAME, "speed-up by a second thread, by CPU time", 2 * oneCpu / twoCpu, "")
                        .atLeast(GOAL_SPEED_UP));
    }

    /// The same work on several threads at once.
    ///
    /// @param wallSeconds until the last has finished
    /// @param threadSeconds mean CPU time of a thread
    private record Together(double wallSeconds, double threadSeconds) {
        static Together of(ExecutorService threads, Scenario scenario, int years, int copies) {
            List<DoubleSupplier> works = new ArrayList<>();
            for (int k = 0; k < copies; k++) {
                works.add(runs(scenario, "rule", years));
            }
            long start = System.nanoTime();
            List<Future<Cost>> parts = new ArrayList<>();
            works.forEach(work -> parts.add(threads.submit(() -> Cost.of(work))));
            double sum = 0;
            for (Future<Cost> part : parts) {
                sum += seconds(finished(part));
            }
            return new Together((System.nanoTime() - start) / 1e9, sum / copies);
        }
    }

    private static Cost finished(Future<Cost> part) {
        try {
            return part.get();
        } catch (ExecutionException e) {
            throw new BenchFailure("A simulation failed on its thread.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("The benchmark was interrupted.", e);
        }
    }
}
