package org.commonwatt.operate.scenario;

import java.util.List;
import org.commonwatt.grid.Community;
import org.commonwatt.grid.Exogenous;
import org.commonwatt.grid.Participant;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.market.MarketTerms;
import org.commonwatt.market.Tariff;
import org.jspecify.annotations.Nullable;

/// A community with its clock, its days, its tariffs and its rules: all that a run needs.
///
/// @param name short name, used for the run folder
/// @param currency ISO code, shown beside amounts
/// @param seed root of all random streams
/// @param axis the clock, T steps
/// @param community members and connection, N participants
/// @param exogenous demand and generation paths, `[T × N]`
/// @param tariffs tariff of each participant, N entries of T steps
/// @param mechanism name of the clearing mechanism, `none` for no local market
/// @param settings values and models that policies and costs use
/// @param assumptions what was drawn or filled in rather than measured, one sentence each; shown in
///   run.json and the report
/// @param feeder the network between the participants; null where power flows freely
/// @param market parameters of the clearing mechanism
/// @param billing transfers, sharing of the gain, and who is a member when
public record Scenario(
        String name,
        String currency,
        long seed,
        TimeAxis axis,
        Community community,
        Exogenous exogenous,
        List<Tariff> tariffs,
        String mechanism,
        Settings settings,
        List<String> assumptions,
        @Nullable FeederPlan feeder,
        MarketTerms market,
        BillingRules billing) {
    /// Values and models that are not part of anybody's physics or tariff.
    ///
    /// @param valueOfLostLoadPerKwh VoLL, cost of one unserved kWh (a cost, never a posting)
    /// @param evShortfallPricePerKwh cost of one kWh missing at an EV's departure (likewise)
    /// @param reserveSoc soc that rules keep for outages, [0, 1]
    /// @param information what a policy sees
    /// @param forecasts which forecaster policies get
    /// @param split which weeks are for training and which for judging
    public record Settings(
            double valueOfLostLoadPerKwh,
            double evShortfallPricePerKwh,
            double reserveSoc,
            Information information,
            ForecastSettings forecasts,
            DaySplit.Rule split) {
        /// VoLL 10, shortfall 1, no reserve, nowcast, similar-day forecasts, the usual split.
        public static final Settings DEFAULT =
                new Settings(10, 1, 0, Information.NOW, ForecastSettings.DEFAULT);

        /// Settings with the usual split.
        public Settings(
                double valueOfLostLoadPerKwh,
                double evShortfallPricePerKwh,
                double reserveSoc,
                Information information,
                ForecastSettings forecasts) {
            this(
                    valueOfLostLoadPerKwh,
                    evShortfallPricePerKwh,
                    reserveSoc,
                    information,
                    forecasts,
                    DaySplit.Rule.USUAL);
        }
    }

    public Scenario {
        tariffs = List.copyOf(tariffs);
        assumptions = List.copyOf(assumptions);
        int n = community.size();
        if (exogenous.participants() != n || tariffs.size() != n) {
            throw new IllegalArgumentException(
                    "Scenario %s has %d participants but %d series and %d tariffs."
                            .formatted(name, n, exogenous.participants(), tariffs.size()));
        }
        boolean heats = community.participants().stream().anyMatch(p -> p.heatPump() != null);
        if (heats && exogenous.weather() == null) {
            throw new IllegalArgumentException(
                    "Scenario %s has heat pumps but no weather.".formatted(name));
        }
        boolean agesOutdoors =
                community.participants().stream()
                        .map(Participant::battery)
                        .anyMatch(b -> b != null && b.agesByOutdoor());
        if (agesOutdoors && exogenous.weather() == null) {
            throw new IllegalArgumentException(
                    "Scenario %s has batteries as warm as the air outside but no weather."
                            .formatted(name));
        }
        if (feeder != null && feeder.participants() != n) {
            throw new IllegalArgumentException(
                    "Scenario %s has %d participants but its feeder connects %d."
                            .formatted(name, n, feeder.participants()));
        }
        int keys = market.keyShares().size();
        int priced = market.pricePerKwh().size();
        if ((keys > 0 && keys != n) || (priced > 1 && priced < axis.steps())) {
            throw new IllegalArgumentException(
                    "Scenario %s has %d keys for %d participants and %d community prices for %d steps."
                            .formatted(name, keys, n, priced, axis.steps()));
        }
        billing.requireParticipants(name, n);
        if (exogenous.steps() != axis.steps()
                || tariffs.stream().anyMatch(tariff -> tariff.steps() != axis.steps())) {
            throw new IllegalArgumentException(
                    "Scenario %s has %d steps; its series and tariffs must have as many."
                            .formatted(name, axis.steps()));
        }
    }

    /// A scenario without a feeder and [BillingRules], with the usual terms of the market.
    public Scenario(
            String name,
            String currency,
            long seed,
            TimeAxis axis,
            Community community,
            Exogenous exogenous,
            List<Tariff> tariffs,
            String mechanism,
            Settings settings,
            List<String> assumptions) {
        this(
                name,
                currency,
                seed,
                axis,
                community,
                exogenous,
                tariffs,
                mechanism,
                settings,
                assumptions,
                null,
                MarketTerms.USUAL,
                BillingRules.NONE);
    }

    /// The same scenario with another feeder, or with none.
    public Scenario withFeeder(@Nullable FeederPlan other) {
        return with(mechanism, other, market, billing);
    }

    /// The same scenario under another mechanism.
    public Scenario withMarket(String otherMechanism, MarketTerms terms) {
        return with(otherMechanism, feeder, terms, billing);
    }

    /// The same scenario with other billing rules.
    public Scenario withBilling(BillingRules other) {
        return with(mechanism, feeder, market, other);
    }

    /// The same scenario with other paths.
    public Scenario withExogenous(Exogenous other) {
        return with(community, other, tariffs);
    }

    /// The same scenario with other members, connection or outages.
    public Scenario withCommunity(Community other) {
        return with(other, exogenous, tariffs);
    }

    /// Whether the community buys energy the day before (`docs/FORMULATION.md#bought-ahead`): all
    /// members' tariffs have a price for it.
    public boolean buysAhead() {
        return tariffs.stream().allMatch(Tariff::buysAhead);
    }

    /// The same scenario under other tariffs.
    public Scenario withTariffs(List<Tariff> others) {
        return with(community, exogenous, others);
    }

    private Scenario with(Community others, Exogenous paths, List<Tariff> prices) {
        return new Scenario(
                name,
                currency,
                seed,
                axis,
                others,
                paths,
                prices,
                mechanism,
                settings,
                assumptions,
                feeder,
                market,
                billing);
    }

    private Scenario with(
            String otherMechanism,
            @Nullable FeederPlan otherFeeder,
            MarketTerms terms,
            BillingRules rules) {
        return new Scenario(
                name,
                currency,
                seed,
                axis,
                community,
                exogenous,
                tariffs,
                otherMechanism,
                settings,
                assumptions,
                otherFeeder,
                terms,
                rules);
    }
}
