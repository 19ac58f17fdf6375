package org.commonwatt.explain;

import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.commonwatt.explain.ContrastExplanation.Act;
import org.commonwatt.explain.ContrastExplanation.Plans;
import org.commonwatt.grid.StepFlows;
import org.commonwatt.operate.agent.Lever;
import org.commonwatt.operate.policy.Observations;
import org.commonwatt.operate.policy.PlannedPolicy;
import org.commonwatt.operate.policy.Policy;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.simulation.RunAccounts;
import org.commonwatt.operate.simulation.Simulation;
import org.commonwatt.optim.Solver;
import org.jspecify.annotations.Nullable;

/// Plays a run twice, the second time with another action of one device in one step
/// (`docs/FORMULATION.md#explain-action`).
public final class Contrast {
    private final Replay run;
    private final Scenario scenario;
    private final Supplier<Policy> done;
    private final Supplier<Policy> deciding;
    private final boolean keepsDecisions;
    private final Supplier<Solver> solver;

    /// Which device is asked for what, and when.
    ///
    /// @param step when
    /// @param participant whose device
    /// @param lever which device
    /// @param asked in place of what the policy asked for, [−1, 1]
    public record Question(int step, int participant, Lever lever, double asked) {}

    /// A contrast under a policy that decides anew.
    ///
    /// @param policies makes a fresh policy for one copy of the scenario
    /// @param solver makes what finds the plans
    public Contrast(Replay run, Supplier<Policy> policies, Supplier<Solver> solver) {
        this(run, policies, policies, false, solver);
    }

    /// The same where what the policy did is known.
    ///
    /// @param done makes what does once more what the policy did
    /// @param deciding makes one that decides with the other action
    /// @param keepsDecisions whether that one repeats what was decided in the run
    /// @param solver makes what finds the plans
    public Contrast(
            Replay run,
            Supplier<Policy> done,
            Supplier<Policy> deciding,
            boolean keepsDecisions,
            Supplier<Solver> solver) {
        this.run = run;
        scenario = run.scenario();
        this.done = done;
        this.deciding = deciding;
        this.keepsDecisions = keepsDecisions;
        this.solver = solver;
    }

    /// Explains.
    ///
    /// @param expectedHash final state of the run that is explained
    public ContrastExplanation explain(Question question, long expectedHash) {
        var asDone = new Played(question, Double.NaN, done.get());
        var instead = new Played(question, question.asked(), deciding.get());
        Policy policy = done.get();
        return new ContrastExplanation(
                policy.name(),
                scenario.community().participant(question.participant()).id(),
                question.step(),
                PriceFinder.time(scenario, question.step()),
                question.lever().key(),
                asDone.act(),
                instead.act(),
                RunDifference.of(scenario, asDone.accounts, instead.accounts),
                Premises.of(run, keepsDecisions),
                plans(question, policy, asDone.energyKwh, instead.energyKwh),
                asDone.accounts.stateHash() == expectedHash);
    }

    private @Nullable Plans plans(
            Question question, Policy policy, double didKwh, double insteadKwh) {
        Simulation before = run.until(policy, question.step(), Replay.Witness.NONE);
        Observations seen = before.observe();
        ForcedWindow window =
                ForcedWindow.of(
                        run,
                        question.step(),
                        PlannedPolicy.state(seen, 0),
                        question.participant(),
                        question.lever(),
                        solver.get());
        if (!window.applies()) {
            return null;
        }
        OptionalDouble best = window.best();
        OptionalDouble did = window.with(didKwh);
        OptionalDouble other = window.with(insteadKwh);
        if (best.isEmpty() || did.isEmpty() || other.isEmpty()) {
            return null;
        }
        double tolerance = 2 * ForcedWindow.GAP * Math.abs(best.getAsDouble()) + 1e-6;
        return new Plans(
                window.hours(),
                best.getAsDouble(),
                did.getAsDouble(),
                other.getAsDouble(),
                tolerance);
    }

    /// One of the two runs.
    private final class Played implements Replay.Witness {
        private final Question question;
        private final RunAccounts accounts;
        private double asked;
        private double energyKwh;

        /// @param forced what the device is asked for; NaN for what the policy asks for
        /// @param policy fresh
        Played(Question question, double forced, Policy policy) {
            this.question = question;
            asked = forced;
            accounts = run.of(policy, this);
        }

        Act act() {
            return new Act(asked, energyKwh);
        }

        @Override
        public void decided(Simulation run, Observations seen) {
            if (run.step() != question.step()) {
                return;
            }
            if (Double.isNaN(asked)) {
                asked = question.lever().read(run.actions(), question.participant());
            } else {
                question.lever().write(run.actions(), question.participant(), asked);
            }
        }

        @Override
        public void after(Simulation run) {
            if (run.step() - 1 == question.step()) {
                energyKwh = energy(run.flows(), question.lever(), question.participant());
            }
        }

        private static double energy(StepFlows flows, Lever lever, int i) {
            return switch (lever) {
                case STORAGE -> flows.chargeKwh[i] - flows.dischargeKwh[i];
                case EV -> flows.evChargeKwh[i] - flows.evDischargeKwh[i];
                case HEAT -> flows.heatPumpKwh[i];
                case JOB -> flows.jobKwh[i];
                case GENSET -> -flows.gensetKwh[i];
                case PRICE -> 0;
            };
        }
    }
}
