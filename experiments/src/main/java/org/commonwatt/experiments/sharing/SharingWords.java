package org.commonwatt.experiments.sharing;

import java.util.ArrayList;
import java.util.List;
import org.commonwatt.equity.sharing.AllocationAudit;
import org.commonwatt.equity.sharing.Caution;
import org.commonwatt.equity.sharing.Coalition;
import org.commonwatt.experiments.report.chart.Figures;

/// Sentences about allocations.
public final class SharingWords {
    /// What is known of shares by prices without looking at any coalition.
    static final String BY_PRICES =
            "Nobody gains by leaving, alone or together: at the prices of the best plan no coalition"
                    + " pays less on its own.";

    /// Excesses below this share of the gain count as none: less than a search looks at.
    private static final double NOTHING = 1e-5;

    private static final int NAMED = 8;

    private final List<String> names;
    private final String currency;

    /// @param names of the members
    public SharingWords(List<String> names, String currency) {
        this.names = List.copyOf(names);
        this.currency = currency;
    }

    /// Puts a caution into words.
    public String of(Caution caution) {
        return switch (caution) {
            case Caution.OwnWeightBackfires(int i, double before, double after) ->
                    "Twice the weight of %s would lower its share from %s to %s: weights are no"
                                    .formatted(names.get(i), money(before), money(after))
                            + " means to help it.";
            case Caution.Sampled(int orders, double level, double widest) ->
                    "Shares are estimates from %d orders of the members; intervals of %.0f %% reach"
                                    .formatted(orders, 100 * level)
                            + " up to %s either way.".formatted(money(widest));
            case Caution.Unproven(double bound) ->
                    Double.isInfinite(bound)
                            ? "Not every coalition could be looked at."
                            : "Not every coalition could be looked at: one might gain up to %s by"
                                            .formatted(money(bound))
                                    + " leaving.";
            case Caution.RentGivenBack(double amount) ->
                    "The community's connection is scarce and earns %s, given back in proportion to"
                                    .formatted(money(amount))
                            + " load; these shares need not satisfy every coalition.";
            case Caution.NoGain(double gain) ->
                    "There is nothing to share: together the members gain %s."
                            .formatted(money(gain));
            case Caution.LossBorne(double gain) ->
                    "The community lost %s, borne in proportion to the bills alone."
                            .formatted(money(-gain));
        };
    }

    /// What an audit says of the core.
    ///
    /// @param gain what excesses are measured by
    public String core(AllocationAudit audit, double gain) {
        double excess = audit.largest().excess();
        double nothing = NOTHING * Math.max(1, Math.abs(gain));
        if (excess > nothing) {
            return "%s would gain %s by leaving together."
                    .formatted(who(audit.largest().coalition()), money(excess));
        }
        if (audit.inCore(nothing)) {
            return "Nobody gains by leaving, alone or together: the shares lie in the core.";
        }
        return Double.isInfinite(audit.bound())
                ? "Whether some members would gain by leaving together was not looked at."
                : "No coalition was found that gains by leaving; at most one could gain %s."
                        .formatted(money(audit.bound()));
    }

    /// Who a coalition is.
    public String who(long coalition) {
        int[] members = Coalition.members(coalition);
        List<String> some = new ArrayList<>();
        for (int i : members) {
            some.add(names.get(i));
        }
        if (members.length > NAMED) {
            return "%s and %d others"
                    .formatted(String.join(", ", some.subList(0, NAMED)), members.length - NAMED);
        }
        return String.join(", ", some);
    }

    private String money(double amount) {
        return Figures.money(amount, currency);
    }
}
