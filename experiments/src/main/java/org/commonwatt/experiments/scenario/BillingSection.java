package org.commonwatt.experiments.scenario;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.commonwatt.grid.Participant;
import org.commonwatt.market.EquityTransfer;
import org.commonwatt.market.GainRule;
import org.commonwatt.operate.scenario.BillingRules;
import org.commonwatt.operate.scenario.Stay;
import org.commonwatt.operate.simulation.FairShares;
import org.jspecify.annotations.Nullable;

/// `equity.transfers`, `gain` and who is a member when: what is settled beside tariffs and market.
final class BillingSection {
    private final Section root;
    private final List<Member> members;

    private BillingSection(Section root, List<Member> members) {
        this.root = root;
        this.members = members;
    }

    static BillingRules read(Section root, List<Member> members) {
        var section = new BillingSection(root, members);
        List<EquityTransfer> transfers = new ArrayList<>();
        for (Section at : root.at("equity").at("transfers").items()) {
            EquityTransfer transfer = section.transfer(at);
            if (transfer != null) {
                transfers.add(transfer);
            }
        }
        List<Stay> stays = members.stream().map(Member::stay).toList();
        boolean always = stays.stream().allMatch(Stay.ALWAYS::equals);
        return new BillingRules(transfers, section.gain(), always ? List.of() : stays);
    }

    private @Nullable EquityTransfer transfer(Section at) {
        List<Integer> to = groups(at.at("toGroups"));
        if (!at.has("perMonth") && !at.has("perKwh") && !at.has("toBurden")) {
            at.problem("needs at least one of perMonth, perKwh, toBurden.");
        }
        var receivers =
                new EquityTransfer.Receivers(
                        to,
                        Math.max(0, at.number("perMonth", 0)),
                        Math.max(0, at.number("perKwh", 0)),
                        limits(at, to));
        String name = at.text("name", "transfer");
        if (at.text("fundedBy", "members").equals("outside")) {
            for (String key : List.of("fromGroups", "fromBillsAbove", "capPerPayer")) {
                if (at.has(key)) {
                    at.at(key).warning("has no effect: a fund outside the community pays.", null);
                }
            }
            return new EquityTransfer(name, receivers, null);
        }
        List<Integer> from = payers(at, to);
        if (from.stream().anyMatch(to::contains)) {
            at.at("fromGroups").problem("names a group that gets the transfer.");
            return null;
        }
        return new EquityTransfer(
                name,
                receivers,
                new EquityTransfer.Payers(
                        from,
                        Math.max(0, at.number("fromBillsAbove", 0)),
                        Math.max(0, at.number("capPerPayer", Double.POSITIVE_INFINITY))));
    }

    private List<Integer> payers(Section at, List<Integer> to) {
        if (at.has("fromGroups")) {
            return groups(at.at("fromGroups"));
        }
        List<Integer> others = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            if (!participant(i).kind().isCommonAsset() && !to.contains(i)) {
                others.add(i);
            }
        }
        if (others.isEmpty() && !members.isEmpty()) {
            at.problem("has no payer: every member gets it.", "fundedBy: outside is meant.");
        }
        return others;
    }

    private Participant participant(int i) {
        return members.get(i).participant();
    }

    private List<Integer> groups(Section names) {
        Set<String> known = new TreeSet<>();
        members.forEach(member -> known.add(member.participant().group()));
        known.remove("");
        List<Integer> found = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Section name : names.items()) {
            String group = name.text("");
            if (!known.contains(group) && !members.isEmpty()) {
                name.problem(
                        "is \"%s\" but must be one of the groups: %s."
                                .formatted(
                                        group,
                                        known.isEmpty()
                                                ? "no participant has one"
                                                : String.join(", ", known)),
                        Spelling.youMean(group, known));
            }
            boolean again = !seen.add(group);
            for (int i = 0; i < members.size() && !again; i++) {
                if (participant(i).group().equals(group)) {
                    found.add(i);
                }
            }
        }
        return found;
    }

    /// What each receiver's bill of a month comes to at most; empty without `toBurden`.
    private List<Double> limits(Section at, List<Integer> to) {
        double burden = at.number("toBurden", 0);
        if (!(burden > 0)) {
            return List.of();
        }
        List<Double> limits = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (int i : to) {
            double income = participant(i).incomePerYear();
            limits.add(Double.isNaN(income) ? Double.POSITIVE_INFINITY : burden * income / 12);
            if (Double.isNaN(income)) {
                unknown.add(participant(i).id());
            }
        }
        if (!unknown.isEmpty()) {
            at.at("toBurden")
                    .warning(
                            "has no effect for %s, whose income is unknown."
                                    .formatted(String.join(", ", unknown)),
                            null);
        }
        return limits;
    }

    /// All coalitions are costed before a run: that is quick for few members only.
    private GainRule leximin(Section shares) {
        long count = members.stream().filter(m -> !m.participant().kind().isCommonAsset()).count();
        if (count > FairShares.MOST_MEMBERS) {
            shares.problem(
                    "is leximin-core for %d members, but a run works that out for up to %d.\nMaybe share --method leximin-core, and its gain.yaml here."
                            .formatted(count, FairShares.MOST_MEMBERS));
        }
        return GainRule.LEXIMIN;
    }

    private @Nullable GainRule gain() {
        Section shares = root.at("gain").at("shares");
        if (shares.isText() && shares.text("").equals("leximin-core")) {
            return leximin(shares);
        }
        if (shares.isText()) {
            return shares.text("").equals("load") ? GainRule.LOAD : GainRule.EQUAL;
        }
        if (!shares.isObject() || members.isEmpty()) {
            return null;
        }
        List<String> ids = new ArrayList<>();
        for (Member member : members) {
            boolean asset = member.participant().kind().isCommonAsset();
            ids.add(asset ? "" : member.participant().id());
        }
        double[] weights = new double[ids.size()];
        double sum = 0;
        for (String id : shares.keys()) {
            int i = ids.indexOf(id);
            if (i < 0) {
                shares.at(id).problem("names no member.", Spelling.youMean(id, ids));
            } else {
                weights[i] = Math.max(0, shares.number(id, 0));
                sum += weights[i];
            }
        }
        if (!(sum > 0)) {
            shares.problem("give nobody a share.");
            return null;
        }
        return GainRule.given(weights);
    }
}
