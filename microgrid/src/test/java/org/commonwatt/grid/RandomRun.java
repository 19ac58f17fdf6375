package org.commonwatt.grid;

import java.util.List;
import org.commonwatt.numeric.RandomStream;

/// Copies of one community under random demand, generation, actions and outages.
final class RandomRun {
    final Community community;
    final StepPhysics physics;
    final FleetState state;
    final StepInputs inputs;
    final Actions actions;
    final StepFlows flows;
    private final int n;
    private final double[] demandScaleKwh;
    private final double[] generationScaleKwh;

    RandomRun(Community community, double stepHours, int copies) {
        this.community = community;
        n = community.size();
        physics = new StepPhysics(community, stepHours, copies);
        state = physics.initialState(copies);
        inputs = new StepInputs(copies, community, stepHours);
        actions = new Actions(copies * n);
        flows = new StepFlows(copies * n);
        demandScaleKwh = new double[n];
        generationScaleKwh = new double[n];
        for (int i = 0; i < n; i++) {
            demandScaleKwh[i] = RandomCommunity.demandScaleKwh(community.participant(i));
            generationScaleKwh[i] = community.participant(i).pvKw() * stepHours;
        }
    }

    /// Fills the inputs and actions of step `t`: one draw for each member, cut into four numbers.
    void draw(RandomStream random, int copy, int t) {
        int base = copy * n;
        for (int i = 0; i < n; i++) {
            long bits = random.nextLong();
            double u = (bits & 0xffff) / 65535.0;
            double v = (bits >>> 16 & 0xffff) / 65535.0;
            inputs.demandKwh[base + i] = u < 0.1 ? 0 : u * demandScaleKwh[i];
            inputs.availableKwh[base + i] = v < 0.4 ? 0 : v * generationScaleKwh[i];
            actions.storage(base + i, action(bits >>> 32 & 0xffff));
            actions.ev(base + i, action(bits >>> 48));
            actions.heat(base + i, action(bits >>> 8 & 0xffff));
            actions.job(base + i, action(bits >>> 24 & 0xffff));
            actions.genset(base + i, action(bits >>> 40 & 0xffff));
            inputs.hotWaterKwh[base + i] = u < 0.7 ? 0 : v * demandScaleKwh[i];
        }
        inputs.outdoorC[copy] = 8 + 12 * Math.sin(t / 20.0 + copy);
        inputs.sunWPerM2[copy] = Math.max(0, 600 * Math.sin(t / 4.0));
        inputs.outage(copy, isOut(community.outages(), t));
    }

    /// Mostly within the range, now and then full, zero or outside.
    private static double action(long bits) {
        double u = bits / 65535.0;
        if (u < 0.05) {
            return -1;
        }
        if (u > 0.95) {
            return 1;
        }
        return u > 0.45 && u < 0.5 ? 0 : 2.6 * u - 1.3;
    }

    private static boolean isOut(List<Outage> outages, int t) {
        return outages.stream().anyMatch(o -> o.startStep() <= t && t < o.endStep());
    }

    void step(int copy) {
        physics.step(state, inputs, actions, flows, copy);
    }

    /// Takes over inputs and actions of copy 0 of a run whose member `order[i]` is this one's `i`.
    void take(RandomRun other, int[] order) {
        for (int i = 0; i < n; i++) {
            copyMember(other, order[i], i);
        }
        takeWeather(other, 0);
    }

    /// Takes over inputs and actions of one copy of a run of the same community.
    void takeCopy(RandomRun other, int copy) {
        for (int i = 0; i < n; i++) {
            copyMember(other, copy * n + i, i);
        }
        takeWeather(other, copy);
    }

    private void takeWeather(RandomRun other, int copy) {
        inputs.outdoorC[0] = other.inputs.outdoorC[copy];
        inputs.sunWPerM2[0] = other.inputs.sunWPerM2[copy];
        inputs.outage(0, other.inputs.outage[copy]);
    }

    private void copyMember(RandomRun other, int from, int to) {
        inputs.demandKwh[to] = other.inputs.demandKwh[from];
        inputs.availableKwh[to] = other.inputs.availableKwh[from];
        actions.storage(to, other.actions.storage(from));
        actions.ev(to, other.actions.ev(from));
        actions.heat(to, other.actions.heat(from));
        actions.job(to, other.actions.job(from));
        actions.genset(to, other.actions.genset(from));
        inputs.hotWaterKwh[to] = other.inputs.hotWaterKwh[from];
    }

    /// Everything that a member's step leaves behind.
    static double[] row(FleetState s, StepFlows f, int k) {
        return new double[] {
            s.storedKwh[k],
            s.capacityKwh[k],
            s.evStoredKwh[k],
            s.evSession[k],
            s.evConnected[k],
            s.roomTemperatureC[k],
            s.tankKwh[k],
            s.gensetOn[k],
            s.jobIndex[k],
            s.jobOffset[k],
            f.heatPumpKwh[k],
            f.roomHeatKwh[k],
            f.tankHeatKwh[k],
            f.roomLossKwh[k],
            f.tankLossKwh[k],
            f.hotWaterKwh[k],
            f.jobKwh[k],
            f.gensetKwh[k],
            f.fuelLitres[k],
            f.servedKwh[k],
            f.unservedKwh[k],
            f.generationKwh[k],
            f.curtailedKwh[k],
            f.chargeKwh[k],
            f.dischargeKwh[k],
            f.evChargeKwh[k],
            f.evDischargeKwh[k],
            f.gridImportKwh[k],
            f.gridExportKwh[k],
            f.lossKwh[k],
            f.evArrivedKwh[k],
            f.evDepartedKwh[k],
            f.evShortfallKwh[k],
            f.evDepartures[k],
            f.projectionKwh[k]
        };
    }
}
