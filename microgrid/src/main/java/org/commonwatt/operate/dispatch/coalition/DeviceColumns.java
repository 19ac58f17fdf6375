package org.commonwatt.operate.dispatch.coalition;

import org.commonwatt.operate.dispatch.DeferrableLoad;
import org.commonwatt.operate.dispatch.DispatchMember;
import org.commonwatt.operate.dispatch.Generator;
import org.commonwatt.operate.dispatch.HeatLoad;
import org.commonwatt.operate.dispatch.Store;
import org.commonwatt.optim.Model;

/// The devices of one member as columns and rows of an [OwnedModel]. What they give to and take
/// from the meter is collected per step.
///
/// Yes-or-no decisions are relaxed: a deferrable load may be split over its possible starts, a
/// generator may run below its least output and starts for free. So the cost of a coalition never
/// depends on how whole numbers happen to fit, and the game has a core.
final class DeviceColumns {
    private static final double INFINITE = Double.POSITIVE_INFINITY;

    private final OwnedModel owned;
    private final Model model;
    private final int owner;
    private final int steps;
    private final double stepHours;

    /// What devices give to the meter, and what they take from it, kWh.
    final Terms[] giving;

    final Terms[] taking;

    /// The most that each could be.
    final double[] mostGivenKwh;

    final double[] mostTakenKwh;

    /// @param owner member index, or everybody
    DeviceColumns(OwnedModel owned, int owner, int steps, double stepHours) {
        this.owned = owned;
        this.owner = owner;
        this.steps = steps;
        this.stepHours = stepHours;
        model = owned.model();
        giving = Terms.empty(steps);
        taking = Terms.empty(steps);
        mostGivenKwh = new double[steps];
        mostTakenKwh = new double[steps];
    }

    void add(DispatchMember.Devices devices) {
        for (Store store : devices.stores()) {
            add(store);
        }
        for (DeferrableLoad job : devices.jobs()) {
            add(job);
        }
        HeatLoad heat = devices.heat();
        if (heat != null) {
            add(heat);
        }
        Generator generator = devices.generator();
        if (generator != null) {
            add(generator);
        }
    }

    private void add(Store store) {
        Store.Rates rates = store.rates();
        double chargeKwh = rates.chargeKw() * stepHours;
        double dischargeKwh = rates.dischargeKw() * stepHours;
        double untouchedKwh = store.initialKwh();
        int before = -1;
        for (int t = store.startStep(); t < store.endStep(); t++) {
            boolean last = t == store.endStep() - 1;
            untouchedKwh *= rates.keepPerStep();
            int charge = owned.columnOf(owner, 0, chargeKwh, rates.wearPerKwh());
            int content =
                    owned.columnOf(
                            owner,
                            leastKwh(store, last, untouchedKwh),
                            Math.max(store.window().maxKwh(), untouchedKwh),
                            last ? -store.end().valuePerKwh() : 0);
            double initial = before < 0 ? rates.keepPerStep() * store.initialKwh() : 0;
            rowFrom(initial);
            model.addEntry(content, 1);
            if (before >= 0) {
                model.addEntry(before, -rates.keepPerStep());
            }
            model.addEntry(charge, -rates.etaCharge());
            taking[t].add(charge, 1);
            mostTakenKwh[t] += chargeKwh;
            if (dischargeKwh > 0) {
                int discharge = owned.columnOf(owner, 0, dischargeKwh, rates.wearPerKwh());
                model.addEntry(discharge, 1 / rates.etaDischarge());
                giving[t].add(discharge, 1);
                mostGivenKwh[t] += dischargeKwh;
            }
            before = content;
        }
        addTarget(store, before);
    }

    /// A content that starts outside its window, or sinks below it by loss, may stay there.
    private static double leastKwh(Store store, boolean last, double untouchedKwh) {
        double least = Math.min(store.window().minKwh(), untouchedKwh);
        boolean must = store.end().shortfallPricePerKwh() == INFINITE;
        return last && must ? Math.max(least, store.end().targetKwh()) : least;
    }

