package org.commonwatt.explain;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.commonwatt.explain.PriceExplanation.Energy;
import org.commonwatt.explain.PriceExplanation.Range;
import org.commonwatt.explain.PriceReason.Formula;
import org.commonwatt.explain.PriceReason.NoTrade;
import org.commonwatt.explain.PriceReason.Orders;
import org.commonwatt.grid.StepFlows;
import org.commonwatt.market.CoefficientSharing.Keys;
import org.commonwatt.market.CommunityPrice;
import org.commonwatt.market.Prices;
import org.commonwatt.market.auction.OrderBook;
import org.commonwatt.operate.policy.Observations;
import org.commonwatt.operate.policy.Policy;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.simulation.Simulation;
import org.commonwatt.optim.Solver;
import org.jspecify.annotations.Nullable;

/// Finds what set the price of a step, by playing the run up to it
/// (`docs/FORMULATION.md#explain-price`).
public final class PriceFinder {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    /// A net below this share of all energy counts as balanced.
    private static final double BALANCED = 1e-12;

    /// Duals this close to the value of lost load are prices that nobody pays.
    private static final double LOST = 1e-6;

    private final Replay again;
    private final Scenario scenario;
    private final @Nullable Plan plan;
    private final Supplier<Solver> solver;

    /// The plan that made a community price.
    ///
    /// @param of the community that was planned, with the prices that were made
    /// @param foresawAll whether that is what was played; else something came in between that
    ///   changed no price
    public record Plan(Scenario of, boolean foresawAll) {}

    /// @param again the run, its scenario with the prices that it had
    /// @param plan what made a community price; null where it was given
    /// @param solver makes what finds that plan again
    public PriceFinder(Replay again, @Nullable Plan plan, Supplier<Solver> solver) {
        this.again = again;
        scenario = again.scenario();
        this.plan = plan;
        this.solver = solver;
    }

    /// The start of a step, local.
    public static String time(Scenario scenario, int step) {
        return TIME.format(scenario.axis().local(step));
    }

    /// Explains the price of a step of a market that goes by formula or by auction.
    ///
    /// @param policy fresh policy
    public PriceExplanation price(Policy policy, int step) {
        var operator = new OperatorShare(policy, scenario.market().operatorShare());
        Simulation run = again.until(policy, step + 1, operator);
        Energy energy = energy(run);
        Range range = range(run.prices(), step);
        PriceReason reason = reason(run, energy, range, operator.inForce);
        return new PriceExplanation(
                policy.name(),
                step,
                time(scenario, step),
                scenario.mechanism(),
                energy,
                range,
                price(run, step),
                recomputed(reason, energy, range, step),
                reason);
    }

    /// A community price holds for all energy, whether or not some of it is exchanged.
    private double price(Simulation run, int step) {
        return isGivenByStep() ? given(step) : run.clearing().pricePerKwh[0];
    }

    private boolean isGivenByStep() {
        return scenario.mechanism().equals(CommunityPrice.NAME)
                && !scenario.market().pricePerKwh().isEmpty();
    }

    private double given(int step) {
        List<Double> given = scenario.market().pricePerKwh();
        return given.get(given.size() == 1 ? 0 : step);
    }

    private static Energy energy(Simulation run) {
        StepFlows flows = run.flows();
        double demand = 0;
        double supply = 0;
        for (int i = 0; i < flows.gridImportKwh.length; i++) {
            demand += flows.gridImportKwh[i];
            supply += flows.gridExportKwh[i];
        }
        return new Energy(demand, supply, run.clearing().pooledKwh[0]);
    }

