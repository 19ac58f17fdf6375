package org.commonwatt.grid;

// Larger than 300 lines because each measure needs its share computed and then applied.

/// Keeps the community's connection within its limits (`docs/FORMULATION.md#limits`).
///
/// Deficit: less charging pro rata → generators, running ones first → shared battery → lending
/// members' batteries pro rata to what they can give → heat pumps pause pro rata → shedding,
/// ordinary demand before critical demand, low priority before high, pro rata within a tier.
/// Surplus: generators run lower → less discharging pro rata → shared battery → curtailment pro
/// rata. Pro rata is to what each member can change within its own connection's limits. An outage
/// with islanding is the same with both limits 0.
final class CommunityLimits {
    private static final double NEGLIGIBLE_KWH = 1e-12;

    private CommunityLimits() {}

    /// Adjusts flows and nets of the members `base..base+N-1` of one copy.
    static void enforce(
            FleetParameters p,
            FleetState s,
            StepFlows f,
            int base,
            double importLimitKwh,
            double exportLimitKwh) {
        double net = 0;
        for (int i = 0; i < p.size; i++) {
            net += f.netKwh[base + i];
        }
        if (net - importLimitKwh > NEGLIGIBLE_KWH) {
            net = importLimitKwh + coverDeficit(p, s, f, base, net - importLimitKwh);
        }
        // A generator's minimum load may give more than was missing.
        if (-net - exportLimitKwh > NEGLIGIBLE_KWH) {
            absorbSurplus(p, s, f, base, -net - exportLimitKwh);
        }
    }

    /// Returns the deficit that is left; below 0 where generators give more than was missing.
    private static double coverDeficit(
            FleetParameters p, FleetState s, StepFlows f, int base, double deficitKwh) {
        double left = deficitKwh - lessCharging(p, s, f, base, deficitKwh);
        left -= raiseGensets(p, s, f, base, left);
        left -= discharge(p, s, f, base, p.sharedBatteries, left);
        left -= discharge(p, s, f, base, p.lenders, left);
        left -= lessHeating(p, f, base, left);
        for (int part = 0; part < 2 && left > NEGLIGIBLE_KWH; part++) {
            for (int tier = 0; tier <= p.topPriority && left > NEGLIGIBLE_KWH; tier++) {
                left -= shed(p, f, base, part == 1, tier, left);
            }
        }
        return left;
    }

    /// Raises the generators that run, then starts the others, pro rata to what each can still
    /// give.
    private static double raiseGensets(
            FleetParameters p, FleetState s, StepFlows f, int base, double wanted) {
        double given = raiseGensets(p, s, f, base, wanted, 1);
        given += raiseGensets(p, s, f, base, wanted - given, 0);
        if (wanted - given > NEGLIGIBLE_KWH) {
            warmUpGensets(p, s, f, base);
        }
        return given;
    }

    /// Starts the generators whose start takes the whole step, so that they help from the next one
    /// on.
    private static void warmUpGensets(FleetParameters p, FleetState s, StepFlows f, int base) {
        for (int i : p.gensets.members) {
            int k = base + i;
            boolean off = f.gensetRunning[k] == 0 && s.gensetOn[k] == 0;
            boolean passes = p.gensets.leastKwh[i] <= p.exportLimitKwh[i] + f.netKwh[k];
            if (off && passes && p.gensets.startingKwh[i] == 0) {
                GensetKernel.raise(p, s, f, k, 0);
            }
        }
    }

    private static double raiseGensets(
            FleetParameters p, FleetState s, StepFlows f, int base, double wanted, int running) {
        if (wanted <= NEGLIGIBLE_KWH) {
            return 0;
        }
        double total = 0;
        for (int i : p.gensets.members) {
            int k = base + i;
            total += f.gensetRunning[k] == running ? spareGensetKwh(p, s, f, k, i) : 0;
        }
        double share = total <= 0 ? 0 : Math.min(1, wanted / total);
        double given = 0;
        for (int i : p.gensets.members) {
            int k = base + i;
            double amount = f.gensetRunning[k] == running ? spareGensetKwh(p, s, f, k, i) : 0;
            if (share * amount > NEGLIGIBLE_KWH) {
                double done = GensetKernel.raise(p, s, f, k, share * amount);
                f.netKwh[k] -= done;
                given += done;
            }
        }
        return given;
    }

