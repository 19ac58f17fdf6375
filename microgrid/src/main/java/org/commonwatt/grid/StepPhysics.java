package org.commonwatt.grid;

/// One step of physics for a community: vehicles come and go, actions are projected onto what is
/// feasible, limits are kept, storage moves, every meter balances.
///
/// All members act on the same pre-step state; the order of members has no influence. Allocates
/// nothing. Copies are independent: different threads may step different copies of one state.
///
/// Formulas: `docs/FORMULATION.md#physics`.
public final class StepPhysics {
    private final FleetParameters p;
    private final int copies;
    private final double[] storedBefore;
    private final AgeingKernel ageing;

    /// @param community members and devices
    /// @param stepHours Δ, > 0
    /// @param copies largest number of copies that states will have, ≥ 1
    public StepPhysics(Community community, double stepHours, int copies) {
        Checks.positive("stepHours", stepHours);
        Checks.count("copies", copies, 1, Integer.MAX_VALUE);
        this.copies = copies;
        p = new FleetParameters(community, stepHours);
        storedBefore = new double[copies * p.size];
        ageing = new AgeingKernel(community, stepHours, copies);
    }

    /// The state before the first step: batteries, rooms and tanks at their initial content,
    /// vehicles away, generators off.
    ///
    /// @param stateCopies number of copies, at most that of the constructor
    public FleetState initialState(int stateCopies) {
        Checks.count("copies", stateCopies, 1, copies);
        FleetState state = new FleetState(stateCopies, p.size, ageing.newState(stateCopies));
        for (int copy = 0; copy < stateCopies; copy++) {
            reset(state, copy, 0);
        }
        return state;
    }

    /// Puts one copy back to its initial state, before step `t`.
    public void reset(FleetState state, int copy, int t) {
        state.step[copy] = t;
        for (int i = 0; i < p.size; i++) {
            int k = copy * p.size + i;
            state.storedKwh[k] = p.initialStoredKwh[i];
            state.capacityKwh[k] = p.batteryCapacityKwh[i];
            state.evStoredKwh[k] = 0;
            state.evSession[k] = 0;
            state.evConnected[k] = 0;
            state.roomTemperatureC[k] = p.heat.initialRoomC(i);
            state.tankKwh[k] = p.heat.initialTankKwh(i);
            state.gensetOn[k] = 0;
            state.jobIndex[k] = 0;
            state.jobOffset[k] = -1;
        }
        ageing.reset(state, copy);
    }

    /// Sets the stored energy of a battery, kWh, within 0 and its capacity.
    public void storedKwh(FleetState state, int copy, int i, double energyKwh) {
        Checks.within("storedKwh", energyKwh, 0, p.batteryCapacityKwh[i]);
        state.storedKwh[copy * p.size + i] = energyKwh;
        ageing.sample(state, copy);
    }

    /// Executes step `state.step(copy)` of one copy.
    ///
    /// @throws IllegalArgumentException if an action is NaN; the state is as it was
    /// @throws IllegalStateException if a meter does not balance, which no input may cause
    public void step(FleetState state, StepInputs inputs, Actions actions, StepFlows f, int copy) {
        int base = copy * p.size;
        requireNumbers(actions, base);
        comeAndGo(state, f, base, copy);
        project(state, inputs, actions, f, base);
        addFlexible(state, inputs, actions, f, base);
        boolean alone = inputs.outage[copy] && !p.community.islanding();
        if (alone || p.anyMemberLimit) {
            for (int i = 0; i < p.size; i++) {
                MemberLimits.enforce(p, state, f, base + i, i, alone);
            }
        }
        double importLimit = inputs.importLimitKwh[copy];
        double exportLimit = inputs.exportLimitKwh[copy];
        if (!alone && !(Double.isInfinite(importLimit) && Double.isInfinite(exportLimit))) {
            CommunityLimits.enforce(p, state, f, base, importLimit, exportLimit);
        }
        execute(state, inputs, actions, f, base);
        ageing.step(state, inputs, copy);
        state.step[copy]++;
    }

    private void comeAndGo(FleetState s, StepFlows f, int base, int copy) {
        for (int i = 0; i < p.size; i++) {
            storedBefore[base + i] = s.storedKwh[base + i] + s.evStoredKwh[base + i];
        }
        for (int i : p.evMembers) {
            EvKernel.comeAndGo(p, s, f, base + i, i, s.step[copy]);
        }
    }

