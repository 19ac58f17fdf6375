package org.commonwatt.experiments.network;

import java.util.List;

/// A SimBench grid: the network and what is connected to it.
///
/// @param file the network; its buses carry all loads less all generation
/// @param loads consumers
/// @param generators renewable generators
/// @param storages storages
public record SimbenchGrid(
        NetworkFile file, List<Unit> loads, List<Unit> generators, List<Storage> storages) {
    public SimbenchGrid {
        loads = List.copyOf(loads);
        generators = List.copyOf(generators);
        storages = List.copyOf(storages);
    }

    /// A consumer or a generator.
    ///
    /// @param id its name
    /// @param bus bus it is connected to
    /// @param type kind of plant, such as `PV`; empty for consumers
    /// @param profile name of its profile
    /// @param kw real power at a profile value of 1, kW, ≥ 0
    /// @param kvar reactive power likewise, kvar; of a consumer drawn, of a generator delivered
    /// @param spot where it stands
    public record Unit(
            String id,
            String bus,
            String type,
            String profile,
            double kw,
            double kvar,
            Spot spot) {}

    /// A storage.
    ///
    /// @param id its name
    /// @param bus bus it is connected to
    /// @param powerKw largest power, kW
    /// @param energyKwh capacity, kWh
    /// @param efficiency share of the energy that comes back, (0, 1]
    /// @param spot where it stands
    public record Storage(
            String id,
            String bus,
            double powerKw,
            double energyKwh,
            double efficiency,
            Spot spot) {}
}