    private static double spareGensetKwh(
            FleetParameters p, FleetState s, StepFlows f, int k, int i) {
        double room = p.exportLimitKwh[i] + f.netKwh[k];
        double spare = GensetKernel.spareKwh(p, s, f, k);
        // A start gives at least the minimum load; where that does not pass, it stays off.
        double least = Math.min(spare, p.gensets.leastKwh[i] - f.gensetKwh[k]);
        return least > room ? 0 : Math.max(0, Math.min(room, spare));
    }

    private static double lowerGensets(FleetParameters p, StepFlows f, int base, double wanted) {
        double total = 0;
        for (int i : p.gensets.members) {
            total += lowerableGensetKwh(p, f, base + i, i);
        }
        double share = total <= 0 ? 0 : Math.min(1, wanted / total);
        double done = 0;
        for (int i : p.gensets.members) {
            int k = base + i;
            double less = GensetKernel.lower(p, f, k, share * lowerableGensetKwh(p, f, k, i));
            f.netKwh[k] += less;
            done += less;
        }
        return done;
    }

    private static double lowerableGensetKwh(FleetParameters p, StepFlows f, int k, int i) {
        double room = p.importLimitKwh[i] - f.netKwh[k];
        return Math.max(0, Math.min(room, GensetKernel.lowerableKwh(p, f, k)));
    }

    private static double lessHeating(FleetParameters p, StepFlows f, int base, double wanted) {
        if (wanted <= NEGLIGIBLE_KWH || p.heat.members.length == 0) {
            return 0;
        }
        double total = 0;
        for (int i : p.heat.members) {
            total += cuttableHeatKwh(p, f, base + i, i);
        }
        double share = total <= 0 ? 0 : Math.min(1, wanted / total);
        double cut = 0;
        for (int i : p.heat.members) {
            int k = base + i;
            double done = HeatKernel.less(f, k, share * cuttableHeatKwh(p, f, k, i));
            f.netKwh[k] -= done;
            cut += done;
        }
        return cut;
    }

    /// Heating that can stop without more export than the member's connection allows.
    private static double cuttableHeatKwh(FleetParameters p, StepFlows f, int k, int i) {
        return Math.max(0, Math.min(f.heatPumpKwh[k], p.exportLimitKwh[i] + f.netKwh[k]));
    }

    private static double lessCharging(
            FleetParameters p, FleetState s, StepFlows f, int base, double amountKwh) {
        double total = 0;
        for (int i = 0; i < p.size; i++) {
            total += cuttableChargeKwh(p, f, base + i, i);
        }
        if (total <= 0) {
            return 0;
        }
        double share = Math.min(1, amountKwh / total);
        double cut = 0;
        for (int i = 0; i < p.size; i++) {
            int k = base + i;
            double amount = share * cuttableChargeKwh(p, f, k, i);
            if (amount > 0) {
                double done = Devices.lessCharging(p, s, f, k, i, amount);
                f.netKwh[k] -= done;
                cut += done;
            }
        }
        return cut;
    }

    /// Charging that can stop without more export than the member's connection allows.
    private static double cuttableChargeKwh(FleetParameters p, StepFlows f, int k, int i) {
        double charging = f.chargeKwh[k] + f.evChargeKwh[k];
        return Math.max(0, Math.min(charging, p.exportLimitKwh[i] + f.netKwh[k]));
    }

    /// Discharges the batteries of `members` pro rata to what each can still give.
    private static double discharge(
            FleetParameters p, FleetState s, StepFlows f, int base, int[] members, double wanted) {
        if (wanted <= NEGLIGIBLE_KWH) {
            return 0;
        }
        double total = 0;
        for (int i : members) {
            total += spareDischargeKwh(p, s, f, base + i, i);
        }
        if (total <= 0) {
            return 0;
        }
        double share = Math.min(1, wanted / total);
        double given = 0;
        for (int i : members) {
            int k = base + i;
            double amount = share * spareDischargeKwh(p, s, f, k, i);
            if (amount > 0) {
                double done = Devices.moreDischarging(p, s, f, k, i, amount);
                f.netKwh[k] -= done;
                given += done;
            }
        }
        return given;
    }

    private static double spareDischargeKwh(
            FleetParameters p, FleetState s, StepFlows f, int k, int i) {
        if (f.chargeKwh[k] > 0) {
            return 0;
        }
        double room = p.exportLimitKwh[i] + f.netKwh[k];
        return Math.max(0, Math.min(room, BatteryKernel.spareDischargeKwh(p, s, f, k, i)));
    }

