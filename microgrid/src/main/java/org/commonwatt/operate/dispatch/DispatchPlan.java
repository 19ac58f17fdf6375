package org.commonwatt.operate.dispatch;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What everybody does in a window. Energies in kWh per step at the meter, arrays `[T]`, to be read
/// only.
///
/// @param problem the window
/// @param members what each member does, in the window's order
/// @param community what passes the community's meter, and its price
/// @param costs who bears what
/// @param binding limits that hold the plan back, the dearest first
/// @param fair how members fare, where the objective looked at that; else null
public record DispatchPlan(
        DispatchProblem problem,
        List<MemberPlan> members,
        CommunityPlan community,
        CostTable costs,
        List<BindingLimit> binding,
        @Nullable FairPlan fair) {

    /// Copies its lists.
    public DispatchPlan {
        members = List.copyOf(members);
        binding = List.copyOf(binding);
    }

    /// Member `i`.
    public MemberPlan member(int i) {
        return members.get(i);
    }

    /// How members fare, for an objective that looked at that.
    ///
    /// @throws NullPointerException for one that did not
    public FairPlan fairness() {
        return Objects.requireNonNull(fair, "The objective did not look at members.");
    }

    /// What passes the community's meter.
    ///
    /// @param importKwh import
    /// @param exportKwh export
    /// @param pricePerKwh community price: what another kWh of demand would cost; NaN where members
    ///   do not exchange energy, or no duals are known
    /// @param peakKw highest import
    @SuppressWarnings("ArrayRecordComponent") // Views; never compared.
    public record CommunityPlan(
            double[] importKwh, double[] exportKwh, double[] pricePerKwh, double peakKw) {}

    /// What a member does.
    ///
    /// @param id the member
    /// @param meter what passes its meter
    /// @param supply what its demand and generation get
    /// @param stores what its stores do, in its order
    /// @param jobStarts step at which each of its jobs starts; −1 for after the window
    /// @param heat what its heat pump does, or null
    public record MemberPlan(
            String id,
            MeterPlan meter,
            SupplyPlan supply,
            List<StorePlan> stores,
            List<Integer> jobStarts,
            @Nullable HeatPlan heat) {
        /// Copies its lists.
        public MemberPlan {
            stores = List.copyOf(stores);
            jobStarts = List.copyOf(jobStarts);
        }
    }

    /// What passes a member's meter: `net = import + purchase − export − sale`.
    ///
    /// @param netKwh + takes energy
    /// @param importKwh from its retailer
    /// @param exportKwh to its retailer
    /// @param purchaseKwh from other members
    /// @param saleKwh to other members
    @SuppressWarnings("ArrayRecordComponent") // Views; never compared.
    public record MeterPlan(
            double[] netKwh,
            double[] importKwh,
            double[] exportKwh,
            double[] purchaseKwh,
            double[] saleKwh) {}

    /// What a member's demand and generation get.
    ///
    /// @param unservedKwh demand that is not served
    /// @param curtailedKwh generation of sun and wind that is not used
    /// @param generatorKwh output of its generator set
    @SuppressWarnings("ArrayRecordComponent") // Views; never compared.
    public record SupplyPlan(double[] unservedKwh, double[] curtailedKwh, double[] generatorKwh) {}

    /// What a store does; zeros outside of its stay.
    ///
    /// @param chargeKwh taken at the meter
    /// @param dischargeKwh given at the meter
    /// @param contentKwh content at the end of the step
    @SuppressWarnings("ArrayRecordComponent") // Views; never compared.
    public record StorePlan(double[] chargeKwh, double[] dischargeKwh, double[] contentKwh) {}

    /// What a heat pump does.
    ///
    /// @param electricityKwh what it takes
    /// @param roomC temperature of the room at the end of the step; empty without a room
    /// @param tankC temperature of the tank at the end of the step; empty without a tank
    @SuppressWarnings("ArrayRecordComponent") // Views; never compared.
    public record HeatPlan(double[] electricityKwh, double[] roomC, double[] tankC) {}

    /// How members fare.
    ///
    /// @param aloneCost `[N]`, what each would pay alone; NaN for common assets
    /// @param cost `[N]`, what each pays, with its share of common assets, before transfers
    /// @param transfer `[N]`, what it pays beside, + gives; zero in sum
    /// @param leastBenefit z, least of `(alone − cost − transfer)/grossBill` over the vulnerable
    @SuppressWarnings("ArrayRecordComponent") // Views; never compared.
    public record FairPlan(
            double[] aloneCost, double[] cost, double[] transfer, double leastBenefit) {}

    /// A limit that holds the plan back.
    ///
    /// @param name in words, such as `charge of battery of home_3 at 18:00`
    /// @param family which kind of rule
    /// @param step its step; negative for none
    /// @param valuePerUnit by how much the objective would fall per unit of relief, > 0
    public record BindingLimit(
            String name, ConstraintFamily family, int step, double valuePerUnit) {}
}
