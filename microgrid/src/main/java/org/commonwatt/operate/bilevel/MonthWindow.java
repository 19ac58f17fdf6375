package org.commonwatt.operate.bilevel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.commonwatt.operate.dispatch.CommunityTerms;
import org.commonwatt.operate.dispatch.DispatchMember;
import org.commonwatt.operate.dispatch.DispatchProblem;
import org.commonwatt.operate.dispatch.Store;

/// Several days as one window, for what members gain together in a month.
final class MonthWindow {
    private MonthWindow() {}

    /// One window of the participants who are there on some day of it.
    ///
    /// @param there indices of these participants
    static DispatchProblem of(
            PlannedDays days, int firstDay, int count, double[] storedKwh, List<Integer> there) {
        List<DispatchProblem> parts = new ArrayList<>();
        for (int d = firstDay; d < firstDay + count; d++) {
            parts.add(days.day(d, storedKwh));
        }
        int steps = parts.stream().mapToInt(DispatchProblem::steps).sum();
        List<DispatchMember> members = new ArrayList<>();
        for (int i : there) {
            members.add(member(parts.stream().map(part -> part.member(i)).toList()));
        }
        CommunityTerms terms = parts.getFirst().community();
        List<CommunityTerms> all = parts.stream().map(DispatchProblem::community).toList();
        return new DispatchProblem(
                steps,
                parts.getFirst().stepHours(),
                members,
                new CommunityTerms(
                        joined(all, CommunityTerms::importLimitKwh),
                        joined(all, CommunityTerms::exportLimitKwh),
                        terms.pools(),
                        joined(all, CommunityTerms::localCostPerKwh),
                        joined(all, CommunityTerms::carbonKgPerKwh),
                        terms.valueOfLostLoadPerKwh()));
    }

    /// Who has demand, generation or a battery on some day.
    static List<Integer> there(PlannedDays days, int firstDay, int count) {
        List<Integer> there = new ArrayList<>();
        double[] nothing = new double[days.participants()];
        for (int i = 0; i < days.participants(); i++) {
            boolean here = false;
            for (int d = firstDay; d < firstDay + count; d++) {
                DispatchMember member = days.day(d, nothing).member(i);
                here |=
                        !member.devices().stores().isEmpty()
                                || Arrays.stream(member.demandKwh()).sum() > 0
                                || Arrays.stream(member.availableKwh()).sum() > 0;
            }
            if (here) {
                there.add(i);
            }
        }
        return there;
    }

    private static DispatchMember member(List<DispatchMember> parts) {
        DispatchMember last = parts.getLast();
        double gross = 0;
        double share = 0;
        for (DispatchMember part : parts) {
            gross += part.equity().grossBill();
            share = Math.max(share, part.equity().ownershipShare());
        }
        return new DispatchMember(
                last.id(),
                joined(parts, DispatchMember::demandKwh),
                joined(parts, DispatchMember::availableKwh),
                joined(parts, DispatchMember::sheddableKwh),
                new DispatchMember.Meter(
                        joined(parts, part -> part.meter().importPricePerKwh()),
                        joined(parts, part -> part.meter().exportPricePerKwh()),
                        joined(parts, part -> part.meter().importLimitKwh()),
                        joined(parts, part -> part.meter().exportLimitKwh())),
                new DispatchMember.Devices(battery(parts), List.of(), null, null),
                new DispatchMember.Equity(
                        last.equity().group(),
                        last.equity().vulnerable(),
                        last.equity().incomePerYear(),
                        gross,
                        share,
                        last.equity().commonAsset()));
    }

    /// A battery is there from the first day with one to the last.
    private static List<Store> battery(List<DispatchMember> parts) {
        List<Store> found = new ArrayList<>();
        int start = 0;
        int from = 0;
        int to = 0;
        for (DispatchMember part : parts) {
            int length = part.demandKwh().length;
            if (!part.devices().stores().isEmpty()) {
                from = found.isEmpty() ? start : from;
                to = start + length;
                found.addAll(part.devices().stores());
            }
            start += length;
        }
        if (found.isEmpty()) {
            return List.of();
        }
        Store store = found.getFirst();
        return List.of(
                new Store(
                        store.kind(),
                        from,
                        to,
                        store.initialKwh(),
                        store.window(),
                        store.rates(),
                        store.end()));
    }

    private static <T> double[] joined(List<T> parts, Function<T, double[]> series) {
        return parts.stream().map(series).flatMapToDouble(Arrays::stream).toArray();
    }
}
