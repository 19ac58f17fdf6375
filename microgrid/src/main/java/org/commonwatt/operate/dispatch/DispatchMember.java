package org.commonwatt.operate.dispatch;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One member in a window: what it must be served, what it has, what its meter costs.
///
/// @param id the member
/// @param demandKwh demand that nothing moves, `[T]`, ≥ 0
/// @param availableKwh generation of sun and wind that may be used or curtailed, `[T]`, ≥ 0
/// @param sheddableKwh part of the demand that may stay unserved at VoLL, `[T]`; zeros where
///   shedding is not allowed
/// @param meter prices and limits of its meter
/// @param devices what it can move
/// @param equity what fairness terms need to know about it
@SuppressWarnings("ArrayRecordComponent") // Views; never compared.
public record DispatchMember(
        String id,
        double[] demandKwh,
        double[] availableKwh,
        double[] sheddableKwh,
        Meter meter,
        Devices devices,
        Equity equity) {

    /// Prices and limits of a meter, all `[T]`.
    ///
    /// @param importPricePerKwh all-in price of a kWh from the retailer: energy, fee, tax
    /// @param exportPricePerKwh what the retailer pays for a kWh
    /// @param importLimitKwh most that it may take per step; infinite for no limit
    /// @param exportLimitKwh most that it may give per step
    public record Meter(
            double[] importPricePerKwh,
            double[] exportPricePerKwh,
            double[] importLimitKwh,
            double[] exportLimitKwh) {}

    /// What a member can move.
    ///
    /// @param stores batteries and vehicles
    /// @param jobs loads that run through once started
    /// @param heat heat pump, or null
    /// @param generator generator set, or null
    public record Devices(
            List<Store> stores,
            List<DeferrableLoad> jobs,
            @Nullable HeatLoad heat,
            @Nullable Generator generator) {
        /// Nothing.
        public static final Devices NONE = new Devices(List.of(), List.of(), null, null);

        /// Copies its lists.
        public Devices {
            stores = List.copyOf(stores);
            jobs = List.copyOf(jobs);
        }
    }

    /// What fairness terms need to know.
    ///
    /// @param group group of the member, such as `low`; empty for none
    /// @param vulnerable whether the Rawlsian term protects it
    /// @param incomePerYear income; NaN where unknown or not a household
    /// @param grossBill demand × import price without devices, the denominator of relative benefit
    /// @param ownershipShare share in the common assets before normalisation, ≥ 0; 0 for a common
    ///   asset itself
    /// @param commonAsset whether it belongs to all members
    public record Equity(
            String group,
            boolean vulnerable,
            double incomePerYear,
            double grossBill,
            double ownershipShare,
            boolean commonAsset) {}

    /// The same with other devices.
    public DispatchMember with(Devices newDevices) {
        return new DispatchMember(
                id, demandKwh, availableKwh, sheddableKwh, meter, newDevices, equity);
    }

    void requireSteps(int steps) {
        SeriesCheck.require(id, "demandKwh", demandKwh, steps);
        SeriesCheck.require(id, "availableKwh", availableKwh, steps);
        SeriesCheck.require(id, "sheddableKwh", sheddableKwh, steps);
        SeriesCheck.require(id, "importPricePerKwh", meter.importPricePerKwh, steps);
        SeriesCheck.require(id, "exportPricePerKwh", meter.exportPricePerKwh, steps);
        SeriesCheck.require(id, "importLimitKwh", meter.importLimitKwh, steps);
        SeriesCheck.require(id, "exportLimitKwh", meter.exportLimitKwh, steps);
        for (Store store : devices.stores) {
            store.requireWithin(id, steps);
        }
    }
}
