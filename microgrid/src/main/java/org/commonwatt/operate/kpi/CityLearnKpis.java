package org.commonwatt.operate.kpi;

import java.util.List;

/// The figures that CityLearn prints, under its names and by its rules: control over baseline,
/// where the baseline is the same community without control.
///
/// 0/0 is 1 there and here; a positive value over 0 is undefined (NaN). District values of the
/// first four are plain means of the building ratios; the shape figures use the community's net
/// load. Source: CityLearn 3, `citylearn.cost_function`.
public final class CityLearnKpis {
    private CityLearnKpis() {}

    /// Adds all of them.
    ///
    /// @param ids participant ids
    /// @param ours meters of the run
    /// @param none meters of the same scenario under `none`
    public static void add(KpiSheet sheet, List<String> ids, Meters ours, Meters none) {
        double[] consumption = ratios(ours.importKwh, none.importKwh);
        double[] zeroNet = ratios(ours.netKwh, none.netKwh);
        double[] carbon = ratios(ours.emissionsKg, none.emissionsKg);
        double[] cost = ratios(ours.importCost, none.importCost);
        for (int i = 0; i < ids.size(); i++) {
            String id = ids.get(i);
            sheet.building("electricity_consumption_total", id, consumption[i]);
            sheet.building("zero_net_energy", id, zeroNet[i]);
            sheet.building("carbon_emissions_total", id, carbon[i]);
            sheet.building("cost_total", id, cost[i]);
        }
        sheet.district("electricity_consumption_total", mean(consumption));
        sheet.district("zero_net_energy", mean(zeroNet));
        sheet.district("carbon_emissions_total", mean(carbon));
        sheet.district("cost_total", mean(cost));
        addShape(sheet, ours.shape, none.shape);
    }

    private static void addShape(KpiSheet sheet, ShapeMeter ours, ShapeMeter none) {
        sheet.district("ramping_average", ratio(ours.upwardRampKwh(), none.upwardRampKwh()));
        sheet.district(
                "daily_peak_average", ratio(ours.meanDailyPeakKwh(), none.meanDailyPeakKwh()));
        sheet.district("all_time_peak_average", ratio(ours.peakKwh(), none.peakKwh()));
        sheet.district(
                "daily_one_minus_load_factor_average",
                ratio(ours.dailyOneMinusLoadFactor(), none.dailyOneMinusLoadFactor()));
        sheet.district(
                "monthly_one_minus_load_factor_average",
                ratio(ours.monthlyOneMinusLoadFactor(), none.monthlyOneMinusLoadFactor()));
    }

    private static double[] ratios(double[] ours, double[] none) {
        double[] ratios = new double[ours.length];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = ratio(ours[i], none[i]);
        }
        return ratios;
    }

    private static double ratio(double ours, double none) {
        return ours == 0 && none == 0 ? 1 : KpiSheet.ratio(ours, none);
    }

    private static double mean(double[] values) {
        return Meters.sum(values) / values.length;
    }
}