    private static Range range(Prices prices, int t) {
        String floor = "";
        String ceiling = "";
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < prices.participants(); i++) {
            double worth =
                    prices.importPricePerKwh(t, i)
                            + prices.gridFeePerKwh(i)
                            - prices.localGridFeePerKwh(i);
            if (worth < least) {
                least = worth;
                ceiling = prices.tariff(i).name();
            }
            if (prices.feedInPricePerKwh(t, i) > most) {
                most = prices.feedInPricePerKwh(t, i);
                floor = prices.tariff(i).name();
            }
        }
        return new Range(most, floor, least, ceiling);
    }

    private PriceReason reason(Simulation run, Energy energy, Range range, double share) {
        OrderBook book = run.orders();
        boolean empty = range.floorPerKwh() > range.ceilingPerKwh();
        if (isGivenByStep() && !empty) {
            return byPlan(run.step() - 1);
        }
        if (!(energy.pooledKwh() > 0)) {
            return new NoTrade(noTrade(energy, range));
        }
        if (book != null) {
            return new Orders(
                    "price." + scenario.mechanism(), MeritOrder.of(book), scenario.market().k());
        }
        double k = scenario.market().k();
        double net = energy.demandKwh() - energy.supplyKwh();
        return switch (scenario.mechanism()) {
            case "supply-demand-ratio", "bill-sharing" ->
                    new Formula("price." + scenario.mechanism(), Double.NaN);
            case "operator-price" -> new Formula("price.operator-price", 0.5 * (1 + share));
            case "coefficient" ->
                    new Formula(
                            scenario.market().keys() == Keys.STATIC
                                    ? "price.coefficient.static"
                                    : "price.coefficient",
                            k);
            case "dynamic-nem", CommunityPrice.NAME -> byBalance(net, energy, k);
            default -> new Formula("price.mid-market-rate", 0.5);
        };
    }

    private PriceReason byPlan(int step) {
        Plan made = plan;
        return made != null
                ? new DualFinder(made.of(), solver.get())
                        .dual(step)
                        .map(dual -> made.foresawAll() ? dual : dual.beforeEvents())
                        .<PriceReason>map(dual -> dual)
                        .orElse(new Formula("price.community-price.ceiling", 1))
                : new Formula("price.community-price.given", Double.NaN);
    }

    private static Formula byBalance(double net, Energy energy, double k) {
        boolean even = Math.abs(net) <= BALANCED * (energy.demandKwh() + energy.supplyKwh());
        if (even) {
            return new Formula("price.dynamic-nem.balanced", k);
        }
        return new Formula(
                net > 0 ? "price.dynamic-nem.takes" : "price.dynamic-nem.gives", net > 0 ? 1 : 0);
    }

    private String noTrade(Energy energy, Range range) {
        if (scenario.mechanism().equals("none")) {
            return "price.noMarket";
        }
        if (energy.supplyKwh() <= 0) {
            return "price.noSupply";
        }
        if (energy.demandKwh() <= 0) {
            return "price.noDemand";
        }
        return range.floorPerKwh() > range.ceilingPerKwh() ? "price.noRange" : "price.noMatch";
    }

    private double recomputed(PriceReason reason, Energy energy, Range range, int step) {
        double floor = range.floorPerKwh();
        double ceiling = range.ceilingPerKwh();
        return switch (reason) {
            case NoTrade _ -> Double.NaN;
            case PriceReason.Dual dual ->
                    dual.dualPerKwh() < scenario.settings().valueOfLostLoadPerKwh() - LOST
                            ? dual.dualPerKwh()
                            : ceiling;
            case Formula formula when formula.key().equals("price.community-price.given") ->
                    given(step);
            case Orders orders -> ofOrders(orders);
            case Formula formula when formula.key().equals("price.bill-sharing") -> 0;
            case Formula formula when formula.key().equals("price.supply-demand-ratio") -> {
                double ratio = energy.supplyKwh() / energy.demandKwh();
                yield ratio >= 1 || floor <= 0
                        ? floor
                        : 1 / ((1 - ratio) / ceiling + ratio / floor);
            }
            case Formula formula -> floor + formula.place() * (ceiling - floor);
        };
    }

    private static double ofOrders(Orders orders) {
        MeritOrder order = orders.order();
        double k = orders.k();
        return switch (orders.key()) {
            case "price.uniform-price" -> {
                double middle = k * order.marginalBid() + (1 - k) * order.marginalAsk();
                yield Math.clamp(middle, order.lowest(), order.highest());
            }
            case "price.pay-as-bid" -> k * order.meanBid() + (1 - k) * order.meanAsk();
            default -> {
                double outside = 0.5 * (order.nextBid() + order.nextAsk());
                boolean all =
                        order.whole()
                                && outside >= order.marginalAsk()
                                && outside <= order.marginalBid();
                yield all ? outside : order.marginalBid();
            }
        };
    }

    /// Where the operator's price lies in its range in the step just played: what was decided in an
    /// earlier one.
    private static final class OperatorShare implements Replay.Witness {
        private final Policy policy;
        private double next;
        private double inForce;

        OperatorShare(Policy policy, double first) {
            this.policy = policy;
            next = first;
        }

        @Override
        public void decided(Simulation run, Observations seen) {
            inForce = next;
            next = Double.isNaN(policy.operatorShare()) ? next : policy.operatorShare();
        }

        @Override
        public void after(Simulation run) {}
    }
}
