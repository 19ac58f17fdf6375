package org.commonwatt.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.commonwatt.market.Bill;
import org.commonwatt.market.LedgerItem;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.simulation.RunAccounts;

/// What changes from one run to another of the same members: the cost, and who bears it.
///
/// Bills are compared before they are rounded to cents, so that small changes show.
///
/// @param systemCost change of the cost all in, currency, + dearer
/// @param payment part of it that leaves the community
/// @param sideCost part of it that is wear and unserved energy
/// @param storedEnergy part of it that is energy left in storage
/// @param subsidy change of what funds outside pay
/// @param members who bears it, in participant order, or a member and [#OTHERS]
/// @param bills how many bills these are
/// @param before burdens before
/// @param after burdens after
public record RunDifference(
        double systemCost,
        double payment,
        double sideCost,
        double storedEnergy,
        double subsidy,
        List<MemberChange> members,
        int bills,
        BurdenFigures before,
        BurdenFigures after) {
    /// What changes for a member.
    ///
    /// @param bill change of its bill, currency, + pays more
    /// @param sideCost change of wear and unserved energy
    /// @param common whether it is something that all own together, and nobody
    public record MemberChange(String participant, double bill, double sideCost, boolean common) {
        /// Both.
        public double total() {
            return bill + sideCost;
        }

        Sentence sentence() {
            Fact amount = Fact.money(Math.abs(total()));
            return participant.equals(OTHERS)
                    ? Sentence.of(total() > 0 ? "action.othersPay" : "action.othersGain", amount)
                    : Sentence.of(
                            total() > 0 ? "action.pays" : "action.gains",
                            Fact.name(participant),
                            amount);
        }
    }

    /// All members but the one who looks, together; no name of a participant has a space.
    public static final String OTHERS = "all others";

    /// What rounding of postings leaves unexplained, currency per bill.
    private static final double ROUNDING = 1e-3;

    public RunDifference {
        members = List.copyOf(members);
    }

    /// Compares.
    ///
    /// @param scenario whose members' incomes count
    public static RunDifference of(Scenario scenario, RunAccounts from, RunAccounts to) {
        List<MemberChange> members = new ArrayList<>();
        double side = 0;
        double subsidy = 0;
        for (int i = 0; i < from.bills().size(); i++) {
            Bill old = from.bills().get(i);
            Bill now = to.bills().get(i);
            double sideCost = to.sideCosts().get(i) - from.sideCosts().get(i);
            boolean common = scenario.community().participant(i).kind().isCommonAsset();
            members.add(
                    new MemberChange(
                            old.participantId(), exact(now) - exact(old), sideCost, common));
            side += sideCost;
            subsidy += old.amount(LedgerItem.SUBSIDY) - now.amount(LedgerItem.SUBSIDY);
        }
        return new RunDifference(
                to.systemCost() - from.systemCost(),
                to.payment() - from.payment(),
                side,
                to.storedEnergyCorrection() - from.storedEnergyCorrection(),
                subsidy,
                members,
                members.size(),
                BurdenFigures.of(scenario, from.bills().stream().map(Bill::total).toList()),
                BurdenFigures.of(scenario, to.bills().stream().map(Bill::total).toList()));
    }

    private static double exact(Bill bill) {
        return bill.total() - bill.amount(LedgerItem.ROUNDING);
    }

    /// The same as one member may see it: what changes for itself, for [#OTHERS] together and for
    /// the community, and no name and no figure of anybody else.
    public RunDifference seenBy(String participant) {
        List<MemberChange> seen = new ArrayList<>();
        double bill = 0;
        double side = 0;
        for (MemberChange each : members) {
            if (each.participant().equals(participant)) {
                seen.add(each);
            } else {
                bill += each.bill();
                side += each.sideCost();
            }
        }
        seen.add(new MemberChange(OTHERS, bill, side, false));
        return new RunDifference(
                systemCost,
                payment,
                sideCost,
                storedEnergy,
                subsidy,
                seen,
                bills,
                before.seenBy(participant),
                after.seenBy(participant));
    }

    /// What rounding of postings can leave unexplained, currency.
    double rounding() {
        return ROUNDING * bills;
    }

    /// The change for a member.
    public MemberChange member(int i) {
        return members.get(i);
    }

    /// Members for whom it makes a difference of at least `least`, the largest first.
    public List<MemberChange> concerned(double least) {
        return members.stream()
                .filter(change -> !change.common() && Math.abs(change.total()) >= least)
                .sorted(
                        Comparator.comparingDouble(
                                        (MemberChange change) -> Math.abs(change.total()))
                                .reversed())
                .toList();
    }

    /// What leaves the community less what members and funds pay: 0 but for rounding of postings.
    public double unexplained() {
        double paid = members.stream().mapToDouble(MemberChange::bill).sum() + subsidy;
        return payment - paid;
    }
}
