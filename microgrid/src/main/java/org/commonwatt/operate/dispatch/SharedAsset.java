package org.commonwatt.operate.dispatch;

import java.util.ArrayList;
import java.util.List;

/// A share of a common asset, as its owners have it when they are without the others: everything
/// that is a quantity is scaled, prices and efficiencies stay.
public final class SharedAsset {
    private SharedAsset() {}

    /// The asset with a share of its capacity, power, demand and generation.
    ///
    /// @param share in [0, 1]
    public static DispatchMember scaled(DispatchMember asset, double share) {
        DispatchMember.Meter meter = asset.meter();
        DispatchMember.Equity equity = asset.equity();
        return new DispatchMember(
                asset.id(),
                times(asset.demandKwh(), share),
                times(asset.availableKwh(), share),
                times(asset.sheddableKwh(), share),
                new DispatchMember.Meter(
                        meter.importPricePerKwh(),
                        meter.exportPricePerKwh(),
                        times(meter.importLimitKwh(), share),
                        times(meter.exportLimitKwh(), share)),
                devices(asset.devices(), share),
                new DispatchMember.Equity(
                        equity.group(),
                        equity.vulnerable(),
                        equity.incomePerYear(),
                        equity.grossBill() * share,
                        equity.ownershipShare(),
                        equity.commonAsset()));
    }

    private static DispatchMember.Devices devices(DispatchMember.Devices all, double share) {
        List<Store> stores = new ArrayList<>();
        for (Store store : all.stores()) {
            stores.add(store(store, share));
        }
        List<DeferrableLoad> jobs = new ArrayList<>();
        for (DeferrableLoad job : all.jobs()) {
            jobs.add(
                    new DeferrableLoad(
                            job.releaseStep(),
                            job.latestStartStep(),
                            times(job.profileKwh(), share),
                            job.mayWait()));
        }
        HeatLoad heat = all.heat();
        Generator generator = all.generator();
        return new DispatchMember.Devices(
                stores,
                jobs,
                heat == null ? null : heat(heat, share),
                generator == null ? null : generator(generator, share));
    }

    private static Store store(Store store, double share) {
        Store.Rates rates = store.rates();
        return new Store(
                store.kind(),
                store.startStep(),
                store.endStep(),
                store.initialKwh() * share,
                new Store.Window(store.window().minKwh() * share, store.window().maxKwh() * share),
                new Store.Rates(
                        rates.chargeKw() * share,
                        rates.dischargeKw() * share,
                        rates.etaCharge(),
                        rates.etaDischarge(),
                        rates.keepPerStep(),
                        rates.wearPerKwh()),
                new Store.End(
                        store.end().targetKwh() * share,
                        store.end().shortfallPricePerKwh(),
                        store.end().valuePerKwh()));
    }

    private static HeatLoad heat(HeatLoad heat, double share) {
        HeatLoad.Body room = heat.room();
        HeatLoad.Body tank = heat.tank();
        return new HeatLoad(
                heat.powerKwh() * share,
                room == null ? null : body(room, share),
                tank == null ? null : body(tank, share));
    }

    private static HeatLoad.Body body(HeatLoad.Body body, double share) {
        return new HeatLoad.Body(
                body.initialC(),
                body.keep(),
                body.driftC(),
                share > 0 ? body.riseCPerKwh() / share : 0,
                body.minC(),
                body.maxC(),
                body.cop(),
                body.discomfortPricePerKh() * share);
    }

    private static Generator generator(Generator generator, double share) {
        return new Generator(
                generator.leastKwh() * share,
                generator.ratedKwh() * share,
                generator.costPerKwh(),
                generator.costPerRunningStep() * share,
                generator.costPerStart() * share,
                generator.runsBefore(),
                generator.carbonKgPerKwh());
    }

    private static double[] times(double[] values, double share) {
        double[] scaled = new double[values.length];
        for (int t = 0; t < values.length; t++) {
            // An infinite limit stays none, whatever the share.
            scaled[t] = Double.isInfinite(values[t]) ? values[t] : values[t] * share;
        }
        return scaled;
    }
}
