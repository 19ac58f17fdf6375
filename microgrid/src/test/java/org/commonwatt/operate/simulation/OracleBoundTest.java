package org.commonwatt.operate.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.commonwatt.market.Tariff;
import org.commonwatt.numeric.Forall;
import org.commonwatt.operate.dispatch.DispatchPlan;
import org.commonwatt.operate.dispatch.DispatchPlan.StorePlan;
import org.commonwatt.operate.dispatch.Store;
import org.commonwatt.operate.policy.PlannedPolicy;
import org.commonwatt.operate.policy.PlannedPolicy.WholePlan;
import org.commonwatt.operate.policy.Planners;
import org.commonwatt.operate.policy.Policies;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.scenario.ScenarioFixture;
import org.commonwatt.optim.highs.HighsSolver;
import org.junit.jupiter.api.Test;

class OracleBoundTest {
    private static final double CENTS = 1e-3;

    private static RunResult run(Scenario scenario, Baselines baselines, String policy) {
        return Runs.run(scenario, baselines, Policies.of(policy, scenario, 1), StepObserver.NONE);
    }

    @Test
    void oracle_ofLinearDevices_isCheaperThanAnyOtherPolicy() {
        Forall.seeds(8)
                .check(
                        random -> {
                            Scenario scenario =
                                    PlannedCommunities.of(random.nextInt(1000)).scenario();
                            Baselines baselines = Baselines.of(scenario);
                            RunResult oracle = run(scenario, baselines, "oracle");
                            PlanCheck check = Objects.requireNonNull(oracle.planCheck());
                            for (String policy : List.of("none", "rule", "random", "mpc")) {
                                double cost = run(scenario, baselines, policy).systemCost();
                                assertThat(oracle.systemCost())
                                        .as(policy)
                                        .isLessThanOrEqualTo(cost + CENTS);
                                assertThat(check.bound() + check.of("charges"))
                                        .as(policy)
                                        .isLessThanOrEqualTo(cost + CENTS);
                            }
                        });
    }

    /// Devices are linear and nothing limits: only the standing charge and the rounding of postings
    /// were not in the plan.
    @Test
    void plan_ofLinearDevices_costsWhatItSaid() {
        Forall.seeds(8)
                .check(
                        random -> {
                            Scenario scenario =
                                    PlannedCommunities.of(random.nextInt(1000)).scenario();
                            RunResult oracle = run(scenario, Baselines.of(scenario), "oracle");
                            PlanCheck check = Objects.requireNonNull(oracle.planCheck());
                            for (PlanCheck.Cause cause : check.causes()) {
                                boolean charges = cause.name().equals("charges");
                                // 6 meters × 2 days × 0.40 × 1.05 = 5.04.
                                assertThat(cause.amount())
                                        .as(cause.name())
                                        .isEqualTo(
                                                charges ? 5.04 : 0, within(charges ? 0.03 : 1e-6));
                            }
                        });
    }

    @Test
    void causes_addUpToTheDifference_whateverTheDevices() {
        Forall.seeds(4)
                .check(
                        random -> {
                            Scenario scenario =
                                    ScenarioFixture.random(
                                            random.nextInt(1000), 4, 72, "mid-market-rate");
                            RunResult oracle = run(scenario, Baselines.of(scenario), "oracle");
                            PlanCheck check = Objects.requireNonNull(oracle.planCheck());
                            double sum =
                                    check.causes().stream()
                                            .mapToDouble(PlanCheck.Cause::amount)
                                            .sum();
                            assertThat(sum)
                                    .isEqualTo(check.simulated() - check.planned(), within(1e-6));
                            assertThat(check.simulated()).isEqualTo(oracle.systemCost());
                            // A demand charge of 3 per kW and month is real money.
                            assertThat(check.of("charges")).isPositive();
                        });
    }

