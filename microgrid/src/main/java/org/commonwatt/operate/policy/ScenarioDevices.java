package org.commonwatt.operate.policy;

import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.commonwatt.grid.Battery;
import org.commonwatt.grid.Community;
import org.commonwatt.grid.Ev;
import org.commonwatt.grid.Genset;
import org.commonwatt.grid.HeatPump;
import org.commonwatt.grid.Participant;
import org.jspecify.annotations.Nullable;

/// The members' devices as policies use them: flat arrays `[participant]`, kWh per step.
public final class ScenarioDevices {
    final int[] batteryMembers;
    final int[] evMembers;
    final int[] heatMembers;
    final int[] jobMembers;
    final int[] gensetMembers;

    /// Largest electric energy of the heat pump in a step.
    final double[] heatPumpKwh;

    /// How warm each member's room should be.
    final HeatRule[] heat;

    final double[] chargeKwh;
    final double[] dischargeKwh;
    final double[] capacityKwh;
    final double[] minKwh;
    final double[] maxKwh;
    final double[] etaDischarge;

    /// ηc·ηd.
    final double[] roundTrip;

    /// 1/ηc.
    final double[] meterPerStored;

    final double[] wearPerKwh;

    /// Energy stored by one step of full charging.
    final double[] evFullKwh;

    /// Energy drawn at the meter by one step of full charging.
    final double[] evFullMeterKwh;

    /// Energy given at the meter by one step of full discharging; 0 where the vehicle only charges.
    final double[] evGiveMeterKwh;

    /// Energy below which the vehicle gives nothing.
    final double[] evMinKwh;

    final double[] evCapacityKwh;

    final double[] evEtaDischarge;

    /// Least energy of a running generator in a step.
    final double[] gensetLeastKwh;

    /// Most energy of a running generator in a step.
    final double[] gensetMostKwh;

    /// The same in the step in which it starts.
    final double[] gensetStartKwh;

    final double stepHours;

    /// @param community members and devices
    /// @param stepHours Δ
    public ScenarioDevices(Community community, double stepHours) {
        this.stepHours = stepHours;
        int n = community.size();
        chargeKwh = new double[n];
        dischargeKwh = new double[n];
        capacityKwh = new double[n];
        minKwh = new double[n];
        maxKwh = new double[n];
        etaDischarge = new double[n];
        meterPerStored = new double[n];
        roundTrip = new double[n];
        wearPerKwh = new double[n];
        evFullKwh = new double[n];
        evFullMeterKwh = new double[n];
        evGiveMeterKwh = new double[n];
        evMinKwh = new double[n];
        evCapacityKwh = new double[n];
        evEtaDischarge = new double[n];
        gensetLeastKwh = new double[n];
        gensetMostKwh = new double[n];
        gensetStartKwh = new double[n];
        for (int i = 0; i < n; i++) {
            take(i, community.participant(i).battery());
            take(i, community.participant(i).ev());
            take(i, community.participant(i).genset());
        }
        batteryMembers = members(community, member -> member.battery() != null);
        evMembers = members(community, member -> member.ev() != null);
        heatMembers = members(community, member -> member.heatPump() != null);
        jobMembers = members(community, member -> !member.jobs().isEmpty());
        gensetMembers = members(community, member -> member.genset() != null);
        heatPumpKwh = new double[n];
        heat = new HeatRule[n];
        for (int i = 0; i < n; i++) {
            HeatPump pump = community.participant(i).heatPump();
            heatPumpKwh[i] = pump == null ? 0 : pump.powerKw() * stepHours;
            heat[i] = new HeatRule(pump, stepHours);
        }
    }

    private void take(int i, @Nullable Battery battery) {
        if (battery == null) {
            return;
        }
        chargeKwh[i] = battery.chargeKw() * stepHours;
        dischargeKwh[i] = battery.dischargeKw() * stepHours;
        capacityKwh[i] = battery.capacityKwh();
        minKwh[i] = battery.minSoc() * battery.capacityKwh();
        maxKwh[i] = battery.maxSoc() * battery.capacityKwh();
        etaDischarge[i] = battery.etaDischarge();
        roundTrip[i] = battery.etaCharge() * battery.etaDischarge();
        meterPerStored[i] = 1 / battery.etaCharge();
        wearPerKwh[i] = battery.wearCostPerKwh();
    }

    private void take(int i, @Nullable Ev ev) {
        if (ev == null) {
            return;
        }
        evFullMeterKwh[i] = ev.powerKw() * stepHours;
        evFullKwh[i] = ev.powerKw() * stepHours * ev.etaCharge();
        evGiveMeterKwh[i] = ev.bidirectional() ? evFullMeterKwh[i] : 0;
        evMinKwh[i] = ev.minSoc() * ev.capacityKwh();
        evCapacityKwh[i] = ev.capacityKwh();
        evEtaDischarge[i] = ev.etaDischarge();
    }

    private void take(int i, @Nullable Genset genset) {
        if (genset == null) {
            return;
        }
        double startHours = genset.startMinutes() / 60;
        gensetLeastKwh[i] = genset.minLoad() * genset.ratedKw() * stepHours;
        gensetMostKwh[i] = genset.ratedKw() * stepHours;
        gensetStartKwh[i] = genset.ratedKw() * Math.max(0, stepHours - startHours);
    }

    private static int[] members(Community community, Predicate<Participant> wanted) {
        return IntStream.range(0, community.size())
                .filter(i -> wanted.test(community.participant(i)))
                .toArray();
    }

    /// Every battery as a unit of its own.
    int[][] batteryUnits() {
        return IntStream.of(batteryMembers).mapToObj(i -> new int[] {i}).toArray(int[][]::new);
    }

    /// Stored energy below which ordinary operation does not go: window and reserve, kWh.
    double floorKwh(int i, double reserveSoc) {
        return Math.max(minKwh[i], reserveSoc * capacityKwh[i]);
    }
}