    private void addTarget(Store store, int content) {
        double target = store.end().targetKwh();
        double price = store.end().shortfallPricePerKwh();
        if (price > 0 && price < INFINITE && target > 0) {
            int shortfall = owned.columnOf(owner, 0, target, price);
            owned.rowOf(owner, target, INFINITE);
            model.addEntry(content, 1);
            model.addEntry(shortfall, 1);
        }
    }

    /// A row whose first members bring what was there before, and others nothing.
    private void rowFrom(double initial) {
        if (initial != 0) {
            owned.rowOf(owner, initial, initial);
        } else {
            model.addRow(0, 0);
        }
    }

    private void add(DeferrableLoad job) {
        int latest = Math.min(job.latestStartStep(), steps - 1);
        int starts = latest - job.releaseStep() + 1;
        if (starts < 1) {
            return;
        }
        int first = -1;
        for (int k = 0; k < starts; k++) {
            int column = owned.columnOf(owner, 0, 1, 0);
            first = k == 0 ? column : first;
            double[] profile = job.profileKwh();
            for (int d = 0; d < profile.length && job.releaseStep() + k + d < steps; d++) {
                taking[job.releaseStep() + k + d].add(column, profile[d]);
                mostTakenKwh[job.releaseStep() + k + d] += profile[d];
            }
        }
        owned.rowOf(owner, job.mayWait() ? 0 : 1, 1);
        for (int k = 0; k < starts; k++) {
            model.addEntry(first + k, 1);
        }
    }

    private void add(HeatLoad heat) {
        HeatLoad.Body room = heat.room();
        HeatLoad.Body tank = heat.tank();
        int roomFirst = room == null ? -1 : addBody(room, heat.powerKwh());
        int tankFirst = tank == null ? -1 : addBody(tank, heat.powerKwh());
        for (int t = 0; t < steps; t++) {
            mostTakenKwh[t] += heat.powerKwh();
            if (room != null && tank != null) {
                owned.rowOf(owner, Double.NEGATIVE_INFINITY, heat.powerKwh());
                model.addEntry(roomFirst + 3 * t, 1);
                model.addEntry(tankFirst + 3 * t, 1);
            }
        }
    }

    /// Columns per step: electricity, temperature, kelvins below comfort.
    private int addBody(HeatLoad.Body body, double powerKwh) {
        int first = model.columnCount();
        double untouchedC = body.initialC();
        boolean soft = body.discomfortPricePerKh() < INFINITE;
        for (int t = 0; t < steps; t++) {
            untouchedC = body.keep() * untouchedC + body.driftC()[t];
            double leastC = Math.min(body.minC()[t], untouchedC);
            int electricity = owned.columnOf(owner, 0, powerKwh, 0);
            double mostC = Math.max(body.maxC()[t], untouchedC);
            int temperature =
                    owned.columnOf(owner, soft ? Double.NEGATIVE_INFINITY : leastC, mostC, 0);
            int cold =
                    owned.columnOf(
                            owner, 0, INFINITE, soft ? body.discomfortPricePerKh() * stepHours : 0);
            double initial = t == 0 ? body.keep() * body.initialC() : 0;
            rowFrom(initial + body.driftC()[t]);
            model.addEntry(temperature, 1);
            if (t > 0) {
                model.addEntry(temperature - 3, -body.keep());
            }
            model.addEntry(electricity, -body.riseCPerKwh() * body.cop()[t]);
            if (soft) {
                owned.rowOf(owner, body.minC()[t], INFINITE);
                model.addEntry(temperature, 1);
                model.addEntry(cold, 1);
            }
            taking[t].add(electricity, 1);
        }
        return first;
    }

    private void add(Generator generator) {
        double ratedKwh = generator.ratedKwh();
        if (!(ratedKwh > 0)) {
            return;
        }
        double perKwh = generator.costPerKwh() + generator.costPerRunningStep() / ratedKwh;
        for (int t = 0; t < steps; t++) {
            giving[t].add(owned.columnOf(owner, 0, ratedKwh, perKwh), 1);
            mostGivenKwh[t] += ratedKwh;
        }
    }
}
