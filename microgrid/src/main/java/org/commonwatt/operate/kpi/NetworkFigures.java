package org.commonwatt.operate.kpi;

/// What a run did to the feeder.
///
/// @param lowestPu lowest voltage of any bus, per unit
/// @param highestPu highest voltage of any bus, per unit
/// @param violationHours hours with some bus outside its limits
/// @param highestLoading highest loading of any branch, share of its rating
/// @param overloadHours hours with some branch above its rating
/// @param collapseHours hours whose power flow has no solution
public record NetworkFigures(
        double lowestPu,
        double highestPu,
        double violationHours,
        double highestLoading,
        double overloadHours,
        double collapseHours) {
    /// No network: nothing can be said.
    public static final NetworkFigures NONE =
            new NetworkFigures(Double.NaN, Double.NaN, 0, Double.NaN, 0, 0);

    void add(KpiSheet sheet, double lossKwh) {
        sheet.district("network_loss_kwh", lossKwh);
        sheet.district("voltage_min_pu", lowestPu);
        sheet.district("voltage_max_pu", highestPu);
        sheet.district("voltage_violation_hours", violationHours);
        sheet.district("branch_loading_max", highestLoading);
        sheet.district("overload_hours", overloadHours);
        sheet.district("voltage_collapse_hours", collapseHours);
    }
}
