package org.commonwatt.grid;

import java.util.List;

/// One copy of a small community, stepped by hand; hourly unless said otherwise.
final class Stage {
    final StepPhysics physics;
    final FleetState state;
    final StepInputs inputs;
    final Actions actions;
    final StepFlows flows;
    private final int size;

    private Stage(Community community, double stepHours) {
        size = community.size();
        physics = new StepPhysics(community, stepHours, 1);
        state = physics.initialState(1);
        inputs = new StepInputs(1, community, stepHours);
        actions = new Actions(size);
        flows = new StepFlows(size);
    }

    static Stage of(Participant... members) {
        return of(Connection.UNLIMITED, members);
    }

    static Stage of(Connection connection, Participant... members) {
        return of(new Community(List.of(members), connection, true, List.of()), 1);
    }

    static Stage of(Community community, double stepHours) {
        return new Stage(community, stepHours);
    }

    Stage demand(double... kwh) {
        System.arraycopy(kwh, 0, inputs.demandKwh, 0, size);
        return this;
    }

    Stage available(double... kwh) {
        System.arraycopy(kwh, 0, inputs.availableKwh, 0, size);
        return this;
    }

    Stage stored(double... kwh) {
        for (int i = 0; i < size; i++) {
            physics.storedKwh(state, 0, i, kwh[i]);
        }
        return this;
    }

    Stage storage(double... share) {
        for (int i = 0; i < size; i++) {
            actions.storage(i, share[i]);
        }
        return this;
    }

    Stage ev(double... share) {
        for (int i = 0; i < size; i++) {
            actions.ev(i, share[i]);
        }
        return this;
    }

    Stage step() {
        physics.step(state, inputs, actions, flows, 0);
        return this;
    }

    Stage steps(int count) {
        for (int t = 0; t < count; t++) {
            step();
        }
        return this;
    }

    double communityNetKwh() {
        double net = 0;
        for (int i = 0; i < size; i++) {
            net += flows.gridImportKwh[i] - flows.gridExportKwh[i];
        }
        return net;
    }
}
