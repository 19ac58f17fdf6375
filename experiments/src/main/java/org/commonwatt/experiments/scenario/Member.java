package org.commonwatt.experiments.scenario;

import org.commonwatt.grid.Participant;
import org.commonwatt.market.Tariff;
import org.commonwatt.operate.scenario.Stay;

/// One participant as read, with its series and its tariff.
final class Member {
    private final Participant participant;
    private final double[] demandKwh;
    private final double[] pvKwh;
    private final Tariff tariff;
    private double[] windKwh = {};
    private double[] hotWaterKwh = {};
    private Stay stay = Stay.ALWAYS;

    /// @param demandKwh demand, kWh per step; kept
    /// @param pvKwh available generation, kWh per step; kept
    Member(Participant participant, double[] demandKwh, double[] pvKwh, Tariff tariff) {
        this.participant = participant;
        this.demandKwh = demandKwh;
        this.pvKwh = pvKwh;
        this.tariff = tariff;
    }

    /// Adds available wind generation, kWh per step; kept.
    Member withWind(double[] energyKwh) {
        windKwh = energyKwh;
        return this;
    }

    /// Adds heat wanted as hot water, kWh per step; kept.
    Member withHotWater(double[] heatKwh) {
        hotWaterKwh = heatKwh;
        return this;
    }

    /// Says when it is a member.
    Member withStay(Stay when) {
        stay = when;
        return this;
    }

    /// When it is a member.
    Stay stay() {
        return stay;
    }

    /// Empty without a turbine.
    double[] windKwh() {
        return windKwh;
    }

    /// Empty without a tank.
    double[] hotWaterKwh() {
        return hotWaterKwh;
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
