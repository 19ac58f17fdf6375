package org.commonwatt.operate.scenario;

import java.util.List;
import org.commonwatt.market.EquityTransfer;
import org.commonwatt.market.GainRule;
import org.jspecify.annotations.Nullable;

/// What the community agreed on beside tariffs and market: transfers, the sharing of the gain, and
/// who is a member when.
///
/// @param transfers made at the end of each billing period, in this order
/// @param gain how members share what the community saves; null where everyone pays the lines of
///   its own bill
/// @param stays of each participant; empty where all stay all the time
public record BillingRules(
        List<EquityTransfer> transfers, @Nullable GainRule gain, List<Stay> stays) {
    /// No transfers, no sharing, everybody stays.
    public static final BillingRules NONE = new BillingRules(List.of(), null, List.of());

    public BillingRules {
        transfers = List.copyOf(transfers);
        stays = List.copyOf(stays);
    }

    /// Stay of participant `i`.
    public Stay stay(int i) {
        return stays.isEmpty() ? Stay.ALWAYS : stays.get(i);
    }

    /// Throws unless the rules are made for `n` participants.
    void requireParticipants(String scenario, int n) {
        int weights = gain == null ? 0 : gain.weights().size();
        if ((!stays.isEmpty() && stays.size() != n) || (weights > 0 && weights != n)) {
            throw new IllegalArgumentException(
                    "Scenario %s has %d participants but %d stays and %d shares of the gain."
                            .formatted(scenario, n, stays.size(), weights));
        }
        for (EquityTransfer transfer : transfers) {
            EquityTransfer.Payers from = transfer.from();
            boolean fits = transfer.to().members().stream().allMatch(i -> i >= 0 && i < n);
            if (!fits || (from != null && from.members().stream().anyMatch(i -> i < 0 || i >= n))) {
                throw new IllegalArgumentException(
                        "The transfer %s names members that scenario %s does not have."
                                .formatted(transfer.name(), scenario));
            }
        }
    }

    /// Without transfers and sharing, as for members alone.
    public BillingRules staysOnly() {
        return new BillingRules(List.of(), null, stays);
    }
}
