package org.commonwatt.market;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.commonwatt.market.auction.McAfee;
import org.commonwatt.market.auction.PayAsBid;
import org.commonwatt.market.auction.UniformPrice;

/// The clearing mechanisms by name.
public final class Mechanisms {
    private static final Map<String, Function<MarketTerms, ClearingMechanism>> MAKERS =
            new LinkedHashMap<>();

    static {
        MAKERS.put("none", terms -> new NoMarket());
        MAKERS.put("mid-market-rate", terms -> new MidMarketRate());
        MAKERS.put(
                "coefficient",
                terms -> new CoefficientSharing(terms.keys(), terms.keyShares(), terms.k()));
        MAKERS.put("supply-demand-ratio", terms -> new SupplyDemandRatio());
        MAKERS.put("bill-sharing", terms -> new BillSharing());
        MAKERS.put("dynamic-nem", terms -> new DynamicNem(terms.k()));
        MAKERS.put(
                CommunityPrice.NAME,
                terms ->
                        new CommunityPrice(
                                terms.pricePerKwh().stream()
                                        .mapToDouble(Double::doubleValue)
                                        .toArray()));
        MAKERS.put("operator-price", terms -> new OperatorPrice(terms.operatorShare()));
        MAKERS.put("uniform-price", terms -> new AuctionMarket(new UniformPrice(terms.k())));
        MAKERS.put("pay-as-bid", terms -> new AuctionMarket(new PayAsBid(terms.k())));
        MAKERS.put("mcafee", terms -> new AuctionMarket(new McAfee()));
    }

    private Mechanisms() {}

    /// Names that a scenario may give.
    public static List<String> names() {
        return List.copyOf(MAKERS.keySet());
    }

    /// All mechanisms with their usual terms.
    public static List<ClearingMechanism> all() {
        return MAKERS.values().stream().map(maker -> maker.apply(MarketTerms.USUAL)).toList();
    }

    /// The mechanism of a name with its usual terms.
    ///
    /// @throws IllegalArgumentException for an unknown name, listing the known ones
    public static ClearingMechanism of(String name) {
        return of(name, MarketTerms.USUAL);
    }

    /// The mechanism of a name.
    ///
    /// @throws IllegalArgumentException for an unknown name, listing the known ones
    public static ClearingMechanism of(String name, MarketTerms terms) {
        Function<MarketTerms, ClearingMechanism> maker = MAKERS.get(name);
        if (maker == null) {
            throw new IllegalArgumentException(
                    "The market mechanism (%s) must be one of %s.".formatted(name, names()));
        }
        return maker.apply(terms);
    }
}
