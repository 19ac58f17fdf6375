package org.commonwatt.operate.kpi;

import org.commonwatt.numeric.Quantiles;
import org.commonwatt.operate.forecast.ForecastError;

/// Energy, storage and reliability figures of members and community.
final class EnergyKpis {
    private EnergyKpis() {}

    static void add(KpiSheet sheet, KpiInputs in) {
        for (int i = 0; i < in.participants().size(); i++) {
            addMember(sheet, in, i);
        }
        addDistrictEnergy(sheet, in);
        addShape(sheet, in);
        addAssets(sheet, in);
        addReliability(sheet, in);
        addForecasts(sheet, in);
    }

    private static void addMember(KpiSheet sheet, KpiInputs in, int i) {
        Meters m = in.ours();
        String id = in.participants().get(i).id();
        double uses = m.demandKwh[i] + m.evChargeKwh[i] + m.devices.heatPumpKwh[i];
        double available = m.generationKwh[i] + m.curtailedKwh[i];
        sheet.building("demand_kwh", id, m.demandKwh[i]);
        sheet.building("import_kwh", id, m.importKwh[i]);
        sheet.building("export_kwh", id, m.exportKwh[i]);
        sheet.building("net_kwh", id, m.netKwh[i]);
        sheet.building("generation_kwh", id, m.generationKwh[i]);
        sheet.building("curtailed_kwh", id, m.curtailedKwh[i]);
        sheet.building("solar_utilisation", id, 1 - KpiSheet.ratio(m.curtailedKwh[i], available));
        sheet.building(
                "self_consumption", id, KpiSheet.shareLeft(m.exportKwh[i], m.generationKwh[i]));
        sheet.building("self_sufficiency", id, KpiSheet.shareLeft(m.importKwh[i], uses));
        sheet.building("peak_import_kw", id, m.peakImportKwh[i] / in.axis().stepHours());
        sheet.building("emissions_kg", id, m.emissionsKg[i] + m.carbon.fuelKg(i));
        sheet.building("unserved_kwh", id, m.unservedKwh[i]);
        sheet.building(
                "demand_satisfaction", id, 1 - KpiSheet.ratio(m.unservedKwh[i], m.demandKwh[i]));
        sheet.building(
                "annual_normalized_unserved_energy_total",
                id,
                KpiSheet.ratio(m.unservedKwh[i], m.demandKwh[i]));
        sheet.building("loss_of_load_hours", id, m.unservedSteps[i] * in.axis().stepHours());
        var battery = in.participants().get(i).battery();
        if (battery != null) {
            double capacity = battery.capacityKwh();
            double moved = m.chargeKwh[i] + m.dischargeKwh[i];
            sheet.building("battery_charge_kwh", id, m.chargeKwh[i]);
            sheet.building("battery_discharge_kwh", id, m.dischargeKwh[i]);
            sheet.building("equivalent_full_cycles", id, moved / (2 * capacity));
            sheet.building("capacity_fade", id, 1 - in.finalCapacityKwh().value(i) / capacity);
        }
        if (in.participants().get(i).ev() != null) {
            sheet.building("ev_departures", id, m.evDepartures[i]);
            sheet.building("ev_success", id, 1 - KpiSheet.ratio(m.evMissed[i], m.evDepartures[i]));
            sheet.building("ev_shortfall_kwh", id, m.evShortfallKwh[i]);
            sheet.building("ev_charge_kwh", id, m.evChargeKwh[i]);
            sheet.building("v2g_kwh", id, m.evDischargeKwh[i]);
        }
    }

    private static void addDistrictEnergy(KpiSheet sheet, KpiInputs in) {
        Meters m = in.ours();
        double demand = Meters.sum(m.demandKwh);
        double uses = demand + Meters.sum(m.evChargeKwh) + Meters.sum(m.devices.heatPumpKwh);
        double generation = Meters.sum(m.generationKwh);
        double curtailed = Meters.sum(m.curtailedKwh);
        double imported = m.shape.importKwh();
        double exported = m.shape.exportKwh();
        double pooled = m.pooledKwh();
        double atHome = generation - Meters.sum(m.exportKwh);
        sheet.district("demand_kwh", demand);
        sheet.district("import_kwh", imported);
        sheet.district("export_kwh", exported);
        sheet.district("net_kwh", imported - exported);
        sheet.district("generation_kwh", generation);
        sheet.district("curtailed_kwh", curtailed);
        sheet.district("solar_utilisation", 1 - KpiSheet.ratio(curtailed, generation + curtailed));
        sheet.district("self_consumption", KpiSheet.shareLeft(exported, generation));
        sheet.district("self_sufficiency", KpiSheet.shareLeft(imported, uses));
        sheet.district("pooled_kwh", pooled);
        sheet.district("local_share_of_demand", KpiSheet.ratio(Math.max(0, atHome) + pooled, uses));
        sheet.district("loss_kwh", Meters.sum(m.lossKwh));
        in.network().add(sheet, m.networkLossKwh());
        sheet.district("bought_ahead_kwh", m.boughtAheadKwh());
        sheet.district("imbalance_kwh", m.imbalanceKwh());
        sheet.district("emissions_kg", m.carbon.attributedKg());
        sheet.district(
                "emissions_marginal_kg",
                m.carbon.consequentialKg() - in.none().carbon.consequentialKg());
        sheet.district("projection_kwh", Meters.sum(m.projectionKwh));
    }

