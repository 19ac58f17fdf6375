package org.commonwatt.operate.simulation;

import java.util.function.Supplier;
import org.commonwatt.equity.sharing.Allocation;
import org.commonwatt.equity.sharing.LeximinCore;
import org.commonwatt.equity.sharing.MemberFigures;
import org.commonwatt.equity.sharing.SharingProblem;
import org.commonwatt.equity.sharing.TableGame;
import org.commonwatt.equity.sharing.Workers;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.market.GainRule;
import org.commonwatt.operate.dispatch.DispatchMember;
import org.commonwatt.operate.dispatch.DispatchProblem;
import org.commonwatt.operate.dispatch.Outlook;
import org.commonwatt.operate.dispatch.ScenarioWindow;
import org.commonwatt.operate.dispatch.WindowState;
import org.commonwatt.operate.dispatch.WindowTerms;
import org.commonwatt.operate.dispatch.coalition.CoalitionTable;
import org.commonwatt.operate.dispatch.coalition.CommunityCosts;
import org.commonwatt.operate.scenario.BillingRules;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.optim.Solver;

/// Shares of the gain by the leximin core, for a run that asks for them: worked out once, from what
/// every coalition would pay in the first days with all known, the same for every policy
/// (`docs/FORMULATION.md#gain-sharing`).
public final class FairShares {
    /// Most members whose coalitions are all costed before a run.
    public static final int MOST_MEMBERS = 10;

    private static final int DAYS = 7;
    private static final double HOURS_PER_DAY = 24;

    private FairShares() {}

    /// The scenario with the shares written down; unchanged where others are asked for, or where
    /// nothing is gained, there is no plan, or too many members are there.
    static Scenario settled(Scenario scenario, Supplier<Solver> solver) {
        GainRule rule = scenario.billing().gain();
        if (rule == null || rule.basis() != GainRule.Basis.LEXIMIN) {
            return scenario;
        }
        double[] shares = shares(scenario, solver.get());
        if (shares.length == 0) {
            return scenario;
        }
        BillingRules rules = scenario.billing();
        return scenario.withBilling(
                new BillingRules(rules.transfers(), GainRule.given(shares), rules.stays()));
    }

    /// Shares per participant; empty where there are none.
    private static double[] shares(Scenario scenario, Solver solver) {
        double[] none = new double[0];
        TimeAxis axis = scenario.axis();
        int steps = axis.endStepOfDay(Math.min(DAYS, axis.days()) - 1);
        DispatchProblem window = window(scenario, steps);
        CommunityCosts costs = CommunityCosts.of(window, 0, solver);
        int n = costs.members();
        if (n > MOST_MEMBERS
                || !(CoalitionTable.of(costs, Workers.INLINE)
                        instanceof CoalitionTable.Complete(double[] table))) {
            return none;
        }
        TableGame game = TableGame.ofCosts(table);
        double days = steps * axis.stepHours() / HOURS_PER_DAY;
        SharingProblem problem = SharingProblem.of(game, figures(costs, table, days));
        Allocation found = new LeximinCore(solver).share(problem).found().orElse(null);
        if (found == null || !(game.grandValue() > 0)) {
            return none;
        }
        double[] shares = new double[scenario.community().size()];
        for (int k = 0; k < n; k++) {
            shares[costs.players().members()[k]] = Math.max(0, found.share(k));
        }
        return shares;
    }

    private static DispatchProblem window(Scenario scenario, int steps) {
        ScenarioWindow window = new ScenarioWindow(scenario);
        double worth = window.meanRetailPricePerKwh(0, steps);
        return window.problem(
                new WindowTerms(0, steps, true, 0, new WindowTerms.Ends(true, worth)),
                WindowState.initial(scenario),
                Outlook.perfect(scenario, 0, steps));
    }

    private static MemberFigures figures(CommunityCosts costs, double[] table, double days) {
        int n = costs.members();
        double[] alone = new double[n];
        double[] loads = new double[n];
        double[] weights = new double[n];
        double[] burdens = new double[n];
        for (int k = 0; k < n; k++) {
            DispatchMember member = costs.players().member(k);
            alone[k] = table[1 << k];
            weights[k] = 1;
            burdens[k] = MemberFigures.burdenPerCost(days, member.equity().incomePerYear());
            for (double kwh : member.demandKwh()) {
                loads[k] += kwh;
            }
        }
        return new MemberFigures(alone, loads, weights, burdens);
    }
}
