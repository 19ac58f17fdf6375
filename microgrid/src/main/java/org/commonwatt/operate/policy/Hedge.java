package org.commonwatt.operate.policy;

import java.util.ArrayList;
import java.util.List;
import org.commonwatt.operate.dispatch.DispatchMember;
import org.commonwatt.operate.dispatch.DispatchMember.Devices;
import org.commonwatt.operate.dispatch.DispatchProblem;
import org.commonwatt.operate.dispatch.HedgedWindow;
import org.commonwatt.operate.dispatch.Outlook;
import org.commonwatt.operate.dispatch.Store;
import org.commonwatt.operate.scenario.Information;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.scenario.shift.DarkAndBusy;
import org.commonwatt.operate.scenario.shift.EarlyDeparture;
import org.commonwatt.operate.scenario.shift.GridOutage;

/// What a planner hedges against: the coming day as it is expected, and as the families of
/// `docs/FORMULATION.md#shifts` would strike it at their reference severities, each at a transport
/// cost of 1 (`docs/FORMULATION.md#robust-mpc`).
///
/// Only what is not published can surprise. More demand and less generation at once are never
/// cheaper than either, so they stand for both. An outage counts where members stay connected to
/// each other in one, an early departure where there are vehicles.
final class Hedge {
    private final double radius;
    private final int firstUnknown;
    private final int outageSteps;
    private final int earlierSteps;
    private final boolean islanding;

    /// @param radius of the ambiguity set, ≥ 0
    Hedge(Scenario scenario, double radius) {
        this.radius = radius;
        double stepHours = scenario.axis().stepHours();
        firstUnknown = scenario.settings().information() == Information.NOW ? 1 : 0;
        outageSteps = (int) Math.round(new GridOutage(0, 0).reference() / stepHours);
        earlierSteps = (int) Math.round(new EarlyDeparture().reference() / stepHours);
        islanding = scenario.community().islanding();
    }

    /// Writes an outlook as a window.
    interface Windows {
        DispatchProblem of(Outlook outlook);
    }

    /// The window with what could happen to it.
    HedgedWindow window(Outlook expected, Windows windows) {
        List<DispatchProblem> futures = new ArrayList<>();
        DispatchProblem usual = windows.of(expected);
        futures.add(usual);
        futures.add(windows.of(darkAndBusy(expected)));
        if (islanding) {
            futures.add(windows.of(outage(expected)));
        }
        if (usual.members().stream().anyMatch(member -> mayHurry(member, usual.steps()))) {
            futures.add(hurried(usual));
        }
        double[] costs = new double[futures.size()];
        for (int k = 1; k < costs.length; k++) {
            costs[k] = 1;
        }
        return new HedgedWindow(futures, costs, radius);
    }

    private Outlook darkAndBusy(Outlook expected) {
        Outlook other = expected.copy();
        for (int i = 0; i < other.demandKwh.length; i++) {
            for (int lead = firstUnknown; lead < other.steps(); lead++) {
                other.demandKwh[i][lead] *= 1 + DarkAndBusy.DEMAND;
                other.availableKwh[i][lead] *= 1 - DarkAndBusy.GENERATION;
            }
        }
        return other;
    }

    /// The grid fails when the members need most from it.
    private Outlook outage(Outlook expected) {
        Outlook other = expected.copy();
        int length = Math.min(outageSteps, Math.max(1, other.steps() - firstUnknown));
        int worst = firstUnknown;
        double most = Double.NEGATIVE_INFINITY;
        for (int start = firstUnknown; start + length <= other.steps(); start++) {
            double missing = 0;
            for (int lead = start; lead < start + length; lead++) {
                missing += Math.max(0, netKwh(expected, lead));
            }
            if (missing > most) {
                most = missing;
                worst = start;
            }
        }
        other.expectOutage(worst, worst + length);
        return other;
    }

    private static double netKwh(Outlook outlook, int lead) {
        double net = 0;
        for (int i = 0; i < outlook.demandKwh.length; i++) {
            net += outlook.demandKwh[i][lead] - outlook.availableKwh[i][lead];
        }
        return net;
    }

    private static boolean mayHurry(DispatchMember member, int steps) {
        return member.devices().stores().stream().anyMatch(store -> leaves(store, steps));
    }

    private static boolean leaves(Store store, int steps) {
        return store.kind() == Store.Kind.VEHICLE && store.endStep() < steps;
    }

    private DispatchProblem hurried(DispatchProblem usual) {
        List<DispatchMember> members =
                usual.members().stream().map(member -> hurried(member, usual.steps())).toList();
        return new DispatchProblem(usual.steps(), usual.stepHours(), members, usual.community());
    }

    private DispatchMember hurried(DispatchMember member, int steps) {
        Devices devices = member.devices();
        List<Store> stores =
                devices.stores().stream()
                        .map(store -> leaves(store, steps) ? hurried(store) : store)
                        .toList();
        return member.with(
                new Devices(stores, devices.jobs(), devices.heat(), devices.generator()));
    }

    private Store hurried(Store stay) {
        int end = Math.max(stay.startStep() + 1, stay.endStep() - earlierSteps);
        return stay.until(end);
    }
}
