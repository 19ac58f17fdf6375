package org.commonwatt.operate.policy;

import org.commonwatt.grid.Exogenous;
import org.commonwatt.operate.scenario.Scenario;

/// Scenarios that differ from another from some step on.
final class ScenarioChange {
    private ScenarioChange() {}

    /// Everybody needs 0.7 kWh more from step `change` on.
    static Scenario demandAfter(Scenario scenario, int change) {
        Exogenous paths = scenario.exogenous();
        int n = paths.participants();
        double[] demand = new double[paths.steps() * n];
        double[] pv = new double[demand.length];
        for (int k = 0; k < demand.length; k++) {
            demand[k] = paths.demandKwh(k / n, k % n) + (k / n >= change ? 0.7 : 0);
            pv[k] = paths.pvKwh(k / n, k % n);
        }
        return new Scenario(
                scenario.name(),
                scenario.currency(),
                scenario.seed(),
                scenario.axis(),
                scenario.community(),
                new Exogenous(paths.steps(), n, demand, pv, new double[paths.steps()]),
                scenario.tariffs(),
                scenario.mechanism(),
                scenario.settings(),
                scenario.assumptions());
    }
}