    private static double shed(
            FleetParameters p, StepFlows f, int base, boolean critical, int tier, double wanted) {
        double total = 0;
        for (int i = 0; i < p.size; i++) {
            if (p.priority[i] == tier) {
                total += sheddableKwh(p, f, base + i, i, critical);
            }
        }
        if (total <= 0) {
            return 0;
        }
        double share = Math.min(1, wanted / total);
        double done = 0;
        for (int i = 0; i < p.size; i++) {
            if (p.priority[i] == tier) {
                int k = base + i;
                double cut = share * sheddableKwh(p, f, k, i, critical);
                f.servedKwh[k] -= cut;
                f.unservedKwh[k] += cut;
                f.netKwh[k] -= cut;
                done += cut;
            }
        }
        return done;
    }

    private static double sheddableKwh(
            FleetParameters p, StepFlows f, int k, int i, boolean critical) {
        double ordinary = Math.max(0, f.servedKwh[k] - p.criticalKwh[i]);
        double part = critical ? f.servedKwh[k] - ordinary : ordinary;
        return Math.max(0, Math.min(part, p.exportLimitKwh[i] + f.netKwh[k]));
    }

    private static void absorbSurplus(
            FleetParameters p, FleetState s, StepFlows f, int base, double surplusKwh) {
        double left = surplusKwh - lowerGensets(p, f, base, surplusKwh);
        left -= lessDischarging(p, s, f, base, left);
        left -= chargeSharedBatteries(p, s, f, base, left);
        if (left > NEGLIGIBLE_KWH) {
            curtail(p, f, base, left);
        }
    }

    private static double lessDischarging(
            FleetParameters p, FleetState s, StepFlows f, int base, double amountKwh) {
        double total = 0;
        for (int i = 0; i < p.size; i++) {
            total += cuttableDischargeKwh(p, f, base + i, i);
        }
        if (total <= 0) {
            return 0;
        }
        double share = Math.min(1, amountKwh / total);
        double cut = 0;
        for (int i = 0; i < p.size; i++) {
            int k = base + i;
            double amount = share * cuttableDischargeKwh(p, f, k, i);
            if (amount > 0) {
                double done = Devices.lessDischarging(p, s, f, k, i, amount);
                f.netKwh[k] += done;
                cut += done;
            }
        }
        return cut;
    }

    /// Discharging that can stop without more import than the member's connection allows.
    private static double cuttableDischargeKwh(FleetParameters p, StepFlows f, int k, int i) {
        double discharging = f.dischargeKwh[k] + f.evDischargeKwh[k];
        return Math.max(0, Math.min(discharging, p.importLimitKwh[i] - f.netKwh[k]));
    }

    /// Charges the shared batteries pro rata to what each can still take.
    private static double chargeSharedBatteries(
            FleetParameters p, FleetState s, StepFlows f, int base, double wanted) {
        if (wanted <= NEGLIGIBLE_KWH) {
            return 0;
        }
        double total = 0;
        for (int i : p.sharedBatteries) {
            total += spareChargeKwh(p, s, f, base + i, i);
        }
        if (total <= 0) {
            return 0;
        }
        double share = Math.min(1, wanted / total);
        double taken = 0;
        for (int i : p.sharedBatteries) {
            int k = base + i;
            double amount = share * spareChargeKwh(p, s, f, k, i);
            if (amount > 0) {
                double done = Devices.moreCharging(p, s, f, k, i, amount);
                f.netKwh[k] += done;
                taken += done;
            }
        }
        return taken;
    }

    private static double spareChargeKwh(
            FleetParameters p, FleetState s, StepFlows f, int k, int i) {
        if (f.dischargeKwh[k] > 0) {
            return 0;
        }
        double room = p.importLimitKwh[i] - f.netKwh[k];
        return Math.max(0, Math.min(room, BatteryKernel.spareChargeKwh(p, s, f, k, i)));
    }

    private static void curtail(FleetParameters p, StepFlows f, int base, double wantedKwh) {
        double total = 0;
        for (int i = 0; i < p.size; i++) {
            total += curtailableKwh(p, f, base + i, i);
        }
        if (total <= 0) {
            return;
        }
        double share = Math.min(1, wantedKwh / total);
        for (int i = 0; i < p.size; i++) {
            int k = base + i;
            double cut = share * curtailableKwh(p, f, k, i);
            f.generationKwh[k] -= cut;
            f.curtailedKwh[k] += cut;
            f.netKwh[k] += cut;
        }
    }

    private static double curtailableKwh(FleetParameters p, StepFlows f, int k, int i) {
        return Math.max(0, Math.min(f.generationKwh[k], p.importLimitKwh[i] - f.netKwh[k]));
    }
}
