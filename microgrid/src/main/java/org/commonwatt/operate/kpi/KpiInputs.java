package org.commonwatt.operate.kpi;

import java.util.List;
import org.commonwatt.grid.Participant;
import org.commonwatt.grid.ParticipantKind;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.operate.forecast.ForecastError;
import org.commonwatt.operate.policy.Planning;

/// What figures are made from, at the end of a run.
///
/// @param axis the clock
/// @param participants the members, N
/// @param ours meters of the run
/// @param none meters of the same scenario under `none`
/// @param series the community's net step by step
/// @param money bills and costs
/// @param forecastErrors errors of the forecast of community demand by lead time, shortest first
/// @param finalCapacityKwh battery capacity of each member at the end, `[N]`
/// @param network what the run did to the feeder
/// @param planning how the policy's planning went
public record KpiInputs(
        TimeAxis axis,
        List<Participant> participants,
        Meters ours,
        Meters none,
        NetSeries series,
        MemberMoney money,
        List<ForecastError> forecastErrors,
        NetSeries finalCapacityKwh,
        NetworkFigures network,
        Planning planning) {

    /// An immutable series of numbers.
    public static final class NetSeries {
        private final double[] values;

        /// Copies its argument.
        public NetSeries(double[] values) {
            this.values = values.clone();
        }

        double[] values() {
            return values;
        }

        double value(int index) {
            return values[index];
        }
    }

    /// Bills and costs in currency.
    ///
    /// @param bills bill of each member
    /// @param sharedAssets each member's part of the shared assets' own bill, within `bills`
    /// @param subsidies what an outside fund takes over of each bill, ≥ 0
    /// @param retailBills the same meter readings at the own tariff
    /// @param aloneRuleBills each member under `rule` without community; NaN where not computed
    /// @param wearCosts wear of each member's devices
    /// @param communityPayment net payment to outside parties
    /// @param systemCost system cost incl. stored-energy correction
    /// @param systemCostOfNone the same under `none`
    /// @param storedEnergyCorrection the correction alone
    /// @param communityAccount balance of the community account
    /// @param poolPriceMean mean price between members; NaN without trade
    public record MemberMoney(
            NetSeries bills,
            NetSeries sharedAssets,
            NetSeries subsidies,
            NetSeries retailBills,
            NetSeries aloneRuleBills,
            NetSeries wearCosts,
            double communityPayment,
            double systemCost,
            double systemCostOfNone,
            double storedEnergyCorrection,
            double communityAccount,
            double poolPriceMean) {}

    /// Days that the run covers.
    public double days() {
        return axis.steps() * axis.stepHours() / 24;
    }

    /// Whether participant `i` is a member; a shared battery is what members own.
    boolean isMember(int i) {
        return !participants.get(i).kind().isCommonAsset();
    }

    /// Whether member `i` is a household with a known income.
    boolean hasBurden(int i) {
        Participant participant = participants.get(i);
        return participant.kind() == ParticipantKind.HOME && participant.incomePerYear() > 0;
    }
}
