package org.commonwatt.operate.simulation;

import java.util.Arrays;
import org.commonwatt.grid.Community;
import org.commonwatt.grid.Genset;
import org.commonwatt.grid.StepFlows;

/// What generator sets burn: fuel, which the owner pays to its supplier, and starts, whose
/// maintenance is a cost but no posting (`docs/FORMULATION.md#system-cost`).
final class FuelCosts {
    private final int[] members;
    private final double[] pricePerLitre;
    private final double[] costPerStart;

    /// Fuel of the present day, currency, `[N]`.
    final double[] dayCost;

    private double startCosts;
    private double payment;

    FuelCosts(Community community) {
        int n = community.size();
        pricePerLitre = new double[n];
        costPerStart = new double[n];
        dayCost = new double[n];
        int[] found = new int[n];
        int count = 0;
        for (int i = 0; i < n; i++) {
            Genset genset = community.participant(i).genset();
            if (genset != null) {
                pricePerLitre[i] = genset.fuelPricePerLitre();
                costPerStart[i] = genset.startCost();
                found[count++] = i;
            }
        }
        members = Arrays.copyOf(found, count);
    }

    void add(StepFlows flows) {
        for (int i : members) {
            double cost = flows.fuelLitres[i] * pricePerLitre[i];
            dayCost[i] += cost;
            payment += cost;
            startCosts += flows.gensetStarts[i] * costPerStart[i];
        }
    }

    void closeDay() {
        Arrays.fill(dayCost, 0);
    }

    /// Fuel so far, currency.
    double payment() {
        return payment;
    }

    /// Maintenance that all starts so far cause, currency.
    double startCosts() {
        return startCosts;
    }

    void copyFrom(FuelCosts other) {
        System.arraycopy(other.dayCost, 0, dayCost, 0, dayCost.length);
        startCosts = other.startCosts;
        payment = other.payment;
    }
}
