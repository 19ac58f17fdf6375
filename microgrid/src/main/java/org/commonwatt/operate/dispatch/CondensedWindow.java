package org.commonwatt.operate.dispatch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.commonwatt.operate.dispatch.DispatchMember.Devices;
import org.commonwatt.operate.dispatch.DispatchMember.Equity;
import org.commonwatt.operate.dispatch.DispatchMember.Meter;

/// A window in which members that have nothing to decide are one: exact for least cost, and the
/// smaller the model the sooner its plan.
///
/// Members are joined where they have demand only, see the same prices and cannot feel their
/// connection's limit.
///
/// @param problem the window; those that can decide something come first, in their order
/// @param memberOf index in the window of each of the N members
@SuppressWarnings("ArrayRecordComponent") // A view; never compared.
public record CondensedWindow(DispatchProblem problem, int[] memberOf) {

    /// Joins what can be joined.
    public static CondensedWindow of(DispatchProblem full) {
        List<DispatchMember> kept = new ArrayList<>();
        List<List<Integer>> joined = new ArrayList<>();
        int[] memberOf = new int[full.size()];
        for (int i = 0; i < full.size(); i++) {
            if (decides(full.member(i))) {
                memberOf[i] = kept.size();
                kept.add(full.member(i));
            } else {
                joinAlike(full, i, joined);
            }
        }
        for (List<Integer> alike : joined) {
            for (int i : alike) {
                memberOf[i] = kept.size();
            }
            kept.add(alike.size() == 1 ? full.member(alike.getFirst()) : sum(full, alike));
        }
        return new CondensedWindow(
                new DispatchProblem(full.steps(), full.stepHours(), kept, full.community()),
                memberOf);
    }

    /// Where tariffs differ, a yes or no per member and step would have to keep members from
    /// passing on what they bought: too many for a plan in every step. Instead exchanged energy
    /// costs at least what retail prices differ by, so that it does not pay.
    public static DispatchProblem withoutResale(DispatchProblem problem) {
        CommunityTerms terms = problem.community();
        double[] local = terms.localCostPerKwh().clone();
        for (int t = 0; t < local.length; t++) {
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            for (DispatchMember member : problem.members()) {
                least = Math.min(least, member.meter().importPricePerKwh()[t]);
                most = Math.max(most, member.meter().importPricePerKwh()[t]);
            }
            local[t] = Math.max(local[t], most - least);
        }
        return new DispatchProblem(
                problem.steps(),
                problem.stepHours(),
                problem.members(),
                new CommunityTerms(
                        terms.importLimitKwh(),
                        terms.exportLimitKwh(),
                        terms.pools(),
                        local,
                        terms.carbonKgPerKwh(),
                        terms.valueOfLostLoadPerKwh(),
                        terms.bought()));
    }

    private static boolean decides(DispatchMember member) {
        Devices devices = member.devices();
        boolean moves =
                !devices.stores().isEmpty()
                        || !devices.jobs().isEmpty()
                        || devices.heat() != null
                        || devices.generator() != null;
        boolean decides = moves;
        for (int t = 0; t < member.demandKwh().length; t++) {
            decides |= member.availableKwh()[t] > 0;
            decides |= member.demandKwh()[t] > member.meter().importLimitKwh()[t];
        }
        return decides;
    }

    private static void joinAlike(DispatchProblem full, int i, List<List<Integer>> joined) {
        Meter meter = full.member(i).meter();
        for (List<Integer> alike : joined) {
            Meter other = full.member(alike.getFirst()).meter();
            if (Arrays.equals(meter.importPricePerKwh(), other.importPricePerKwh())
                    && Arrays.equals(meter.exportPricePerKwh(), other.exportPricePerKwh())) {
                alike.add(i);
                return;
            }
        }
        joined.add(new ArrayList<>(List.of(i)));
    }

    private static DispatchMember sum(DispatchProblem full, List<Integer> alike) {
        int steps = full.steps();
        double[] demand = new double[steps];
        double[] sheddable = new double[steps];
        double gross = 0;
        for (int i : alike) {
            DispatchMember member = full.member(i);
            gross += member.equity().grossBill();
            for (int t = 0; t < steps; t++) {
                demand[t] += member.demandKwh()[t];
                sheddable[t] += member.sheddableKwh()[t];
            }
        }
        DispatchMember first = full.member(alike.getFirst());
        double[] free = new double[steps];
        Arrays.fill(free, Double.POSITIVE_INFINITY);
        Meter meter =
                new Meter(
                        first.meter().importPricePerKwh(),
                        first.meter().exportPricePerKwh(),
                        free,
                        free);
        return new DispatchMember(
                "%d members from %s on".formatted(alike.size(), first.id()),
                demand,
                new double[steps],
                sheddable,
                meter,
                Devices.NONE,
                new Equity("", false, Double.NaN, gross, 0, false));
    }
}