    /// One member pays half of what the others pay: no plan may pass its energy on.
    @Test
    void plan_whereTariffsDiffer_isStillABound() {
        Forall.seeds(1)
                .check(
                        random -> {
                            Scenario scenario =
                                    cheaperForOne(
                                            PlannedCommunities.of(1 + 3L * random.nextInt(99))
                                                    .scenario());
                            Baselines baselines = Baselines.of(scenario);
                            RunResult oracle = run(scenario, baselines, "oracle");
                            PlanCheck check = Objects.requireNonNull(oracle.planCheck());
                            assertThat(check.of("pool")).isGreaterThan(-CENTS);
                            for (String policy : List.of("none", "rule", "mpc")) {
                                assertThat(check.bound() + check.of("charges"))
                                        .as(policy)
                                        .isLessThanOrEqualTo(
                                                run(scenario, baselines, policy).systemCost()
                                                        + CENTS);
                            }
                        });
    }

    private static Scenario cheaperForOne(Scenario scenario) {
        Tariff usual = scenario.tariffs().getFirst();
        double[] imports = new double[usual.steps()];
        double[] exports = new double[usual.steps()];
        for (int t = 0; t < imports.length; t++) {
            imports[t] = usual.importPricePerKwh(t) / 2;
            exports[t] = usual.feedInPricePerKwh(t) / 2;
        }
        List<Tariff> tariffs = new ArrayList<>(scenario.tariffs());
        tariffs.set(1, new Tariff("half", usual.terms(), imports, exports));
        return new Scenario(
                scenario.name(),
                scenario.currency(),
                scenario.seed(),
                scenario.axis(),
                scenario.community(),
                scenario.exogenous(),
                tariffs,
                scenario.mechanism(),
                scenario.settings(),
                scenario.assumptions());
    }

    @Test
    void storesAndJobs_doExactlyWhatWasPlanned() {
        Forall.seeds(6)
                .check(
                        random -> {
                            Scenario scenario =
                                    PlannedCommunities.of(random.nextInt(1000)).scenario();
                            PlannedPolicy policy = Planners.oracle(scenario, new HighsSolver(), 1);
                            var simulation = new Simulation(scenario, policy);
                            simulation.finish(new Follows(scenario, policy));
                        });
    }

    /// Compares each step with the plan.
    private record Follows(Scenario scenario, PlannedPolicy policy) implements StepObserver {
        @Override
        public boolean watchesDays() {
            return false;
        }

        @Override
        public boolean wantsStep(int t) {
            return true;
        }

        @Override
        public void onStep(StepView view) {
            WholePlan whole = policy.wholePlan().orElseThrow();
            DispatchPlan plan = whole.plan();
            for (int i = 0; i < scenario.community().size(); i++) {
                int m = whole.memberOf()[i];
                String id = scenario.community().participant(i).id();
                if (plan.problem().member(m).id().equals(id)) {
                    requireSame(view, plan, m, i);
                }
            }
        }

        private static void requireSame(StepView view, DispatchPlan plan, int m, int i) {
            int t = view.step();
            double battery = 0;
            double vehicle = 0;
            for (int s = 0; s < plan.member(m).stores().size(); s++) {
                StorePlan moves = plan.member(m).stores().get(s);
                double net = moves.chargeKwh()[t] - moves.dischargeKwh()[t];
                Store store = plan.problem().member(m).devices().stores().get(s);
                battery += store.kind() == Store.Kind.BATTERY ? net : 0;
                vehicle += store.kind() == Store.Kind.VEHICLE ? net : 0;
            }
            assertThat(
                            view.value(StepQuantity.CHARGE_KWH, i)
                                    - view.value(StepQuantity.DISCHARGE_KWH, i))
                    .isEqualTo(battery, within(1e-8));
            assertThat(
                            view.value(StepQuantity.EV_CHARGE_KWH, i)
                                    - view.value(StepQuantity.EV_DISCHARGE_KWH, i))
                    .isEqualTo(vehicle, within(1e-8));
            double net =
                    view.value(StepQuantity.GRID_IMPORT_KWH, i)
                            - view.value(StepQuantity.GRID_EXPORT_KWH, i);
            assertThat(net).isEqualTo(plan.member(m).meter().netKwh()[t], within(1e-8));
        }
    }
}
