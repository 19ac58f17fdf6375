package org.commonwatt.grid;

import org.commonwatt.grid.ageing.Ageing;
import org.jspecify.annotations.Nullable;

/// A stationary battery. Grid-side power; soc = stored / nameplate capacity.
///
/// `stored' = stored·(1−σ)^Δ + ηc·charge − discharge/ηd`, see `docs/FORMULATION.md#battery`.
///
/// | attribute | unit | range | meaning |
/// |---|---|---|---|
/// | capacityKwh | kWh | > 0 | nameplate capacity |
/// | chargeKw, dischargeKw | kW | ≥ 0 | largest grid-side power each way |
/// | etaCharge, etaDischarge | 1 | (0, 1] | one-way efficiencies ηc, ηd |
/// | minSoc, maxSoc | 1 | 0 ≤ min < max ≤ 1 | window within which actions keep the soc |
/// | standingLossPerHour | 1/h | [0, 1) | σ, share of the stored energy lost per hour |
/// | wearCostPerKwh | currency/kWh | ≥ 0 | cost per kWh moved at the meter, either way |
/// | initialSoc | 1 | [0, 1] | soc at the first step |
///
/// @param capacityKwh nameplate capacity
/// @param chargeKw largest charging power
/// @param dischargeKw largest discharging power
/// @param etaCharge charging efficiency
/// @param etaDischarge discharging efficiency
/// @param minSoc lower end of the window
/// @param maxSoc upper end of the window
/// @param standingLossPerHour standing loss σ
/// @param wearCostPerKwh wear cost
/// @param initialSoc soc at the start
/// @param curves power and efficiency curves of the CityLearn battery; null for the linear model
/// @param ageing how it loses capacity; null for never, or by the fade of its curves
public record Battery(
        double capacityKwh,
        double chargeKw,
        double dischargeKw,
        double etaCharge,
        double etaDischarge,
        double minSoc,
        double maxSoc,
        double standingLossPerHour,
        double wearCostPerKwh,
        double initialSoc,
        @Nullable BatteryCurves curves,
        @Nullable Ageing ageing) {
    public Battery {
        Checks.positive("capacityKwh", capacityKwh);
        Checks.notNegative("chargeKw", chargeKw);
        Checks.notNegative("dischargeKw", dischargeKw);
        Checks.efficiency("etaCharge", etaCharge);
        Checks.efficiency("etaDischarge", etaDischarge);
        Checks.within("minSoc", minSoc, 0, 1);
        Checks.within("maxSoc", maxSoc, 0, 1);
        if (minSoc >= maxSoc) {
            throw new IllegalArgumentException(
                    "The minSoc (%s) must be below the maxSoc (%s).".formatted(minSoc, maxSoc));
        }
        Checks.within("standingLossPerHour", standingLossPerHour, 0, Math.nextDown(1.0));
        Checks.notNegative("wearCostPerKwh", wearCostPerKwh);
        Checks.within("initialSoc", initialSoc, 0, 1);
        if (ageing != null && curves != null && curves.capacityLossCoefficient() > 0) {
            throw new IllegalArgumentException(
                    "The capacityLossCoefficient (%s) and the ageing would both take capacity."
                            .formatted(curves.capacityLossCoefficient()));
        }
    }

    /// A battery that does not age.
    public Battery(
            double capacityKwh,
            double chargeKw,
            double dischargeKw,
            double etaCharge,
            double etaDischarge,
            double minSoc,
            double maxSoc,
            double standingLossPerHour,
            double wearCostPerKwh,
            double initialSoc,
            @Nullable BatteryCurves curves) {
        this(
                capacityKwh,
                chargeKw,
                dischargeKw,
                etaCharge,
                etaDischarge,
                minSoc,
                maxSoc,
                standingLossPerHour,
                wearCostPerKwh,
                initialSoc,
                curves,
                null);
    }

    /// Whether its ageing follows the air temperature outside.
    public boolean agesByOutdoor() {
        return ageing != null && ageing.needsOutdoor();
    }

    /// The same with another ageing, or none.
    public Battery withAgeing(@Nullable Ageing other) {
        return new Battery(
                capacityKwh,
                chargeKw,
                dischargeKw,
                etaCharge,
                etaDischarge,
                minSoc,
                maxSoc,
                standingLossPerHour,
                wearCostPerKwh,
                initialSoc,
                curves,
                other);
    }

    /// A linear battery with efficiency 0.95 each way, window 0–1, no standing loss, no wear cost.
    public static Battery linear(double capacityKwh, double powerKw) {
        return new Battery(
                capacityKwh, powerKw, powerKw, 0.95, 0.95, 0.0, 1.0, 0.0, 0.0, 0.0, null);
    }
}
