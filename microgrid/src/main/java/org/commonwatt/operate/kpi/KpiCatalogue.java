package org.commonwatt.operate.kpi;

import static org.commonwatt.operate.kpi.Kpi.Direction.LESS;
import static org.commonwatt.operate.kpi.Kpi.Direction.MORE;
import static org.commonwatt.operate.kpi.Kpi.Direction.NEUTRAL;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Every figure that a run reports, with unit, direction and meaning; the one source of
/// `docs/METRICS.md`.
///
/// Symbols: e_i net of member i (import +), E = Σ_i e_i, Δ step hours, "none" = the same scenario
/// under policy `none`.
public final class KpiCatalogue {
    private static final String NONE = "none";
    private static final Map<String, KpiDefinition> ALL = new LinkedHashMap<>();

    static {
        cityLearn();
        cityLearnShape();
        energy();
        money();
        communityMoney();
        assets();
        reliability();
        equity();
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

    private static void add(
            String name, String unit, Kpi.Direction direction, String baseline, String meaning) {
        ALL.put(name, new KpiDefinition(name, unit, direction, baseline, meaning));
    }

    private static void cityLearn() {
        add(
                "electricity_consumption_total",
                "1",
                LESS,
                NONE,
                "Σ max(e, 0), ratio; district: mean of building ratios");
        add(
                "zero_net_energy",
                "1",
                LESS,
                NONE,
                "Σ e, ratio; counts losses, its sense reverses for net exporters");
        add(
                "carbon_emissions_total",
                "1",
                LESS,
                NONE,
                "Σ max(e·carbon, 0), ratio; district: mean of building ratios");
        add(
                "cost_total",
                "1",
                LESS,
                NONE,
                "Σ max(e, 0)·retail price, ratio; exports earn nothing here; district: mean of building ratios");
    }

    private static void cityLearnShape() {
        add(
                "ramping_average",
                "1",
                LESS,
                NONE,
                "Σ max(E_t − E_{t−1}, 0), ratio (upward only, as CityLearn computes it)");
        add("daily_peak_average", "1", LESS, NONE, "mean over 24-hour blocks of max E, ratio");
        add("all_time_peak_average", "1", LESS, NONE, "max E, ratio");
        add(
                "daily_one_minus_load_factor_average",
                "1",
                LESS,
                NONE,
                "mean over 24-hour blocks of 1 − mean E/max E, ratio");
        add(
                "monthly_one_minus_load_factor_average",
                "1",
                LESS,
                NONE,
                "mean over 730-hour blocks of 1 − mean E/max E, ratio");
    }

    private static void energy() {
        add("demand_kwh", "kWh", NEUTRAL, "", "Σ demand");
        add("import_kwh", "kWh", LESS, "", "Σ metered import; district: import from the utility");
        add("export_kwh", "kWh", NEUTRAL, "", "Σ metered export; district: export to the utility");
        add("net_kwh", "kWh", NEUTRAL, "", "import − export");
        add("generation_kwh", "kWh", MORE, "", "Σ generation used");
        add("curtailed_kwh", "kWh", LESS, "", "Σ generation thrown away");
        add("solar_utilisation", "1", MORE, "", "1 − curtailed/available generation");
        add(
                "self_consumption",
                "1",
                MORE,
                "",
                "max(0, 1 − export/generation used); what batteries bought and sold again counts as export");
        add("self_sufficiency", "1", MORE, "", "max(0, 1 − import/(demand + EV charging))");
        add("autarky", "1", MORE, "", "share of steps without import from the utility");
        add("peak_import_kw", "kW", LESS, "", "largest import of a step / Δ");
        add("peak_export_kw", "kW", LESS, "", "largest export of a step / Δ");
        add("peak_reduction", "1", MORE, NONE, "1 − peak import/peak import of none");
        add("load_factor", "1", MORE, "", "mean E/max E");
        add("peak_to_average", "1", LESS, "", "max |E|/mean |E|");
        add("ramping_abs_kw", "kW", LESS, "", "mean of |E_t − E_{t−1}|/Δ");
        add("ramp_p95_kw", "kW", LESS, "", "95 % quantile of |E_t − E_{t−1}|/Δ");
        add("grid_interaction_index", "1", LESS, "", "standard deviation of E/max |E|");
        add("loss_kwh", "kWh", LESS, "", "Σ losses in storage");
        add(
                "pooled_kwh",
                "kWh",
                MORE,
                "",
                "Σ min(Σ import, Σ export): energy exchanged between members");
        add(
                "local_share_of_demand",
                "1",
                MORE,
                "",
                "(own generation used at home + pooled)/(demand + EV charging)");
        add(
                "emissions_kg",
                "kg",
                LESS,
                "",
                "Σ import × carbon intensity; district: utility import");
        add(
                "projection_kwh",
                "kWh",
                LESS,
                "",
                "Σ distance between asked and executed storage energy");
    }

    private static void money() {
        add("bill", "currency", LESS, "", "what the member owes, whole cents; district: Σ");
        add(
                "retail_bill",
                "currency",
                NEUTRAL,
                "",
                "same meter readings at the own tariff without a local market");
        add("alone_rule_bill", "currency", NEUTRAL, "", "the member under rule with no community");
        add(
                "gross_bill",
                "currency",
                NEUTRAL,
                "",
                "Σ demand × retail price, no generation, no storage");
        add("savings_vs_retail", "currency", MORE, "", "retail_bill − bill");
        add("savings_vs_alone", "currency", MORE, "", "alone_rule_bill − bill");
    }

    private static void communityMoney() {
        add(
                "community_payment",
                "currency",
                LESS,
                "",
                "net payment of all members to outside parties");
        add(
                "system_cost",
                "currency",
                LESS,
                "",
                "community payment + wear + VoLL·unserved + EV shortfall + stored-energy correction");
        add(
                "stored_energy_correction",
                "currency",
                NEUTRAL,
                "",
                "value of (initial − final) stored energy at the mean import price, deficit/ηc, surplus·ηd");
        add("cost_reduction", "1", MORE, NONE, "1 − system cost/system cost of none");
        add(
                "pool_price_mean",
                "currency/kWh",
                NEUTRAL,
                "",
                "mean price between members, weighted by energy");
        add(
                "budget_balance",
                "currency",
                NEUTRAL,
                "",
                "balance of the community account: rounding residuals only");
        add(
                "individual_rationality",
                "1",
                MORE,
                "",
                "share of members whose bill is at most the alone_rule_bill");
        add(
                "participation_willingness",
                "1",
                MORE,
                "",
                "share of members whose bill is at most the retail_bill");
        add("energy_balance_index", "1", MORE, "", "1 − Σ_t|E|/Σ_t(Σ_i import + Σ_i export)");
        add("power_flatness_index", "1", MORE, NONE, "1 − peak-to-average ratio/that of none");
    }

    private static void assets() {
        add("battery_charge_kwh", "kWh", NEUTRAL, "", "Σ battery charging at the meter");
        add("battery_discharge_kwh", "kWh", NEUTRAL, "", "Σ battery discharging at the meter");
        add("equivalent_full_cycles", "1", NEUTRAL, "", "Σ (charge + discharge)/(2·capacity)");
        add("capacity_fade", "1", LESS, "", "1 − final capacity/nameplate");
        add("wear_cost", "currency", LESS, "", "Σ wear cost × energy moved");
        add("ev_departures", "1", NEUTRAL, "", "number of vehicle departures");
        add("ev_success", "1", MORE, "", "share of departures at or above the target");
        add("ev_shortfall_kwh", "kWh", LESS, "", "Σ energy missing at departures");
        add("ev_charge_kwh", "kWh", NEUTRAL, "", "Σ vehicle charging at the meter");
        add("v2g_kwh", "kWh", NEUTRAL, "", "Σ vehicle discharging at the meter");
    }

    private static void reliability() {
        add("unserved_kwh", "kWh", LESS, "", "Σ demand not met (expected energy not served)");
        add("demand_satisfaction", "1", MORE, "", "served/demand");
        add("annual_normalized_unserved_energy_total", "1", LESS, "", "unserved/demand");
        add(
                "power_outage_normalized_unserved_energy_total",
                "1",
                LESS,
                "",
                "unserved/demand during outages");
        add(
                "loss_of_load_hours",
                "h",
                LESS,
                "",
                "hours with unserved demand; district: mean over members");
        add("outage_hours", "h", NEUTRAL, "", "hours without the utility's grid");
    }

    private static void equity() {
        add("burden", "1", LESS, "", "365/days·max(0, bill)/income, households");
        add("worst_off_burden", "1", LESS, "", "largest burden of a household");
        add("burden_gap", "1", LESS, "", "largest difference of mean burdens between groups");
        add(
                "floored_members",
                "1",
                NEUTRAL,
                "",
                "households whose bill is negative: burden counts as 0");
        add("high_burden_share", "1", LESS, "", "share of households above 6 %");
        add("burden_gini", "1", LESS, "", "Gini of burden; windows of 28 days and more");
        add("burden_jain", "1", MORE, "", "Jain of burden; windows of 28 days and more");
        add(
                "burden_theil_between",
                "1",
                LESS,
                "",
                "Theil's T of burden between groups; windows of 28 days and more");
        add("benefit_gini", "1", LESS, "", "Gini of max(0, savings_vs_alone)");
        add(
                "losers_share",
                "1",
                LESS,
                "",
                "share of members whose bill exceeds the alone_rule_bill");
        add("mean_savings_share", "1", MORE, "", "group: Σ savings_vs_alone/Σ alone_rule_bill");
        add("unserved_share", "1", LESS, "", "group: unserved/demand");
    }
}