    private void project(FleetState s, StepInputs in, Actions a, StepFlows f, int base) {
        for (int i : p.batteryMembers) {
            BatteryKernel.request(p, s, f, base + i, i, inRange(a.storage(base + i)));
        }
        for (int i : p.evMembers) {
            EvKernel.request(p, s, f, base + i, i, inRange(a.ev(base + i)));
        }
        for (int k = base; k < base + p.size; k++) {
            f.servedKwh[k] = in.demandKwh[k];
            f.unservedKwh[k] = 0;
            f.generationKwh[k] = in.availableKwh[k];
            f.curtailedKwh[k] = 0;
            f.netKwh[k] =
                    in.demandKwh[k]
                            + f.chargeKwh[k]
                            + f.evChargeKwh[k]
                            - in.availableKwh[k]
                            - f.dischargeKwh[k]
                            - f.evDischargeKwh[k];
        }
    }

    /// Adds jobs, heat pumps and generators to what their owners' meters take.
    private void addFlexible(FleetState s, StepInputs in, Actions a, StepFlows f, int base) {
        for (int i : p.jobs.members) {
            int k = base + i;
            JobKernel.run(p, s, f, k, a.job(k), s.step[k / p.size]);
            f.servedKwh[k] += f.jobKwh[k];
            f.netKwh[k] += f.jobKwh[k];
        }
        for (int i : p.heat.members) {
            int k = base + i;
            HeatKernel.request(p, s, in, f, k, inRange(a.heat(k)));
            f.netKwh[k] += f.heatPumpKwh[k];
        }
        for (int i : p.gensets.members) {
            int k = base + i;
            GensetKernel.request(p, s, f, k, inRange(a.genset(k)));
            f.generationKwh[k] += f.gensetKwh[k];
            f.netKwh[k] -= f.gensetKwh[k];
        }
    }

    private void requireNumbers(Actions a, int base) {
        for (int i : p.batteryMembers) {
            requireNumber(a.storage(base + i), i);
        }
        for (int i : p.evMembers) {
            requireNumber(a.ev(base + i), i);
        }
        for (int i : p.jobs.members) {
            requireNumber(a.job(base + i), i);
        }
        for (int i : p.heat.members) {
            requireNumber(a.heat(base + i), i);
        }
        for (int i : p.gensets.members) {
            requireNumber(a.genset(base + i), i);
        }
    }

    private void requireNumber(double action, int i) {
        if (Double.isNaN(action)) {
            throw new IllegalArgumentException(
                    "The action of participant %s is NaN but must lie between -1 and 1."
                            .formatted(p.community.participant(i).id()));
        }
    }

    private static double inRange(double action) {
        return Math.max(-1, Math.min(1, action));
    }

    private void execute(FleetState s, StepInputs in, Actions a, StepFlows f, int base) {
        for (int k = base; k < base + p.size; k++) {
            double net = f.netKwh[k];
            f.gridImportKwh[k] = Math.max(0, net);
            f.gridExportKwh[k] = Math.max(0, -net);
            f.lossKwh[k] = 0;
            f.projectionKwh[k] = 0;
        }
        for (int i : p.batteryMembers) {
            int k = base + i;
            BatteryKernel.apply(p, s, f, k, i);
            double asked = inRange(a.storage(k));
            double wanted = asked * (asked >= 0 ? p.maxChargeKwh[i] : p.maxDischargeKwh[i]);
            f.projectionKwh[k] = Math.abs(wanted - f.chargeKwh[k] + f.dischargeKwh[k]);
        }
        for (int i : p.evMembers) {
            int k = base + i;
            EvKernel.apply(p, s, f, k, i);
            if (s.evConnected[k] == 1) {
                double asked = inRange(a.ev(k));
                double wanted = asked * (asked >= 0 ? p.evMaxKwh[i] : p.evMaxDischargeKwh[i]);
                f.projectionKwh[k] += Math.abs(wanted - f.evChargeKwh[k] + f.evDischargeKwh[k]);
            }
        }
        for (int i : p.heat.members) {
            int k = base + i;
            double roomBeforeC = s.roomTemperatureC[k];
            double tankBeforeKwh = s.tankKwh[k];
            HeatKernel.apply(p, s, in, f, k);
            EnergyBalance.requireHeat(p, s, f, k, roomBeforeC, tankBeforeKwh);
        }
        for (int i : p.gensets.members) {
            GensetKernel.apply(p, s, f, base + i);
        }
        for (int k = base; k < base + p.size; k++) {
            EnergyBalance.require(p, s, f, k, storedBefore[k]);
        }
    }
}
