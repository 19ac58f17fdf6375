package org.commonwatt.operate.policy;

import org.commonwatt.operate.policy.PlannedPolicy.Settings;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.optim.Limits;
import org.commonwatt.optim.Solver;

/// The planning policies with their usual settings.
public final class Planners {
    /// Longest run of which one plan covers everything.
    public static final int MOST_DAYS_OF_A_BOUND = 7;

    /// Days that a window of longer runs covers, and after how many it is planned anew.
    private static final int FORESIGHT_DAYS = 3;

    private static final int FORESIGHT_DAYS_PER_PLAN = 1;

    /// Name of the hedged planner.
    public static final String ROBUST_MPC = "robust-mpc";

    /// Radius of the hedged planner: a tenth of the mass may move to what strikes the coming day.
    public static final double USUAL_RADIUS = 0.1;

    /// With whole numbers, plans this close to the best are good enough for the next step.
    private static final double MPC_GAP = 1e-3;

    private static final double ORACLE_GAP = 1e-4;
    private static final int MPC_NODES = 50;
    private static final int ORACLE_NODES = 200;

    /// A net under the counted limits, which alone decide in practice: nobody waits longer.
    private static final double MPC_SECONDS = 10;

    private static final double ORACLE_SECONDS = 600;

    private Planners() {}

    /// Model predictive control: a day ahead by forecasts, anew in every step
    /// (`docs/FORMULATION.md#mpc`).
    public static PlannedPolicy mpc(Scenario scenario, Solver solver, int copies) {
        return mpc(scenario, solver, copies, 0);
    }

    /// The same where the day's highest import has a price.
    ///
    /// @param peakPricePerKw currency per kW
    public static PlannedPolicy mpc(
            Scenario scenario, Solver solver, int copies, double peakPricePerKw) {
        var settings = mpcSettings(scenario, peakPricePerKw);
        return new PlannedPolicy(scenario, settings, solver, copies);
    }

    private static Settings mpcSettings(Scenario scenario, double peakPricePerKw) {
        var limits = new Limits(MPC_SECONDS, MPC_GAP, MPC_NODES, Integer.MAX_VALUE);
        return new Settings("mpc", stepsPerDay(scenario), 1, false, limits)
                .withPeakPrice(peakPricePerKw);
    }

    /// The same forecasts and the same horizon, hedged against what could strike the coming day
    /// (`docs/FORMULATION.md#robust-mpc`).
    ///
    /// @param peakPricePerKw currency per kW; 0 for none
    /// @param radius of the ambiguity set, such as [#USUAL_RADIUS]
    public static PlannedPolicy robustMpc(
            Scenario scenario, Solver solver, int copies, double peakPricePerKw, double radius) {
        var settings = mpcSettings(scenario, peakPricePerKw).hedged(ROBUST_MPC, radius);
        return new PlannedPolicy(scenario, settings, solver, copies);
    }

    /// Perfect foresight (`docs/FORMULATION.md#oracle`): one plan of the whole run, up to
    /// [#MOST_DAYS_OF_A_BOUND]; of longer runs, windows that overlap, named `foresight`.
    public static PlannedPolicy oracle(Scenario scenario, Solver solver, int copies) {
        int day = stepsPerDay(scenario);
        int steps = scenario.axis().steps();
        boolean whole = scenario.axis().days() <= MOST_DAYS_OF_A_BOUND;
        var limits = new Limits(ORACLE_SECONDS, ORACLE_GAP, ORACLE_NODES, Integer.MAX_VALUE);
        var settings =
                new Settings(
                        whole ? "oracle" : "foresight",
                        whole ? steps : FORESIGHT_DAYS * day,
                        whole ? steps : FORESIGHT_DAYS_PER_PLAN * day,
                        true,
                        limits);
        return new PlannedPolicy(scenario, settings, solver, copies);
    }

    /// Perfect foresight of the end of a run: one plan from a step on, made when that step comes.
    ///
    /// @param firstStep first step that it decides; others decide before
    public static PlannedPolicy oracle(
            Scenario scenario, Solver solver, int copies, int firstStep) {
        return oracle(scenario, solver, copies, firstStep, 0);
    }

    /// The same where the highest import of what is planned has a price.
    ///
    /// @param peakPricePerKw currency per kW
    public static PlannedPolicy oracle(
            Scenario scenario, Solver solver, int copies, int firstStep, double peakPricePerKw) {
        int steps = scenario.axis().steps() - firstStep;
        var limits = new Limits(ORACLE_SECONDS, ORACLE_GAP, ORACLE_NODES, Integer.MAX_VALUE);
        var settings = new Settings("oracle", steps, steps, true, limits);
        return new PlannedPolicy(scenario, settings.withPeakPrice(peakPricePerKw), solver, copies);
    }

    private static int stepsPerDay(Scenario scenario) {
        return (int) Math.round(24 / scenario.axis().stepHours());
    }
}
