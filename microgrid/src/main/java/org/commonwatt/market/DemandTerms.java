package org.commonwatt.market;

import java.util.List;

/// How the demand charge differs from the plain one of [TariffTerms].
///
/// @param chargePerKwByMonth charge in January … December, currency/kW/month, ≥ 0; empty where
///   [TariffTerms#demandChargePerKwMonth] holds all year
/// @param ratchetShare part of an earlier peak that is billed at least, 0 … 1
/// @param ratchetMonths how many months back a peak counts, 0 … 60
public record DemandTerms(List<Double> chargePerKwByMonth, double ratchetShare, int ratchetMonths) {
    /// The plain demand charge.
    public static final DemandTerms PLAIN = new DemandTerms(List.of(), 0, 0);

    public DemandTerms {
        chargePerKwByMonth = List.copyOf(chargePerKwByMonth);
        if (!chargePerKwByMonth.isEmpty() && chargePerKwByMonth.size() != 12) {
            throw new IllegalArgumentException(
                    "The chargePerKwByMonth has %d months but needs 12."
                            .formatted(chargePerKwByMonth.size()));
        }
        for (double charge : chargePerKwByMonth) {
            if (!(charge >= 0) || Double.isInfinite(charge)) {
                throw new IllegalArgumentException(
                        "The chargePerKwByMonth (%s) must be a finite number >= 0."
                                .formatted(charge));
            }
        }
        if (!(ratchetShare >= 0 && ratchetShare <= 1)) {
            throw new IllegalArgumentException(
                    "The ratchetShare (%s) must be 0 to 1.".formatted(ratchetShare));
        }
        if (ratchetMonths < 0 || ratchetMonths > 60) {
            throw new IllegalArgumentException(
                    "The ratchetMonths (%d) must be 0 to 60.".formatted(ratchetMonths));
        }
    }
}
