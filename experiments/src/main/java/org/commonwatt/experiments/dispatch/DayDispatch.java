package org.commonwatt.experiments.dispatch;

import java.util.List;
import org.commonwatt.grid.Ev;
import org.commonwatt.grid.EvSession;
import org.commonwatt.grid.Participant;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.operate.dispatch.DispatchProblem;
import org.commonwatt.operate.dispatch.DispatchResult;
import org.commonwatt.operate.dispatch.DispatchSettings;
import org.commonwatt.operate.dispatch.Fairness;
import org.commonwatt.operate.dispatch.FairnessCurve;
import org.commonwatt.operate.dispatch.FeederDispatch;
import org.commonwatt.operate.dispatch.Outlook;
import org.commonwatt.operate.dispatch.ScenarioWindow;
import org.commonwatt.operate.dispatch.WelfareDispatch;
import org.commonwatt.operate.dispatch.WelfareObjective;
import org.commonwatt.operate.dispatch.WindowState;
import org.commonwatt.operate.dispatch.WindowTerms;
import org.commonwatt.operate.scenario.FeederPlan;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.optim.Model;
import org.commonwatt.optim.highs.HighsSolver;
import org.commonwatt.optim.highs.HighsSolver.ColdStart;
import org.jspecify.annotations.Nullable;

/// Plans a day of a scenario ahead, with the day as it will be.
///
/// Devices begin the day as they begin the scenario, vehicles as they arrive; stored energy at the
/// end is valued as in the system cost.
public final class DayDispatch {
    /// Members × steps from which on an interior point method finds the first plan sooner, where
    /// each member has its own meter.
    private static final int LARGE = 500;

    private final Scenario scenario;
    private final DispatchRequest request;
    private final DispatchProblem problem;
    private final WelfareObjective objective;
    private final DispatchSettings settings;

    /// @throws IllegalArgumentException where the scenario has no such day, or the objective is not
    ///   understood
    public DayDispatch(Scenario scenario, DispatchRequest request) {
        TimeAxis axis = scenario.axis();
        if (request.day() < 0 || request.day() >= axis.days()) {
            throw new IllegalArgumentException(
                    "There is no day %d: the scenario has %d days."
                            .formatted(request.day() + 1, axis.days()));
        }
        this.scenario = scenario;
        this.request = request;
        int firstStep = axis.firstStepOfDay(request.day());
        int steps = axis.endStepOfDay(request.day()) - firstStep;
        var window = new ScenarioWindow(scenario);
        double worth = window.meanRetailPricePerKwh(firstStep, firstStep + steps);
        var terms = new WindowTerms(firstStep, steps, true, 0, new WindowTerms.Ends(true, worth));
        problem =
                window.problem(
                        terms,
                        state(scenario, firstStep),
                        Outlook.perfect(scenario, firstStep, steps));
        objective = request.welfare(problem);
        boolean interior = problem.size() * steps > LARGE && looksAtMembers();
        settings =
                DispatchSettings.of(
                                new HighsSolver(
                                        interior ? ColdStart.INTERIOR_POINT : ColdStart.SIMPLEX))
                        .withLimits(request.limits())
                        .withStepNames(t -> DispatchOutcome.time(axis, firstStep + t));
    }

    private boolean looksAtMembers() {
        return !(objective.fairness() instanceof Fairness.None)
                || objective.promises().individualRationality();
    }

    /// What devices hold when the day begins.
    private static WindowState state(Scenario scenario, int firstStep) {
        WindowState state = WindowState.initial(scenario);
        for (int i = 0; i < scenario.community().size(); i++) {
            Participant member = scenario.community().participant(i);
            state.evStoredKwh[i] = storedInVehicleKwh(member.ev(), firstStep);
            while (state.jobIndex[i] < member.jobs().size()
                    && member.jobs().get(state.jobIndex[i]).releaseStep() < firstStep) {
                state.jobIndex[i]++;
            }
        }
        return state;
    }

    private static double storedInVehicleKwh(@Nullable Ev ev, int firstStep) {
        double storedKwh = 0;
        if (ev != null) {
            for (EvSession session : ev.sessions()) {
                if (session.arrivalStep() <= firstStep && firstStep < session.departureStep()) {
                    storedKwh = session.arrivalSoc() * ev.capacityKwh();
                }
            }
        }
        return storedKwh;
    }

    /// Plans the day.
    ///
    /// @param withCurve whether the price of fairness is looked for as well
    public DispatchOutcome plan(boolean withCurve) {
        FeederPlan network = scenario.feeder();
        FeederDispatch.Outcome feeder =
                network == null
                        ? null
                        : FeederDispatch.solve(problem, objective, network, settings);
        DispatchResult result =
                feeder == null
                        ? WelfareDispatch.solve(problem, objective, settings)
                        : feeder.result();
        boolean draws = withCurve && result instanceof DispatchResult.Solved;
        List<FairnessCurve.Point> curve = draws ? curve() : List.of();
        return new DispatchOutcome(scenario, request, problem, result, feeder, curve);
    }

    /// Each point is found by the relaxation and its directions alone, and without the network: the
    /// curve is a picture.
    private List<FairnessCurve.Point> curve() {
        List<Fairness> steps =
                FairnessCurve.steps(
                        objective.fairness(), DispatchRequest.billOfVulnerable(problem));
        return FairnessCurve.of(
                problem,
                objective,
                steps,
                settings.withLimits(request.limits().withRelativeGap(1.0)));
    }

    /// The model of the day, for other solvers.
    public Model model() {
        return WelfareDispatch.model(problem, objective, settings);
    }
}
