package org.commonwatt.operate.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.commonwatt.operate.dispatch.DispatchPlan.MemberPlan;
import org.commonwatt.operate.dispatch.DispatchPlan.MeterPlan;
import org.commonwatt.operate.dispatch.DispatchPlan.StorePlan;

/// Recomputes a plan from its own numbers: every meter, store and limit, apart from the model.
final class PlanCheck {
    private static final double ROUNDING = 1e-6;

    private PlanCheck() {}

    static void assertPossible(DispatchPlan plan) {
        DispatchProblem problem = plan.problem();
        for (int t = 0; t < problem.steps(); t++) {
            double net = 0;
            double traded = 0;
            for (int i = 0; i < problem.size(); i++) {
                MeterPlan meter = plan.member(i).meter();
                assertMeter(problem.member(i), plan.member(i), t);
                net += meter.netKwh()[t];
                traded += meter.purchaseKwh()[t] - meter.saleKwh()[t];
            }
            double passed = plan.community().importKwh()[t] - plan.community().exportKwh()[t];
            assertThat(passed).isCloseTo(net, within(ROUNDING));
            assertThat(traded).isCloseTo(0, within(ROUNDING));
            assertThat(plan.community().importKwh()[t])
                    .isBetween(-ROUNDING, problem.community().importLimitKwh()[t] + ROUNDING);
            assertThat(plan.community().exportKwh()[t])
                    .isBetween(-ROUNDING, problem.community().exportLimitKwh()[t] + ROUNDING);
        }
        for (int i = 0; i < problem.size(); i++) {
            for (int s = 0; s < plan.member(i).stores().size(); s++) {
                Store store = problem.member(i).devices().stores().get(s);
                assertStore(store, plan.member(i).stores().get(s), problem.stepHours());
            }
        }
    }

    private static void assertMeter(DispatchMember member, MemberPlan plan, int t) {
        MeterPlan meter = plan.meter();
        double net = member.demandKwh()[t] - plan.supply().unservedKwh()[t];
        net -= member.availableKwh()[t] - plan.supply().curtailedKwh()[t];
        net -= plan.supply().generatorKwh()[t];
        net += plan.heat() == null ? 0 : plan.heat().electricityKwh()[t];
        for (StorePlan store : plan.stores()) {
            net += store.chargeKwh()[t] - store.dischargeKwh()[t];
        }
        for (int j = 0; j < plan.jobStarts().size(); j++) {
            double[] profile = member.devices().jobs().get(j).profileKwh();
            int into = t - plan.jobStarts().get(j);
            boolean runs = plan.jobStarts().get(j) >= 0 && into >= 0 && into < profile.length;
            net += runs ? profile[into] : 0;
        }
        assertThat(meter.netKwh()[t]).isCloseTo(net, within(ROUNDING));
        double taken = meter.importKwh()[t] + meter.purchaseKwh()[t];
        double given = meter.exportKwh()[t] + meter.saleKwh()[t];
        assertThat(taken - given).isCloseTo(net, within(ROUNDING));
        assertThat(Math.min(taken, given)).as("both ways at step %s", t).isLessThan(1e-5);
        assertThat(taken).isLessThanOrEqualTo(member.meter().importLimitKwh()[t] + ROUNDING);
        assertThat(given).isLessThanOrEqualTo(member.meter().exportLimitKwh()[t] + ROUNDING);
        assertThat(plan.supply().unservedKwh()[t])
                .isBetween(-ROUNDING, member.sheddableKwh()[t] + ROUNDING);
        assertThat(plan.supply().curtailedKwh()[t])
                .isBetween(-ROUNDING, member.availableKwh()[t] + ROUNDING);
    }

    private static void assertStore(Store store, StorePlan plan, double hours) {
        double content = store.initialKwh();
        for (int t = store.startStep(); t < store.endStep(); t++) {
            content *= store.rates().keepPerStep();
            content += store.rates().etaCharge() * plan.chargeKwh()[t];
            content -= plan.dischargeKwh()[t] / store.rates().etaDischarge();
            assertThat(plan.contentKwh()[t]).isCloseTo(content, within(ROUNDING));
            assertThat(content)
                    .isBetween(
                            store.window().minKwh() - ROUNDING, store.window().maxKwh() + ROUNDING);
            assertThat(plan.chargeKwh()[t])
                    .isBetween(-ROUNDING, store.rates().chargeKw() * hours + ROUNDING);
            assertThat(plan.dischargeKwh()[t])
                    .isBetween(-ROUNDING, store.rates().dischargeKw() * hours + ROUNDING);
        }
    }
}
