package org.commonwatt.grid;

import java.util.Arrays;

/// Adds up each member's energy over a whole run, apart from the product's own check: losses come
/// from the device records, stored energy from the states at both ends.
final class EnergyAudit {
    private static final double RELATIVE = 1e-14;

    /// Rounding of sums over a few hundred steps.
    private static final double RELATIVE_OF_RUN = 1e-13;

    /// What community limits leave alone, kWh.
    private static final double TOUCH = 1e-11;

    private final Community community;
    private final int n;
    private final double stepHours;
    private final double[] keep;
    private final double[] etaCharge;
    private final double[] etaDischarge;
    private final double[] evEtaCharge;
    private final double[] evEtaDischarge;
    private final double[] pumpKwh;
    private final double[] gensetRatedKwh;
    private final double[] importLimitKwh;
    private final double[] exportLimitKwh;
    private final double[] initialKwh;
    private final double[] enteredKwh;
    private final double[] leftKwh;
    private final double[] storedBeforeKwh;
    private final double[] movedKwh;
    private final boolean unlimited;

    EnergyAudit(Community community, double stepHours, FleetState initial) {
        this.community = community;
        this.stepHours = stepHours;
        n = community.size();
        keep = ones();
        etaCharge = ones();
        etaDischarge = ones();
        evEtaCharge = ones();
        evEtaDischarge = ones();
        pumpKwh = new double[n];
        gensetRatedKwh = new double[n];
        importLimitKwh = ones();
        exportLimitKwh = ones();
        initialKwh = new double[n];
        enteredKwh = new double[n];
        leftKwh = new double[n];
        storedBeforeKwh = new double[n];
        movedKwh = new double[n];
        boolean anyLimit = !community.connection().equals(Connection.UNLIMITED);
        for (int i = 0; i < n; i++) {
            Participant participant = community.participant(i);
            read(i, participant);
            anyLimit |= !participant.connection().equals(Connection.UNLIMITED);
            initialKwh[i] = initial.storedKwh(i) + initial.evStoredKwh(i);
        }
        unlimited = !anyLimit;
    }

    private double[] ones() {
        double[] values = new double[n];
        Arrays.fill(values, 1);
        return values;
    }

    private void read(int i, Participant participant) {
        Battery battery = participant.battery();
        if (battery != null) {
            keep[i] = Math.pow(1 - battery.standingLossPerHour(), stepHours);
            etaCharge[i] = battery.etaCharge();
            etaDischarge[i] = battery.etaDischarge();
        }
        Ev ev = participant.ev();
        if (ev != null) {
            evEtaCharge[i] = ev.etaCharge();
            evEtaDischarge[i] = ev.etaDischarge();
        }
        HeatPump pump = participant.heatPump();
        pumpKwh[i] = pump == null ? 0 : pump.powerKw() * stepHours;
        Genset genset = participant.genset();
        gensetRatedKwh[i] = genset == null ? 0 : genset.ratedKw() * stepHours;
        importLimitKwh[i] = participant.connection().importLimitKw() * stepHours;
        exportLimitKwh[i] = participant.connection().exportLimitKw() * stepHours;
    }

    /// Notes what is stored before a step.
    void before(FleetState state) {
        System.arraycopy(state.storedKwh, 0, storedBeforeKwh, 0, n);
    }

    /// Checks one step and adds it to the run.
    void after(StepInputs in, StepFlows f) {
        boolean alone = in.outage[0] && !community.islanding();
        double imports = 0;
        double exports = 0;
        double moved = 0;
        for (int i = 0; i < n; i++) {
            double scale = member(in, f, i, alone);
            imports += f.gridImportKwh[i];
            exports += f.gridExportKwh[i];
            moved += scale;
        }
        if (!alone) {
            double slack = RELATIVE * n * moved + TOUCH;
            require(imports - exports <= in.importLimitKwh[0] + slack, 0, "community import");
            require(exports - imports <= in.exportLimitKwh[0] + slack, 0, "community export");
        }
    }

