package org.commonwatt.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.commonwatt.explain.Fact.Unit;

/// Why a member's share of the common gain is what it is (`docs/FORMULATION.md#explain-share`).
///
/// @param participant the member
/// @param method how the gain is shared
/// @param day which day, local date
/// @param money costs and gains
/// @param bounds what every coalition's consent allows the member
/// @param parts what its load, panels and the like have to do with it, the largest first
/// @param fidelity how well a linear model of these foretells a member's share that it has not seen
///   (share of the variance); NaN where shares do not vary
/// @param meanShare mean share of all members, currency
public record ShareExplanation(
        String participant,
        String method,
        String day,
        Money money,
        Bounds bounds,
        List<Part> parts,
        double fidelity,
        double meanShare)
        implements Explanation {
    private static final int MOST_TOLD = 3;
    private static final double ADDS = 1e-6;

    /// Costs and gains of the day, currency.
    ///
    /// @param alone what the member would pay alone
    /// @param gain what all save together
    /// @param share the member's share of it
    /// @param sum of all shares
    public record Money(double alone, double gain, double share, double sum) {}

    /// What consent allows.
    ///
    /// @param gainWithout what the others gain without the member, currency; NaN where there are
    ///   too many members to plan without one
    /// @param binding the coalition that comes closest to gaining by leaving
    /// @param rest everybody else
    /// @param bindingExcess what it would gain, ≤ 0 where nobody would; −∞ where not looked for
    /// @param tolerance of the plans' costs
    public record Bounds(
            double gainWithout,
            List<String> binding,
            List<String> rest,
            double bindingExcess,
            double tolerance) {
        public Bounds {
            binding = List.copyOf(binding);
            rest = List.copyOf(rest);
        }
    }

    /// What something of the member has to do with its share.
    ///
    /// @param factor `load`, `peak`, `match`, `spare` or `battery`
    /// @param amount how much of it the member has
    /// @param mean how much members have on average
    /// @param value what that adds to the mean share, currency
    public record Part(String factor, double amount, double mean, double value) {}

    /// A member of the day as shares see it.
    ///
    /// @param participant who
    /// @param share its share, currency
    /// @param features of it, in the order of the factors
    public record Member(String participant, double share, List<Double> features) {
        public Member {
            features = List.copyOf(features);
        }
    }

    public ShareExplanation {
        parts = List.copyOf(parts);
    }

    /// Explains.
    ///
    /// @param factors names of the features
    /// @param members all members, at least three
    /// @param i index of the member
    public static ShareExplanation of(
            Story story, List<String> factors, List<Member> members, int i) {
        double[][] rows =
                members.stream()
                        .map(m -> m.features().stream().mapToDouble(x -> x).toArray())
                        .toArray(double[][]::new);
        double[] shares = members.stream().mapToDouble(Member::share).toArray();
        LinearFit fit = LinearFit.of(rows, shares);
        List<Part> parts = new ArrayList<>();
        for (int f = 0; f < factors.size(); f++) {
            parts.add(new Part(factors.get(f), rows[i][f], fit.means()[f], fit.part(rows[i], f)));
        }
        parts.sort(Comparator.comparingDouble((Part part) -> -Math.abs(part.value)));
        return new ShareExplanation(
                members.get(i).participant(),
                story.method,
                story.day,
                story.money,
                story.bounds,
                parts,
                fit.heldOutR2(),
                fit.mean());
    }

    /// What is known beside the members' features.
    ///
    /// @param method how the gain is shared
    /// @param day which day
    /// @param money costs and gains
    /// @param bounds what consent allows
    public record Story(String method, String day, Money money, Bounds bounds) {}

    @Override
    public String kind() {
        return "share";
    }

    /// What the member adds to all others, currency: none of the others loses by paying it that.
    public double marginal() {
        return money.gain - bounds.gainWithout;
    }

    /// What the linear model says of the member's share, currency.
    public double predicted() {
        return meanShare + parts.stream().mapToDouble(Part::value).sum();
    }

    @Override
    public List<Sentence> sentences() {
        List<Sentence> sentences = new ArrayList<>();
        sentences.add(
                Sentence.of(
                        "share.gets",
                        Fact.name(participant),
                        Fact.money(money.share),
                        Fact.money(money.gain),
                        Fact.name(method),
                        Fact.name(day),
                        Fact.money(money.alone)));
        if (!Double.isNaN(bounds.gainWithout)) {
            sentences.add(
                    Sentence.of(
                            "share.marginal",
                            Fact.money(marginal()),
                            Fact.money(bounds.gainWithout),
                            Fact.money(money.gain)));
        }
        if (Double.isFinite(bounds.bindingExcess)) {
            sentences.add(group());
        }
        sentences.add(
                Sentence.of(
                        "share.fidelity",
                        Fact.share(fidelity),
                        Fact.money(meanShare),
                        Fact.money(predicted())));
        for (Part part : parts.subList(0, Math.min(MOST_TOLD, parts.size()))) {
            sentences.add(
                    Sentence.of(
                            "share.part",
                            Fact.term("factor." + part.factor),
                            Fact.plain(part.amount),
                            Fact.plain(part.mean),
                            Fact.change(part.value)));
        }
        return sentences;
    }

    /// The group that comes closest to leaving, by those who would go or those who would not.
    private Sentence group() {
        boolean most = bounds.binding.size() > bounds.rest.size();
        double excess = bounds.bindingExcess;
        String key =
                excess > bounds.tolerance
                        ? "share.unstable"
                        : excess >= -bounds.tolerance ? "share.tight" : "share.binding";
        return Sentence.of(
                most ? key + ".allBut" : key,
                Fact.name(String.join(", ", most ? bounds.rest : bounds.binding)),
                Fact.money(Math.abs(excess)));
    }

    @Override
    public List<Check> checks() {
        List<Check> checks = new ArrayList<>();
        checks.add(new Check("check.shares", Math.abs(money.sum - money.gain), ADDS, Unit.MONEY));
        if (method.endsWith("core") && !Double.isNaN(bounds.gainWithout)) {
            double outside = Math.max(-money.share, money.share - marginal());
            checks.add(
                    new Check("check.margin", Math.max(0, outside), bounds.tolerance, Unit.MONEY));
        }
        return checks;
    }
}
