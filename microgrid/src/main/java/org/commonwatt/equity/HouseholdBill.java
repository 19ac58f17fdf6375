package org.commonwatt.equity;

/// What one household paid for energy in some window, and the income it pays from.
///
/// @param participantId whose bill it is
/// @param group the group that gaps are computed between, such as an income group
/// @param energyBill money for the window, with fixed charges and equity transfers; negative where
///   the household earned more than it paid
/// @param annualIncome money per year, above 0
public record HouseholdBill(
        String participantId, String group, double energyBill, double annualIncome) {

    /// Rejects a bill that is not finite and an income that is not positive.
    public HouseholdBill {
        if (!Double.isFinite(energyBill)) {
            throw new IllegalArgumentException(
                    "An energy bill must be finite: %s for %s"
                            .formatted(energyBill, participantId));
        }
        if (!(annualIncome > 0.0 && annualIncome < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "An annual income must be positive and finite: %s for %s"
                            .formatted(annualIncome, participantId));
        }
    }
}