    /// Returns the energy that moved.
    private double member(StepInputs in, StepFlows f, int i, boolean alone) {
        double gives =
                f.generationKwh[i] + f.dischargeKwh[i] + f.evDischargeKwh[i] + f.gridImportKwh[i];
        double takes =
                f.servedKwh[i]
                        + f.chargeKwh[i]
                        + f.evChargeKwh[i]
                        + f.heatPumpKwh[i]
                        + f.gridExportKwh[i];
        // Rounding is that of what was asked for, before limits cut it.
        double wanted = in.demandKwh[i] + f.jobKwh[i];
        double producible = in.availableKwh[i] + f.gensetKwh[i];
        double asked = wanted + producible + pumpKwh[i] + f.projectionKwh[i];
        double scale = gives + takes + asked + gensetRatedKwh[i];
        require(Math.abs(gives - takes) <= RELATIVE * scale, i, "meter");
        require(isNotNegative(f, i), i, "sign");
        require(
                Math.abs(f.servedKwh[i] + f.unservedKwh[i] - wanted) <= RELATIVE * wanted,
                i,
                "demand");
        require(
                Math.abs(f.generationKwh[i] + f.curtailedKwh[i] - producible)
                        <= RELATIVE * (producible + gensetRatedKwh[i]),
                i,
                "generation");
        require(
                f.chargeKwh[i] * f.dischargeKwh[i] == 0
                        && f.evChargeKwh[i] * f.evDischargeKwh[i] == 0
                        && f.gridImportKwh[i] * f.gridExportKwh[i] == 0,
                i,
                "both ways at once");
        double importLimit = alone ? 0 : importLimitKwh[i];
        double exportLimit = alone ? 0 : exportLimitKwh[i];
        require(f.gridImportKwh[i] <= importLimit + RELATIVE * scale, i, "import limit");
        require(f.gridExportKwh[i] <= exportLimit + RELATIVE * scale, i, "export limit");
        if (unlimited && !in.outage[0]) {
            require(f.unservedKwh[i] + f.curtailedKwh[i] == 0, i, "nothing binds");
        }
        movedKwh[i] += scale + f.evArrivedKwh[i];
        addUp(f, i);
        return scale;
    }

    private static boolean isNotNegative(StepFlows f, int i) {
        double least = Math.min(f.servedKwh[i], f.unservedKwh[i]);
        least = Math.min(least, Math.min(f.generationKwh[i], f.curtailedKwh[i]));
        least = Math.min(least, Math.min(f.chargeKwh[i], f.dischargeKwh[i]));
        least = Math.min(least, Math.min(f.evChargeKwh[i], f.evDischargeKwh[i]));
        least = Math.min(least, Math.min(f.heatPumpKwh[i], f.gensetKwh[i]));
        least = Math.min(least, Math.min(f.hotWaterKwh[i], f.hotWaterUnmetKwh[i]));
        least = Math.min(least, Math.min(f.roomHeatKwh[i], f.tankHeatKwh[i]));
        least = Math.min(least, Math.min(f.gridImportKwh[i], f.gridExportKwh[i]));
        least = Math.min(least, Math.min(f.lossKwh[i], f.projectionKwh[i]));
        return least >= 0;
    }

    private void addUp(StepFlows f, int i) {
        double loss = lossKwh(f, i);
        double moved = f.chargeKwh[i] + f.dischargeKwh[i] + f.evChargeKwh[i] + f.evDischargeKwh[i];
        double scale = loss + storedBeforeKwh[i] + moved;
        require(Math.abs(loss - f.lossKwh[i]) <= RELATIVE * scale, i, "loss");
        enteredKwh[i] += f.generationKwh[i] + f.gridImportKwh[i] + f.evArrivedKwh[i];
        leftKwh[i] += f.servedKwh[i] + loss + f.gridExportKwh[i] + f.evDepartedKwh[i];
        leftKwh[i] += f.heatPumpKwh[i];
    }

    /// The member's losses by the devices' own records.
    private double lossKwh(StepFlows f, int i) {
        Battery battery = community.participant(i).battery();
        double in = etaCharge[i];
        double out = etaDischarge[i];
        if (battery != null && battery.curves() != null) {
            in = f.oneWayEfficiency[i];
            out = in;
        }
        return storedBeforeKwh[i] * (1 - keep[i])
                + f.chargeKwh[i] * (1 - in)
                + f.dischargeKwh[i] * (1 / out - 1)
                + f.evChargeKwh[i] * (1 - evEtaCharge[i])
                + f.evDischargeKwh[i] * (1 / evEtaDischarge[i] - 1);
    }

    /// Requires that what entered each member over the run left it or is stored.
    void end(FleetState state) {
        for (int i = 0; i < n; i++) {
            double in = initialKwh[i] + enteredKwh[i];
            double out = leftKwh[i] + state.storedKwh(i) + state.evStoredKwh(i);
            double scale = in + out + movedKwh[i];
            require(Math.abs(in - out) <= RELATIVE_OF_RUN * scale, i, "run: " + (in - out));
        }
    }

    private void require(boolean holds, int i, String what) {
        if (!holds) {
            throw new AssertionError(
                    "Energy of participant %s: %s".formatted(community.participant(i).id(), what));
        }
    }
}
