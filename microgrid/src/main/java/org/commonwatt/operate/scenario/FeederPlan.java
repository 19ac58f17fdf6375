package org.commonwatt.operate.scenario;

import org.commonwatt.grid.feeder.Network;

/// The network between the participants and where each of them is connected.
///
/// The participants are the load: buses of the network carry none of their own. Demand draws
/// reactive power in a fixed proportion; photovoltaics, batteries and vehicles run at a power
/// factor of 1.
public final class FeederPlan {
    private final Network network;
    private final int[] bus;
    private final double[] powerFactor;

    /// @param network the network, radial
    /// @param busOfParticipant index of the bus of each participant, N entries; copied
    /// @param powerFactors power factor of each participant's demand, [−1, 1] without 0; copied
    public FeederPlan(Network network, int[] busOfParticipant, double[] powerFactors) {
        if (busOfParticipant.length != powerFactors.length) {
            throw new IllegalArgumentException(
                    "There are %d buses of participants but %d power factors."
                            .formatted(busOfParticipant.length, powerFactors.length));
        }
        for (int i = 0; i < busOfParticipant.length; i++) {
            int at = busOfParticipant[i];
            if (at < 0 || at >= network.buses().size()) {
                throw new IllegalArgumentException(
                        "Participant %d is at bus %d, but network %s has %d buses."
                                .formatted(i, at, network.name(), network.buses().size()));
            }
            double factor = powerFactors[i];
            if (!(Math.abs(factor) <= 1 && factor != 0)) {
                throw new IllegalArgumentException(
                        "The power factor of participant %d is %s but must lie in [-1, 1] without 0."
                                .formatted(i, factor));
            }
        }
        this.network = network;
        bus = busOfParticipant.clone();
        powerFactor = powerFactors.clone();
    }

    /// The network; its buses carry no load.
    public Network network() {
        return network;
    }

    /// Number of participants.
    public int participants() {
        return bus.length;
    }

    /// Index of a participant's bus in the network.
    public int busOf(int participant) {
        return bus[participant];
    }

    /// Power factor of a participant's demand; a negative one leads: demand feeds reactive power.
    public double powerFactor(int participant) {
        return powerFactor[participant];
    }

    /// Reactive power that a participant's demand draws, kvar per kW.
    public double kvarPerKw(int participant) {
        double factor = powerFactor[participant];
        return Math.signum(factor) * Math.sqrt(1 - factor * factor) / Math.abs(factor);
    }
}
