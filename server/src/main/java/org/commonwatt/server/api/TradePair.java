package org.commonwatt.server.api;

import java.util.LinkedHashMap;
import java.util.Map;
import org.commonwatt.server.http.Json;
import org.commonwatt.server.http.Viewer;
import org.jspecify.annotations.Nullable;

/// Who sold to whom.
///
/// @param buyer empty for all neighbours together
/// @param seller empty for all neighbours together
record TradePair(String policy, String buyer, String seller) {
    static TradePair of(Map<String, String> row) {
        return new TradePair(
                row.getOrDefault("policy", ""),
                row.getOrDefault("buyer", ""),
                row.getOrDefault("seller", ""));
    }

    /// The same without the names that somebody does not see.
    TradePair seenBy(Viewer viewer) {
        return new TradePair(
                policy, viewer.sees(buyer) ? buyer : "", viewer.sees(seller) ? seller : "");
    }

    boolean isHidden() {
        return buyer.isEmpty() && seller.isEmpty();
    }

    static String key(String policy, String member, String side) {
        return policy + " " + side + " " + member;
    }

    Map<String, @Nullable Object> json(double energyKwh, Map<String, Double> prices) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("policy", policy);
        json.put("buyer", buyer.isEmpty() ? null : buyer);
        json.put("seller", seller.isEmpty() ? null : seller);
        json.put("energyKwh", energyKwh);
        json.put("buyerPricePerKwh", price(prices, buyer, "poolPurchase"));
        json.put("sellerPricePerKwh", price(prices, seller, "poolSale"));
        return json;
    }

    private @Nullable Double price(Map<String, Double> prices, String member, String side) {
        return Json.number(prices.getOrDefault(key(policy, member, side), Double.NaN));
    }
}
