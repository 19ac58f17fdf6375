package org.commonwatt.operate.kpi;

import java.util.List;
import org.commonwatt.equity.EnergyBurden;
import org.commonwatt.grid.Participant;
import org.commonwatt.numeric.Interval;
import org.commonwatt.operate.policy.Planning;

/// Makes all figures of a run (`docs/METRICS.md`).
public final class KpiTable {
    private KpiTable() {}

    /// All figures, members first within each family.
    ///
    /// @param systemCost 95 % interval of the system cost
    public static List<Kpi> of(KpiInputs in, Interval systemCost) {
        KpiSheet sheet = new KpiSheet();
        List<String> ids = in.participants().stream().map(Participant::id).toList();
        sheet.district("system_cost", in.money().systemCost(), systemCost);
        CityLearnKpis.add(sheet, ids, in.ours(), in.none());
        EnergyKpis.add(sheet, in);
        DeviceKpis.add(sheet, in);
        MoneyKpis.add(sheet, in);
        addPlanning(sheet, in.planning());
        return sheet.kpis();
    }

    private static void addPlanning(KpiSheet sheet, Planning planning) {
        if (planning.plansAnything()) {
            sheet.district("plans", planning.plans());
            sheet.district("plans_limited", planning.limited());
            sheet.district("plan_fallbacks", planning.fallbacks());
        }
    }

    /// Energy burden of the households with a known income.
    public static EnergyBurden burden(KpiInputs in) {
        return MoneyKpis.burden(in);
    }
}