    private static void addShape(KpiSheet sheet, KpiInputs in) {
        ShapeMeter ours = in.ours().shape;
        double hours = in.axis().stepHours();
        double[] net = in.series().values();
        double peak = Math.max(0, ours.peakKwh());
        double nonePeak = Math.max(0, in.none().shape.peakKwh());
        double largest = Math.max(ours.peakKwh(), -ours.valleyKwh());
        int withoutImport = 0;
        double squares = 0;
        double[] ramps = new double[Math.max(1, net.length - 1)];
        for (int t = 0; t < net.length; t++) {
            withoutImport += net[t] <= 0 ? 1 : 0;
            squares += (net[t] - ours.meanKwh()) * (net[t] - ours.meanKwh());
            if (t > 0) {
                ramps[t - 1] = Math.abs(net[t] - net[t - 1]) / hours;
            }
        }
        sheet.district("autarky", withoutImport / (double) net.length);
        sheet.district("peak_import_kw", peak / hours);
        sheet.district("peak_export_kw", Math.max(0, -ours.valleyKwh()) / hours);
        sheet.district("peak_reduction", 1 - KpiSheet.ratio(peak, nonePeak));
        sheet.district("load_factor", KpiSheet.ratio(ours.meanKwh(), ours.peakKwh()));
        sheet.district("peak_to_average", peakToAverage(ours));
        sheet.district(
                "power_flatness_index",
                1 - KpiSheet.ratio(peakToAverage(ours), peakToAverage(in.none().shape)));
        sheet.district("ramping_abs_kw", ours.absoluteRampKwh() / ramps.length / hours);
        sheet.district("ramp_p95_kw", Quantiles.of(ramps, 0.95));
        sheet.district(
                "grid_interaction_index", KpiSheet.ratio(Math.sqrt(squares / net.length), largest));
        double traffic = Meters.sum(in.ours().importKwh) + Meters.sum(in.ours().exportKwh);
        sheet.district(
                "energy_balance_index",
                1 - KpiSheet.ratio(ours.importKwh() + ours.exportKwh(), traffic));
    }

    private static double peakToAverage(ShapeMeter shape) {
        double largest = Math.max(shape.peakKwh(), -shape.valleyKwh());
        return KpiSheet.ratio(largest, shape.meanAbsoluteKwh());
    }

    private static void addAssets(KpiSheet sheet, KpiInputs in) {
        Meters m = in.ours();
        double charge = Meters.sum(m.chargeKwh);
        double discharge = Meters.sum(m.dischargeKwh);
        double capacity = 0;
        for (var participant : in.participants()) {
            capacity += participant.battery() == null ? 0 : participant.battery().capacityKwh();
        }
        double departures = Meters.sum(m.evDepartures);
        sheet.district("battery_charge_kwh", charge);
        sheet.district("battery_discharge_kwh", discharge);
        sheet.district("equivalent_full_cycles", KpiSheet.ratio(charge + discharge, 2 * capacity));
        sheet.district(
                "capacity_fade",
                1 - KpiSheet.ratio(Meters.sum(in.finalCapacityKwh().values()), capacity));
        sheet.district("ev_departures", departures);
        sheet.district("ev_success", 1 - KpiSheet.ratio(Meters.sum(m.evMissed), departures));
        sheet.district("ev_shortfall_kwh", Meters.sum(m.evShortfallKwh));
        sheet.district("ev_charge_kwh", Meters.sum(m.evChargeKwh));
        sheet.district("v2g_kwh", Meters.sum(m.evDischargeKwh));
    }

    private static void addReliability(KpiSheet sheet, KpiInputs in) {
        Meters m = in.ours();
        double demand = Meters.sum(m.demandKwh);
        double unserved = Meters.sum(m.unservedKwh);
        sheet.district("unserved_kwh", unserved);
        sheet.district("demand_satisfaction", 1 - KpiSheet.ratio(unserved, demand));
        sheet.district("annual_normalized_unserved_energy_total", KpiSheet.ratio(unserved, demand));
        sheet.district(
                "power_outage_normalized_unserved_energy_total",
                KpiSheet.ratio(m.outageUnservedKwh(), m.outageDemandKwh()));
        sheet.district(
                "loss_of_load_hours",
                Meters.sum(m.unservedSteps) / m.participants() * in.axis().stepHours());
        sheet.district("outage_hours", m.outageSteps() * in.axis().stepHours());
    }

    /// Undefined where the run is too short to judge a forecast.
    private static void addForecasts(KpiSheet sheet, KpiInputs in) {
        int hour = (int) Math.round(1 / in.axis().stepHours());
        ForecastError hourAhead = errorAt(in, hour);
        ForecastError dayAhead = errorAt(in, 24 * hour);
        sheet.district("forecast_error_hour_ahead", hourAhead.relativeMeanAbsolute());
        sheet.district("forecast_error_day_ahead", dayAhead.relativeMeanAbsolute());
        sheet.district("forecast_bias_day_ahead", dayAhead.relativeBias());
    }

    private static ForecastError errorAt(KpiInputs in, int leadSteps) {
        return in.forecastErrors().stream()
                .filter(error -> error.leadSteps() == leadSteps)
                .findFirst()
                .orElse(
                        new ForecastError(
                                leadSteps, 0, Double.NaN, Double.NaN, Double.NaN, Double.NaN));
    }
}
