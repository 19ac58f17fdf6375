package org.commonwatt.experiments.scenario;

import org.commonwatt.grid.Participant;
import org.commonwatt.market.Tariff;

/// One participant as read, with its series and its tariff.
///
/// @param participant the participant
/// @param demandKwh demand, kWh per step
/// @param pvKwh available generation, kWh per step
/// @param tariff its tariff
record Member(Participant participant, double[] demandKwh, double[] pvKwh, Tariff tariff) {}
