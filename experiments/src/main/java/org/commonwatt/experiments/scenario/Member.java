package org.commonwatt.experiments.scenario;

import org.commonwatt.grid.Participant;
import org.commonwatt.market.Tariff;

/// One participant as read, with its series and its tariff.
final class Member {
    private final Participant participant;
    private final double[] demandKwh;
    private final double[] pvKwh;
    private final Tariff tariff;

    /// @param demandKwh demand, kWh per step; kept
    /// @param pvKwh available generation, kWh per step; kept
    Member(Participant participant, double[] demandKwh, double[] pvKwh, Tariff tariff) {
        this.participant = participant;
        this.demandKwh = demandKwh;
        this.pvKwh = pvKwh;
        this.tariff = tariff;
    }

    Participant participant() {
        return participant;
    }

    double[] demandKwh() {
        return demandKwh;
    }

    double[] pvKwh() {
        return pvKwh;
    }

    Tariff tariff() {
        return tariff;
    }
}
