package org.commonwatt.operate.simulation;

import java.util.Arrays;
import java.util.Comparator;
import org.commonwatt.operate.dispatch.DispatchMember;
import org.commonwatt.operate.dispatch.DispatchProblem;

/// What members' nets cost at their retailers if the pool replaces what it pays most to replace:
/// the valuation that an optimiser gives them.
final class ExchangeCost {
    private final DispatchProblem problem;
    private final int[] memberOf;
    private final Integer[] buyers;
    private final Integer[] sellers;

    /// @param memberOf index of each participant in the problem
    ExchangeCost(DispatchProblem problem, int[] memberOf) {
        this.problem = problem;
        this.memberOf = memberOf;
        buyers = new Integer[memberOf.length];
        Arrays.setAll(buyers, i -> i);
        sellers = buyers.clone();
    }

    /// Import price of participant `i`.
    double importPrice(int t, int i) {
        return meter(i).importPricePerKwh()[t];
    }

    /// Feed-in price of participant `i`.
    double exportPrice(int t, int i) {
        return meter(i).exportPricePerKwh()[t];
    }

    private DispatchMember.Meter meter(int i) {
        return problem.member(memberOf[i]).meter();
    }

    /// Cost of the nets of step `t`, + takes energy.
    double of(int t, double[] netKwh) {
        double cost = 0;
        for (int i = 0; i < netKwh.length; i++) {
            cost += netKwh[i] * (netKwh[i] >= 0 ? importPrice(t, i) : exportPrice(t, i));
        }
        return problem.community().pools() ? cost - saved(t, netKwh) : cost;
    }

    /// What the pool saves: the dearest purchases meet the cheapest sales, as long as that pays.
    private double saved(int t, double[] netKwh) {
        Arrays.sort(buyers, Comparator.comparingDouble(i -> -importPrice(t, i)));
        Arrays.sort(sellers, Comparator.comparingDouble(i -> exportPrice(t, i)));
        double local = problem.community().localCostPerKwh()[t];
        double saved = 0;
        int buyer = 0;
        int seller = 0;
        double wanted = 0;
        double offered = 0;
        while (true) {
            while (wanted <= 0 && buyer < buyers.length) {
                wanted = netKwh[buyers[buyer++]];
            }
            while (offered <= 0 && seller < sellers.length) {
                offered = -netKwh[sellers[seller++]];
            }
            if (wanted <= 0 || offered <= 0) {
                return saved;
            }
            double gain =
                    importPrice(t, buyers[buyer - 1]) - exportPrice(t, sellers[seller - 1]) - local;
            if (gain <= 0) {
                return saved;
            }
            double exchanged = Math.min(wanted, offered);
            saved += gain * exchanged;
            wanted -= exchanged;
            offered -= exchanged;
        }
    }
}
