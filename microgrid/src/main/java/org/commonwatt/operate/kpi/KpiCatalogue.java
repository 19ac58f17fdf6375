package org.commonwatt.operate.kpi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Every figure that a run reports, with unit, direction and meaning; the one source of
/// `docs/METRICS.md`.
///
/// Symbols: e net of a member (import +), E = Σ e over the members, Δ step hours, `none` as the
/// baseline = the same scenario under policy `none`.
public final class KpiCatalogue {
    /// name ; unit ; direction ; baseline or - ; meaning. A `#` starts a family.
    private static final String TABLE =
            """
            # As CityLearn prints them
            electricity_consumption_total ; 1 ; less ; none ; Σ max(e, 0), ratio, district: mean of building ratios
            zero_net_energy ; 1 ; less ; none ; Σ e, ratio, counts losses, its sense reverses for net exporters
            carbon_emissions_total ; 1 ; less ; none ; Σ max(e·carbon, 0), ratio, district: mean of building ratios
            cost_total ; 1 ; less ; none ; Σ max(e, 0)·retail price, ratio, exports earn nothing here, district: mean of building ratios
            ramping_average ; 1 ; less ; none ; Σ max(E_t − E_{t−1}, 0), ratio (upward only, as CityLearn computes it)
            daily_peak_average ; 1 ; less ; none ; mean over 24-hour blocks of max E, ratio
            all_time_peak_average ; 1 ; less ; none ; max E, ratio
            daily_one_minus_load_factor_average ; 1 ; less ; none ; mean over 24-hour blocks of 1 − mean E/max E, ratio
            monthly_one_minus_load_factor_average ; 1 ; less ; none ; mean over 730-hour blocks of 1 − mean E/max E, ratio
            # Energy and network
            demand_kwh ; kWh ; neutral ; - ; Σ demand
            import_kwh ; kWh ; less ; - ; Σ metered import, district: import from the utility
            export_kwh ; kWh ; neutral ; - ; Σ metered export, district: export to the utility
            net_kwh ; kWh ; neutral ; - ; import − export
            generation_kwh ; kWh ; more ; - ; Σ generation used
            curtailed_kwh ; kWh ; less ; - ; Σ generation thrown away
            solar_utilisation ; 1 ; more ; - ; 1 − curtailed/available generation
            self_consumption ; 1 ; more ; - ; max(0, 1 − export/generation used), what batteries bought and sold again counts as export
            self_sufficiency ; 1 ; more ; - ; max(0, 1 − import/(demand + EV charging + heat pumps))
            autarky ; 1 ; more ; - ; share of steps without import from the utility
            peak_import_kw ; kW ; less ; - ; largest import of a step / Δ
            peak_export_kw ; kW ; less ; - ; largest export of a step / Δ
            peak_reduction ; 1 ; more ; none ; 1 − peak import/peak import of none
            load_factor ; 1 ; more ; - ; mean E/max E
            peak_to_average ; 1 ; less ; - ; max |E|/mean |E|
            ramping_abs_kw ; kW ; less ; - ; mean of |E_t − E_{t−1}|/Δ
            ramp_p95_kw ; kW ; less ; - ; 95 % quantile of |E_t − E_{t−1}|/Δ
            grid_interaction_index ; 1 ; less ; - ; standard deviation of E/max |E|
            loss_kwh ; kWh ; less ; - ; Σ losses in storage
            pooled_kwh ; kWh ; more ; - ; Σ min(Σ import, Σ export): energy exchanged between members
            local_share_of_demand ; 1 ; more ; - ; (own generation used at home + pooled)/(demand + EV charging + heat pumps)
            emissions_kg ; kg ; less ; - ; Σ import × average carbon intensity + 2.68 kg per litre of fuel, district: utility import
            emissions_marginal_kg ; kg ; less ; none ; Σ (E − E of none) × marginal carbon intensity + fuel likewise: what the policy causes, below 0 avoids
            projection_kwh ; kWh ; less ; - ; Σ distance between asked and executed storage energy
            network_loss_kwh ; kWh ; less ; - ; Σ energy that the feeder loses
            voltage_min_pu ; 1 ; more ; - ; lowest voltage of any bus, per unit
            voltage_max_pu ; 1 ; less ; - ; highest voltage of any bus, per unit
            voltage_violation_hours ; h ; less ; - ; hours with some bus outside its voltage limits
            branch_loading_max ; 1 ; less ; - ; highest loading of any line or transformer, share of its rating
            overload_hours ; h ; less ; - ; hours with some line or transformer above its rating
            voltage_collapse_hours ; h ; less ; - ; hours whose power flow has no solution
            # Bought ahead
            bought_ahead_kwh ; kWh ; neutral ; - ; Σ energy that the community bought before the day
            imbalance_kwh ; kWh ; less ; - ; Σ |taken from the utility − bought ahead|
            # Forecasts
            forecast_error_hour_ahead ; 1 ; less ; - ; mean |error| of the community demand forecast one hour ahead/mean demand
            forecast_error_day_ahead ; 1 ; less ; - ; the same 24 hours ahead
            forecast_bias_day_ahead ; 1 ; neutral ; - ; mean error 24 hours ahead/mean demand, + forecasts too much
            # Planning
            plans ; 1 ; neutral ; - ; plans found by a policy that plans
            plans_limited ; 1 ; less ; - ; plans at which a limit ended the search for a better one
            plan_fallbacks ; 1 ; less ; - ; steps in which the rule acted because there was no plan
            # Money and market
            subsidy ; currency ; neutral ; - ; what a fund outside the community takes over of the bill
            bill ; currency ; less ; - ; what the member owes, whole cents, district: Σ
            retail_bill ; currency ; neutral ; - ; same meter readings at the own tariff without a local market
            alone_rule_bill ; currency ; neutral ; - ; the member under rule with no community
            gross_bill ; currency ; neutral ; - ; Σ (demand + heat pump) × retail price, no generation, no storage
            savings_vs_retail ; currency ; more ; - ; retail_bill − (bill − part of shared assets): what trading changed on the own meter
            savings_vs_alone ; currency ; more ; - ; alone_rule_bill − bill
            community_payment ; currency ; less ; - ; what utility, network company, fuel supplier and state get, less what they pay, whoever pays it
            system_cost ; currency ; less ; - ; community payment + wear + VoLL·unserved + EV shortfall + stored-energy correction
            stored_energy_correction ; currency ; neutral ; - ; value of (initial − final) stored energy at the mean import price, deficit/ηc, surplus·ηd
            cost_reduction ; 1 ; more ; none ; 1 − system cost/system cost of none
            pool_price_mean ; currency/kWh ; neutral ; - ; mean price between members, weighted by energy
            budget_balance ; currency ; neutral ; - ; balance of the community account: rounding residuals only
            individual_rationality ; 1 ; more ; - ; share of members whose bill is at most the alone_rule_bill
            participation_willingness ; 1 ; more ; - ; share of members whose bill without their part of shared assets is at most the retail_bill
            energy_balance_index ; 1 ; more ; - ; 1 − Σ_t|E|/Σ_t(Σ_i import + Σ_i export)
            power_flatness_index ; 1 ; more ; none ; 1 − peak-to-average ratio/that of none
            # Storage and vehicles
            battery_charge_kwh ; kWh ; neutral ; - ; Σ battery charging at the meter
            battery_discharge_kwh ; kWh ; neutral ; - ; Σ battery discharging at the meter
            equivalent_full_cycles ; 1 ; neutral ; - ; Σ (charge + discharge)/(2·capacity)
            capacity_fade ; 1 ; less ; - ; 1 − final capacity/nameplate, what is lost of the state of health, district: all batteries together
            wear_cost ; currency ; less ; - ; Σ wear cost × energy moved
            ev_departures ; 1 ; neutral ; - ; number of vehicle departures
            ev_success ; 1 ; more ; - ; share of departures at or above the target
            ev_shortfall_kwh ; kWh ; less ; - ; Σ energy missing at departures
            ev_charge_kwh ; kWh ; neutral ; - ; Σ vehicle charging at the meter
            v2g_kwh ; kWh ; neutral ; - ; Σ vehicle discharging at the meter
            # Heat, jobs and generators
            heat_pump_kwh ; kWh ; less ; - ; Σ electricity of heat pumps
            heat_kwh ; kWh ; neutral ; - ; Σ heat into rooms and tanks
            seasonal_cop ; 1 ; more ; - ; heat/electricity of heat pumps over the run
            cold_kelvin_hours ; K·h ; less ; - ; Σ kelvin below the comfort band at the end of the step × Δ
            hot_kelvin_hours ; K·h ; less ; - ; Σ kelvin above the comfort band at the end of the step × Δ
            comfort_share ; 1 ; more ; - ; share of steps that end within the comfort band, district: mean over heated rooms
            hot_water_unmet_kwh ; kWh ; less ; - ; Σ heat wanted as hot water that the tank could not give
            job_kwh ; kWh ; neutral ; - ; Σ demand of deferrable jobs
            genset_kwh ; kWh ; neutral ; - ; Σ output of generators, curtailed output included
            genset_hours ; h ; less ; - ; hours in which the generator ran
            genset_starts ; 1 ; less ; - ; starts of generators
            fuel_litres ; l ; less ; - ; Σ fuel of generators
            fuel_emissions_kg ; kg ; less ; - ; fuel × 2.68 kg/l
            # Reliability
            unserved_kwh ; kWh ; less ; - ; Σ demand not met (expected energy not served)
            demand_satisfaction ; 1 ; more ; - ; served/demand
            annual_normalized_unserved_energy_total ; 1 ; less ; - ; unserved/demand
            power_outage_normalized_unserved_energy_total ; 1 ; less ; - ; unserved/demand during outages
            loss_of_load_hours ; h ; less ; - ; hours with unserved demand, district: mean over members
            outage_hours ; h ; neutral ; - ; hours without the utility's grid
            # Equity
            burden ; 1 ; less ; - ; 365/days·max(0, bill)/income, households
            worst_off_burden ; 1 ; less ; - ; largest burden of a household
            burden_gap ; 1 ; less ; - ; largest difference of mean burdens between groups
            floored_members ; 1 ; neutral ; - ; households whose bill is negative: burden counts as 0
            high_burden_share ; 1 ; less ; - ; share of households above 6 %
            burden_gini ; 1 ; less ; - ; Gini of burden, windows of 28 days and more
            burden_gini_retail ; 1 ; less ; - ; the same at the retail_bill: before trades between members, transfers and shares of the gain
            burden_jain ; 1 ; more ; - ; Jain of burden, windows of 28 days and more
            burden_theil_between ; 1 ; less ; - ; Theil's T of burden between groups, windows of 28 days and more
            benefit_gini ; 1 ; less ; - ; Gini of max(0, savings_vs_alone)
            losers_share ; 1 ; less ; - ; share of members whose bill exceeds the alone_rule_bill
            mean_savings_share ; 1 ; more ; - ; group: Σ savings_vs_alone/Σ alone_rule_bill
            unserved_share ; 1 ; less ; - ; group: unserved/demand
            """;

    private static final Map<String, KpiDefinition> ALL = new LinkedHashMap<>();

    static {
        String family = "";
        for (String line : TABLE.lines().toList()) {
            if (line.startsWith("#")) {
                family = line.substring(2);
            } else {
                String[] cells = line.split(" ; ", 5);
                Kpi.Direction direction = Kpi.Direction.valueOf(cells[2].toUpperCase(Locale.ROOT));
                String baseline = cells[3].equals("-") ? "" : cells[3];
                ALL.put(
                        cells[0],
                        new KpiDefinition(
                                cells[0], family, cells[1], direction, baseline, cells[4]));
            }
        }
    }

    private KpiCatalogue() {}

    /// All definitions in the order of the tables.
    public static List<KpiDefinition> all() {
        return List.copyOf(ALL.values());
    }

    /// The definition of a name.
    ///
    /// @throws IllegalArgumentException if there is none
    public static KpiDefinition of(String name) {
        KpiDefinition definition = ALL.get(name);
        if (definition == null) {
            throw new IllegalArgumentException(
                    "The figure (%s) has no definition.".formatted(name));
        }
        return definition;
    }
}
