package org.commonwatt.grid;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A community compiled to flat arrays `[participant]`, energies per step, for the kernels.
///
/// Devices a participant lacks have capacity and power 0. Immutable by convention: kernels read,
/// nobody writes. Symbols: `docs/FORMULATION.md#physics`.
final class FleetParameters {
    final Community community;
    final double stepHours;
    final int size;

    final boolean[] hasBattery;
    final double[] batteryCapacityKwh;
    final double[] batteryMinShare;
    final double[] batteryMaxShare;
    final double[] maxChargeKwh;
    final double[] maxDischargeKwh;
    final double[] etaCharge;
    final double[] etaDischarge;

    /// 1/ηc and 1/ηd: the loop multiplies, division costs it a tenth of its time.
    final double[] perEtaCharge;

    final double[] perEtaDischarge;

    /// (1 − σ)^Δ.
    final double[] keepShare;

    final double[] wearCostPerKwh;
    final double[] initialStoredKwh;
    final @Nullable BatteryCurves[] curves;

    final boolean[] hasEv;
    final double[] evCapacityKwh;
    final double[] evMaxKwh;
    final double[] evMaxDischargeKwh;
    final double[] evEtaCharge;
    final double[] evEtaDischarge;
    final double[] evMinKwh;
    final EvSession[][] evSessions;

    final HeatParameters heat;
    final JobParameters jobs;
    final GensetParameters gensets;

    final double[] importLimitKwh;
    final double[] exportLimitKwh;
    final double[] criticalKwh;
    final int[] priority;
    final int topPriority;
    final int[] batteryMembers;
    final int[] evMembers;
    final int[] sharedBatteries;
    final int[] lenders;
    final boolean anyMemberLimit;

    // Longer than 45 lines because every column is allocated here, one line each.
    FleetParameters(Community community, double stepHours) {
        this.community = community;
        this.stepHours = stepHours;
        int n = community.size();
        size = n;
        hasBattery = new boolean[n];
        batteryCapacityKwh = new double[n];
        batteryMinShare = new double[n];
        batteryMaxShare = new double[n];
        maxChargeKwh = new double[n];
        maxDischargeKwh = new double[n];
        etaCharge = ones(n);
        etaDischarge = ones(n);
        perEtaCharge = ones(n);
        perEtaDischarge = ones(n);
        keepShare = ones(n);
        wearCostPerKwh = new double[n];
        initialStoredKwh = new double[n];
        curves = new BatteryCurves[n];
        hasEv = new boolean[n];
        evCapacityKwh = new double[n];
        evMaxKwh = new double[n];
        evMaxDischargeKwh = new double[n];
        evEtaCharge = ones(n);
        evEtaDischarge = ones(n);
        evMinKwh = new double[n];
        evSessions = new EvSession[n][0];
        heat = new HeatParameters(community, stepHours);
        jobs = new JobParameters(community);
        gensets = new GensetParameters(community, stepHours);
        importLimitKwh = new double[n];
        exportLimitKwh = new double[n];
        criticalKwh = new double[n];
        priority = new int[n];
        for (int i = 0; i < n; i++) {
            fill(i, community.participant(i));
        }
        List<Participant> members = community.participants();
        topPriority = members.stream().mapToInt(Participant::priority).max().orElse(0);
        batteryMembers = indices(i -> hasBattery[i]);
        evMembers = indices(i -> hasEv[i]);
        sharedBatteries =
                indices(
                        i ->
                                hasBattery[i]
                                        && members.get(i).kind() == ParticipantKind.SHARED_BATTERY);
        lenders =
                indices(
                        i ->
                                hasBattery[i]
                                        && members.get(i).lendsBattery()
                                        && members.get(i).kind() != ParticipantKind.SHARED_BATTERY);
        anyMemberLimit =
                members.stream().anyMatch(p -> !Connection.UNLIMITED.equals(p.connection()));
    }

    private void fill(int i, Participant participant) {
        Battery battery = participant.battery();
        if (battery != null) {
            hasBattery[i] = true;
            batteryCapacityKwh[i] = battery.capacityKwh();
            batteryMinShare[i] = battery.minSoc();
            batteryMaxShare[i] = battery.maxSoc();
            maxChargeKwh[i] = battery.chargeKw() * stepHours;
            maxDischargeKwh[i] = battery.dischargeKw() * stepHours;
            etaCharge[i] = battery.etaCharge();
            etaDischarge[i] = battery.etaDischarge();
            perEtaCharge[i] = 1 / battery.etaCharge();
            perEtaDischarge[i] = 1 / battery.etaDischarge();
            keepShare[i] = StrictMath.pow(1 - battery.standingLossPerHour(), stepHours);
            wearCostPerKwh[i] = battery.wearCostPerKwh();
            initialStoredKwh[i] = battery.initialSoc() * battery.capacityKwh();
            curves[i] = battery.curves();
        }
        Ev ev = participant.ev();
        if (ev != null) {
            hasEv[i] = true;
            evCapacityKwh[i] = ev.capacityKwh();
            evMaxKwh[i] = ev.powerKw() * stepHours;
            evMaxDischargeKwh[i] = ev.bidirectional() ? evMaxKwh[i] : 0;
            evEtaCharge[i] = ev.etaCharge();
            evEtaDischarge[i] = ev.etaDischarge();
            evMinKwh[i] = ev.minSoc() * ev.capacityKwh();
            evSessions[i] = ev.sessions().toArray(EvSession[]::new);
        }
        importLimitKwh[i] = participant.connection().importLimitKw() * stepHours;
        exportLimitKwh[i] = participant.connection().exportLimitKw() * stepHours;
        criticalKwh[i] = participant.criticalKw() * stepHours;
        priority[i] = participant.priority();
    }

    private int[] indices(java.util.function.IntPredicate wanted) {
        return java.util.stream.IntStream.range(0, size).filter(wanted).toArray();
    }

    private static double[] ones(int n) {
        double[] values = new double[n];
        java.util.Arrays.fill(values, 1);
        return values;
    }
}
