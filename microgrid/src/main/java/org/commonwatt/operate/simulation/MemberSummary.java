package org.commonwatt.operate.simulation;

/// One member's totals over a run. Energies in kWh, money in the scenario's currency.
///
/// @param participantId the member
/// @param demandKwh energy wanted
/// @param unservedKwh demand not met
/// @param generationKwh generation used
/// @param curtailedKwh generation thrown away
/// @param importKwh metered import
/// @param exportKwh metered export
/// @param poolPurchaseKwh part of the import that other members delivered
/// @param poolSaleKwh part of the export that other members took
/// @param chargeKwh battery charging
/// @param dischargeKwh battery discharging
/// @param evShortfallKwh EV energy missing at departures
/// @param peakImportKw highest import of a step
/// @param bill what the member owes, whole cents
/// @param retailBill the same meter profile at the member's own tariff, no local market
/// @param aloneRuleBill the member under `rule` with no community; NaN where not computed
/// @param grossBill demand × all-in retail price, no generation, no storage
/// @param wearCost wear of own devices
/// @param unservedCost VoLL × unserved
/// @param burden energy burden per year (share of income); NaN where undefined
public record MemberSummary(
        String participantId,
        double demandKwh,
        double unservedKwh,
        double generationKwh,
        double curtailedKwh,
        double importKwh,
        double exportKwh,
        double poolPurchaseKwh,
        double poolSaleKwh,
        double chargeKwh,
        double dischargeKwh,
        double evShortfallKwh,
        double peakImportKw,
        double bill,
        double retailBill,
        double aloneRuleBill,
        double grossBill,
        double wearCost,
        double unservedCost,
        double burden) {}
