package org.commonwatt.experiments.sharing;

import java.util.List;
import org.commonwatt.equity.sharing.Allocation;
import org.commonwatt.equity.sharing.AllocationAudit;
import org.jspecify.annotations.Nullable;

/// Who gets which part of what the members gain together.
///
/// @param community what is shared
/// @param members everybody who shares, in the order of the scenario
/// @param methods one entry per method asked for
/// @param notes what one should know of the window and the model, a sentence each
public record SharingOutcome(
        Community community, List<Member> members, List<Method> methods, List<String> notes) {

    /// What is shared.
    ///
    /// @param name of the scenario
    /// @param currency its currency
    /// @param when the window in words
    /// @param days its length
    /// @param togetherCost cost of the best plan of all
    /// @param gain what they save against being alone
    public record Community(
            String name,
            String currency,
            String when,
            double days,
            double togetherCost,
            double gain) {}

    /// A member.
    ///
    /// @param id who
    /// @param group group for equity figures, may be empty
    /// @param incomePerYear NaN where it is not a household, or unknown
    /// @param aloneCost cost of the best plan alone
    /// @param loadKwh what it uses
    public record Member(
            String id, String group, double incomePerYear, double aloneCost, double loadKwh) {

        /// Burden of a cost in a window.
        public double burden(double cost, double days) {
            return cost * 365.0 / (days * incomePerYear);
        }
    }

    /// What a method gives.
    ///
    /// @param name of the method
    /// @param status `shared`, `relaxed` where the core is empty, `refused`, `unsolved`
    /// @param shares what each gets; null where there is nothing
    /// @param audit null where there are no shares
    /// @param sentences what is said of it: what keeps it from working, cautions
    public record Method(
            String name,
            String status,
            @Nullable Allocation shares,
            @Nullable AllocationAudit audit,
            List<String> sentences) {
        /// Copies the sentences.
        public Method {
            sentences = List.copyOf(sentences);
        }
    }

    /// Copies its lists.
    public SharingOutcome {
        members = List.copyOf(members);
        methods = List.copyOf(methods);
        notes = List.copyOf(notes);
    }

    /// Sum of what all would pay alone.
    public double aloneCost() {
        return community.togetherCost + community.gain;
    }

    /// The first method that has shares, null where none has.
    public @Nullable Method first() {
        return methods.stream().filter(method -> method.shares() != null).findFirst().orElse(null);
    }
}
