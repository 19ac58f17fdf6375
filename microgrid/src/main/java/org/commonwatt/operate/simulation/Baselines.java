package org.commonwatt.operate.simulation;

import java.util.ArrayList;
import java.util.List;
import org.commonwatt.grid.Community;
import org.commonwatt.grid.Connection;
import org.commonwatt.grid.Equipment;
import org.commonwatt.grid.Participant;
import org.commonwatt.market.NoMarket;
import org.commonwatt.market.Tariff;
import org.commonwatt.market.TariffTerms;
import org.commonwatt.operate.forecast.ForecastError;
import org.commonwatt.operate.kpi.Meters;
import org.commonwatt.operate.policy.Policies;
import org.commonwatt.operate.policy.ScenarioForecasts;
import org.commonwatt.operate.scenario.Scenario;

/// What every policy of a scenario is compared with: nobody controlling anything (`none`), and each
/// member alone under `rule` without any community (`aloneRule`, `docs/FORMULATION.md#alone`); and
/// how good the forecasts are that policies get.
public final class Baselines {
    final Meters none;
    final double noneSystemCost;
    final List<ForecastError> forecastErrors;
    private final double[] aloneRuleBills;

    private Baselines(
            Meters none,
            double noneSystemCost,
            double[] aloneRuleBills,
            List<ForecastError> forecastErrors) {
        this.none = none;
        this.noneSystemCost = noneSystemCost;
        this.aloneRuleBills = aloneRuleBills;
        this.forecastErrors = forecastErrors;
    }

    /// Simulates both.
    public static Baselines of(Scenario scenario) {
        Simulation none = new Simulation(scenario, Policies.of("none", scenario, 1));
        none.finish(StepObserver.NONE);
        Scenario alone = alone(scenario);
        Simulation rule = new Simulation(alone, Policies.of("rule", alone, 1));
        rule.finish(StepObserver.NONE);
        double[] bills = new double[scenario.community().size()];
        for (int i = 0; i < bills.length; i++) {
            bills[i] = rule.books.bills().get(i).total();
        }
        return new Baselines(
                none.meters,
                SystemCost.of(none).total(),
                bills,
                ScenarioForecasts.demandErrors(scenario));
    }

    /// Bill of member `i` alone under `rule`, currency.
    public double aloneRuleBill(int i) {
        return aloneRuleBills[i];
    }

    /// The same members without common market, common battery and common limits.
    public static Scenario alone(Scenario scenario) {
        Community community = scenario.community();
        List<Participant> members = new ArrayList<>();
        List<Tariff> tariffs = new ArrayList<>();
        // Without a community there is neither the common assets nor their standing charge.
        Tariff free = Tariff.flat("", TariffTerms.PLAIN, 0, 0, scenario.axis().steps());
        for (int i = 0; i < community.size(); i++) {
            Participant participant = community.participant(i);
            boolean shared = participant.kind().isCommonAsset();
            members.add(shared ? participant.withEquipment(Equipment.NONE) : participant);
            tariffs.add(shared ? free : scenario.tariffs().get(i).withDayAhead(null));
        }
        var alone =
                new Scenario(
                        scenario.name(),
                        scenario.currency(),
                        scenario.seed(),
                        scenario.axis(),
                        new Community(members, Connection.UNLIMITED, false, community.outages()),
                        scenario.exogenous(),
                        tariffs,
                        new NoMarket().name(),
                        scenario.settings(),
                        scenario.assumptions());
        return alone.withBilling(scenario.billing().staysOnly());
    }
}
