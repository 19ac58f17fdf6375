package org.commonwatt.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import org.commonwatt.grid.Battery;
import org.commonwatt.grid.Community;
import org.commonwatt.grid.Equipment;
import org.commonwatt.grid.Exogenous;
import org.commonwatt.grid.Participant;
import org.commonwatt.market.Tariff;
import org.commonwatt.operate.scenario.BillingRules;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.scenario.Stay;

/// Something that could be otherwise in a community; members and days stay the same.
public interface Change {
    /// The scenario as it would be.
    Scenario applyTo(Scenario scenario);

    /// The change in words.
    Sentence sentence(Scenario scenario);

    /// Another battery for a member: the one it has, larger or smaller with all its powers; where
    /// it has none, a usual one that charges in two hours.
    ///
    /// @param participant index of the member
    /// @param capacityKwh its capacity; 0 for none
    record BatterySize(int participant, double capacityKwh) implements Change {
        private static final double HOURS = 2;

        @Override
        public Scenario applyTo(Scenario scenario) {
            Participant member = scenario.community().participant(participant);
            Battery old = member.battery();
            Battery battery =
                    old == null
                            ? Battery.linear(capacityKwh, capacityKwh / HOURS)
                            : resized(old, capacityKwh);
            return replaced(
                    scenario, participant, member.withBattery(capacityKwh > 0 ? battery : null));
        }

        private static Battery resized(Battery old, double capacityKwh) {
            double factor = capacityKwh / old.capacityKwh();
            return new Battery(
                            Math.max(capacityKwh, Double.MIN_NORMAL),
                            old.chargeKw() * factor,
                            old.dischargeKw() * factor,
                            old.etaCharge(),
                            old.etaDischarge(),
                            old.minSoc(),
                            old.maxSoc(),
                            old.standingLossPerHour(),
                            old.wearCostPerKwh(),
                            old.initialSoc(),
                            old.curves())
                    .withAgeing(old.ageing());
        }

        @Override
        public Sentence sentence(Scenario scenario) {
            Participant member = scenario.community().participant(participant);
            Battery old = member.battery();
            return Sentence.of(
                    "whatif.battery",
                    Fact.energy(capacityKwh),
                    Fact.name(member.id()),
                    Fact.energy(old == null ? 0 : old.capacityKwh()));
        }
    }

    /// More or fewer panels for a member that has some.
    ///
    /// @param participant index of the member
    /// @param factor of what they yield, ≥ 0
    record SunYield(int participant, double factor) implements Change {
        @Override
        public Scenario applyTo(Scenario scenario) {
            double[] pv = pvKwh(scenario);
            for (int k = participant; k < pv.length; k += scenario.community().size()) {
                pv[k] *= factor;
            }
            Participant member = scenario.community().participant(participant);
            Equipment panels = member.equipment().withPv(member.pvKw() * factor);
            return replaced(scenario, participant, member.withEquipment(panels))
                    .withExogenous(scenario.exogenous().withPv(pv));
        }

        @Override
        public Sentence sentence(Scenario scenario) {
            Participant member = scenario.community().participant(participant);
            return Sentence.of(
                    "whatif.sun",
                    Fact.power(member.pvKw() * factor),
                    Fact.name(member.id()),
                    Fact.power(member.pvKw()));
        }
    }

    /// All import prices of all tariffs dearer or cheaper by the same share.
    ///
    /// @param factor of the energy price, fees and tax rates stay
    record ImportPrice(double factor) implements Change {
        @Override
        public Scenario applyTo(Scenario scenario) {
            IdentityHashMap<Tariff, Tariff> changed = new IdentityHashMap<>();
            List<Tariff> tariffs =
                    scenario.tariffs().stream()
                            .map(each -> changed.computeIfAbsent(each, this::repriced))
                            .toList();
            return scenario.withTariffs(tariffs);
        }

        private Tariff repriced(Tariff tariff) {
            double[] prices = new double[tariff.steps()];
            Arrays.setAll(prices, t -> factor * tariff.importPricePerKwh(t));
            return tariff.withImportPrices(prices);
        }

        @Override
        public Sentence sentence(Scenario scenario) {
            return Sentence.of("whatif.price", Fact.share(factor));
        }
    }

    /// A member that is none: its demand and devices are gone from the community. What it pays
    /// alone is told beside it.
    ///
    /// @param participant index of the member
    record Leaves(int participant) implements Change {
        @Override
        public Scenario applyTo(Scenario scenario) {
            int n = scenario.community().size();
            double[] demand = demandKwh(scenario);
            double[] pv = pvKwh(scenario);
            for (int k = participant; k < demand.length; k += n) {
                demand[k] = 0;
                pv[k] = 0;
            }
            Participant old = scenario.community().participant(participant);
            Participant gone =
                    new Participant(
                            old.id(),
                            old.kind(),
                            old.group(),
                            old.incomePerYear(),
                            old.priority(),
                            0,
                            old.connection(),
                            Equipment.NONE,
                            false,
                            0);
            return replaced(scenario, participant, gone)
                    .withExogenous(scenario.exogenous().withDemand(demand).withPv(pv))
                    .withBilling(without(scenario));
        }

        /// Whoever was a member until the day before the run pays no charges and gets no share.
        private BillingRules without(Scenario scenario) {
            BillingRules rules = scenario.billing();
            List<Stay> stays = new ArrayList<>();
            for (int i = 0; i < scenario.community().size(); i++) {
                stays.add(
                        i == participant
                                ? new Stay(null, scenario.axis().date(0).minusDays(1))
                                : rules.stay(i));
            }
            return new BillingRules(rules.transfers(), rules.gain(), stays);
        }

        @Override
        public Sentence sentence(Scenario scenario) {
            return Sentence.of(
                    "whatif.leaves", Fact.name(scenario.community().participant(participant).id()));
        }
    }

    /// A scenario written otherwise, with the same members and clock.
    ///
    /// @param what what was written, such as `market.mechanism=none`
    /// @param other the scenario as it would be
    record Rewritten(String what, Scenario other) implements Change {
        @Override
        public Scenario applyTo(Scenario scenario) {
            return other;
        }

        @Override
        public Sentence sentence(Scenario scenario) {
            return Sentence.of("whatif.key", Fact.name(what));
        }
    }

    private static Scenario replaced(Scenario scenario, int i, Participant by) {
        Community old = scenario.community();
        List<Participant> members = new ArrayList<>(old.participants());
        members.set(i, by);
        return scenario.withCommunity(
                new Community(members, old.connection(), old.islanding(), old.outages()));
    }

    /// A copy of the demand, `[T × N]`.
    static double[] demandKwh(Scenario scenario) {
        Exogenous paths = scenario.exogenous();
        int n = paths.participants();
        double[] rows = new double[paths.steps() * n];
        Arrays.setAll(rows, k -> paths.demandKwh(k / n, k % n));
        return rows;
    }

    private static double[] pvKwh(Scenario scenario) {
        Exogenous paths = scenario.exogenous();
        int n = paths.participants();
        double[] rows = new double[paths.steps() * n];
        Arrays.setAll(rows, k -> paths.pvKwh(k / n, k % n));
        return rows;
    }
}
