package org.commonwatt.operate.kpi;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.commonwatt.equity.EnergyBurden;
import org.commonwatt.equity.Gini;
import org.commonwatt.equity.HouseholdBill;
import org.commonwatt.equity.Jain;

/// Bills, savings and equity figures of members, groups and community.
final class MoneyKpis {
    /// Burden above which households are commonly said to be highly burdened.
    private static final double HIGH_BURDEN = 0.06;

    private MoneyKpis() {}

    static void add(KpiSheet sheet, KpiInputs in) {
        for (int i = 0; i < in.participants().size(); i++) {
            addMember(sheet, in, i);
        }
        addDistrict(sheet, in);
        addGroups(sheet, in);
        addBurden(sheet, in, burden(in));
    }

    private static void addMember(KpiSheet sheet, KpiInputs in, int i) {
        String id = in.participants().get(i).id();
        double bill = in.money().bills().value(i);
        double retail = in.money().retailBills().value(i);
        double alone = in.money().aloneRuleBills().value(i);
        sheet.building("bill", id, bill);
        sheet.building("subsidy", id, in.money().subsidies().value(i));
        sheet.building("retail_bill", id, retail);
        sheet.building("alone_rule_bill", id, alone);
        sheet.building("gross_bill", id, in.ours().grossBill[i]);
        sheet.building("savings_vs_retail", id, retail - ownMeter(in, i));
        sheet.building("savings_vs_alone", id, alone - bill);
        sheet.building("wear_cost", id, in.money().wearCosts().value(i));
    }

    private static void addDistrict(KpiSheet sheet, KpiInputs in) {
        KpiInputs.MemberMoney money = in.money();
        double bill = Meters.sum(money.bills().values());
        double retail = Meters.sum(money.retailBills().values());
        double alone = Meters.sum(money.aloneRuleBills().values());
        sheet.district("bill", bill);
        sheet.district("subsidy", Meters.sum(money.subsidies().values()));
        sheet.district("retail_bill", retail);
        sheet.district("alone_rule_bill", alone);
        sheet.district("gross_bill", Meters.sum(in.ours().grossBill));
        sheet.district("savings_vs_retail", retail - bill);
        sheet.district("savings_vs_alone", alone - bill);
        sheet.district("community_payment", money.communityPayment());
        sheet.district("stored_energy_correction", money.storedEnergyCorrection());
        sheet.district(
                "cost_reduction", 1 - KpiSheet.ratio(money.systemCost(), money.systemCostOfNone()));
        sheet.district("pool_price_mean", money.poolPriceMean());
        sheet.district("budget_balance", money.communityAccount());
        sheet.district("wear_cost", Meters.sum(money.wearCosts().values()));
        addWillingness(sheet, in, Double.isFinite(alone));
    }

    /// What member `i` pays for its own meter: the bill without its part of shared assets.
    private static double ownMeter(KpiInputs in, int i) {
        return in.money().bills().value(i) - in.money().sharedAssets().value(i);
    }

    private static void addWillingness(KpiSheet sheet, KpiInputs in, boolean aloneKnown) {
        // Half a cent per period is the bill's own rounding, not a loss.
        double slack = 0.005 * in.axis().periods() + 1e-9;
        double members = 0;
        int rational = 0;
        int willing = 0;
        List<Double> benefits = new ArrayList<>();
        for (int i = 0; i < in.participants().size(); i++) {
            if (in.isMember(i)) {
                double gain = in.money().aloneRuleBills().value(i) - in.money().bills().value(i);
                double saved = in.money().retailBills().value(i) - ownMeter(in, i);
                members++;
                rational += gain >= -slack ? 1 : 0;
                willing += saved >= -slack ? 1 : 0;
                benefits.add(Math.max(0, gain));
            }
        }
        double[] benefit = benefits.stream().mapToDouble(Double::doubleValue).toArray();
        sheet.district("participation_willingness", KpiSheet.ratio(willing, members));
        sheet.district(
                "individual_rationality",
                aloneKnown ? KpiSheet.ratio(rational, members) : Double.NaN);
        sheet.district(
                "losers_share",
                aloneKnown ? KpiSheet.ratio(members - rational, members) : Double.NaN);
        sheet.district("benefit_gini", aloneKnown ? new Gini().of(benefit) : Double.NaN);
    }

    private static void addGroups(KpiSheet sheet, KpiInputs in) {
        Set<String> groups = new LinkedHashSet<>();
        in.participants().forEach(participant -> groups.add(participant.group()));
        groups.remove("");
        for (String group : groups) {
            double alone = 0;
            double bill = 0;
            double unserved = 0;
            double demand = 0;
            for (int i = 0; i < in.participants().size(); i++) {
                if (in.participants().get(i).group().equals(group)) {
                    alone += in.money().aloneRuleBills().value(i);
                    bill += in.money().bills().value(i);
                    unserved += in.ours().unservedKwh[i];
                    demand += in.ours().demandKwh[i];
                }
            }
            sheet.group("bill", group, bill);
            sheet.group("savings_vs_alone", group, alone - bill);
            sheet.group("mean_savings_share", group, KpiSheet.ratio(alone - bill, alone));
            sheet.group("unserved_share", group, KpiSheet.ratio(unserved, demand));
        }
    }

    /// Energy burden of the households with a known income.
    static EnergyBurden burden(KpiInputs in) {
        return burden(in, in.money().bills());
    }

    /// Energy burden, were these the bills.
    private static EnergyBurden burden(KpiInputs in, KpiInputs.NetSeries paid) {
        List<HouseholdBill> bills = new ArrayList<>();
        for (int i = 0; i < in.participants().size(); i++) {
            var participant = in.participants().get(i);
            if (in.hasBurden(i)) {
                bills.add(
                        new HouseholdBill(
                                participant.id(),
                                participant.group(),
                                paid.value(i),
                                participant.incomePerYear()));
            }
        }
        return EnergyBurden.of(in.days(), bills);
    }

    private static void addBurden(KpiSheet sheet, KpiInputs in, EnergyBurden burden) {
        if (burden.households().isEmpty()) {
            return;
        }
        for (EnergyBurden.Household household : burden.households()) {
            sheet.building("burden", household.participantId(), household.burden());
        }
        for (var group : burden.byGroup()) {
            if (!group.group().isEmpty()) {
                sheet.group("burden", group.group(), group.moments().mean());
            }
        }
        sheet.district("worst_off_burden", burden.worstOff());
        sheet.district("burden_gap", burden.betweenGroupGap());
        sheet.district("floored_members", burden.floored());
        sheet.district("high_burden_share", burden.shareAbove(HIGH_BURDEN));
        sheet.district("burden_gini", burden.headline());
        sheet.district("burden_gini_retail", burden(in, in.money().retailBills()).headline());
        sheet.district("burden_jain", burden.headline(new Jain()));
        boolean headline = in.days() >= EnergyBurden.HEADLINE_DAYS;
        sheet.district(
                "burden_theil_between", headline ? burden.decomposition().between() : Double.NaN);
    }
}
