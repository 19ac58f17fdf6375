package org.commonwatt.operate.kpi;

import org.commonwatt.grid.Genset;
import org.commonwatt.grid.HeatPump;
import org.commonwatt.grid.Participant;

/// Figures of heat pumps and comfort, deferrable jobs and generators.
final class DeviceKpis {
    private DeviceKpis() {}

    static void add(KpiSheet sheet, KpiInputs in) {
        for (int i = 0; i < in.participants().size(); i++) {
            Participant member = in.participants().get(i);
            if (member.heatPump() != null) {
                addHeat(sheet, in, i, member.heatPump());
            }
            if (member.genset() != null) {
                addGenset(sheet, in, i);
            }
            if (!member.jobs().isEmpty()) {
                sheet.building("job_kwh", member.id(), in.ours().devices.jobKwh[i]);
            }
        }
        DeviceMeters d = in.ours().devices;
        addDistrictHeat(sheet, in, d);
        sheet.district("job_kwh", Meters.sum(d.jobKwh));
        sheet.district("genset_kwh", Meters.sum(d.gensetKwh));
        sheet.district("genset_hours", Meters.sum(d.gensetSteps) * in.axis().stepHours());
        sheet.district("genset_starts", Meters.sum(d.gensetStarts));
        double litres = Meters.sum(d.fuelLitres);
        sheet.district("fuel_litres", litres);
        sheet.district("fuel_emissions_kg", litres * Genset.CARBON_KG_PER_LITRE);
    }

    private static void addHeat(KpiSheet sheet, KpiInputs in, int i, HeatPump pump) {
        DeviceMeters d = in.ours().devices;
        String id = in.participants().get(i).id();
        double heat = d.roomHeatKwh[i] + d.tankHeatKwh[i];
        sheet.building("heat_pump_kwh", id, d.heatPumpKwh[i]);
        sheet.building("heat_kwh", id, heat);
        sheet.building("seasonal_cop", id, KpiSheet.ratio(heat, d.heatPumpKwh[i]));
        if (pump.room() != null) {
            sheet.building("cold_kelvin_hours", id, d.coldKelvinHours[i]);
            sheet.building("hot_kelvin_hours", id, d.hotKelvinHours[i]);
            double steps = in.axis().steps();
            sheet.building("comfort_share", id, 1 - d.discomfortSteps[i] / steps);
        }
        if (pump.tank() != null) {
            sheet.building("hot_water_unmet_kwh", id, d.hotWaterUnmetKwh[i]);
        }
    }

    private static void addDistrictHeat(KpiSheet sheet, KpiInputs in, DeviceMeters d) {
        double electricity = Meters.sum(d.heatPumpKwh);
        double heat = Meters.sum(d.roomHeatKwh) + Meters.sum(d.tankHeatKwh);
        int rooms = 0;
        for (Participant member : in.participants()) {
            rooms += member.heatPump() != null && member.heatPump().room() != null ? 1 : 0;
        }
        double discomfort = Meters.sum(d.discomfortSteps) / in.axis().steps();
        sheet.district("heat_pump_kwh", electricity);
        sheet.district("heat_kwh", heat);
        sheet.district("seasonal_cop", KpiSheet.ratio(heat, electricity));
        sheet.district("cold_kelvin_hours", Meters.sum(d.coldKelvinHours));
        sheet.district("hot_kelvin_hours", Meters.sum(d.hotKelvinHours));
        sheet.district("comfort_share", 1 - KpiSheet.ratio(discomfort, rooms));
        sheet.district("hot_water_unmet_kwh", Meters.sum(d.hotWaterUnmetKwh));
    }

    private static void addGenset(KpiSheet sheet, KpiInputs in, int i) {
        DeviceMeters d = in.ours().devices;
        String id = in.participants().get(i).id();
        sheet.building("genset_kwh", id, d.gensetKwh[i]);
        sheet.building("genset_hours", id, d.gensetSteps[i] * in.axis().stepHours());
        sheet.building("genset_starts", id, d.gensetStarts[i]);
        sheet.building("fuel_litres", id, d.fuelLitres[i]);
        sheet.building("fuel_emissions_kg", id, d.fuelLitres[i] * Genset.CARBON_KG_PER_LITRE);
    }
}
