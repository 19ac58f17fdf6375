package org.commonwatt.explain;

import java.util.ArrayList;
import java.util.List;
import org.commonwatt.equity.EnergyBurden;
import org.commonwatt.equity.Gini;
import org.commonwatt.equity.HouseholdBill;
import org.commonwatt.grid.Participant;
import org.commonwatt.grid.ParticipantKind;
import org.commonwatt.operate.scenario.Scenario;

/// How unequal the households' energy burdens are.
///
/// @param gini Gini coefficient of the burdens; NaN without households of known income
/// @param worst largest burden, share of a year's income; NaN likewise
/// @param worstParticipant whose that is; empty likewise
public record BurdenFigures(double gini, double worst, String worstParticipant) {
    private static final Gini GINI = new Gini();

    /// The same without what somebody else than one member bears.
    BurdenFigures seenBy(String participant) {
        return worstParticipant.equals(participant)
                ? this
                : new BurdenFigures(gini, Double.NaN, "");
    }

    /// The figures of a run's bills, however short it is: good for comparing runs of one length.
    ///
    /// @param bills currency, in the order of the participants
    public static BurdenFigures of(Scenario scenario, List<Double> bills) {
        List<HouseholdBill> households = new ArrayList<>();
        for (int i = 0; i < bills.size(); i++) {
            Participant member = scenario.community().participant(i);
            if (member.kind() == ParticipantKind.HOME && member.incomePerYear() > 0) {
                households.add(
                        new HouseholdBill(
                                member.id(), member.group(), bills.get(i), member.incomePerYear()));
            }
        }
        if (households.isEmpty()) {
            return new BurdenFigures(Double.NaN, Double.NaN, "");
        }
        double days = scenario.axis().steps() * scenario.axis().stepHours() / 24;
        EnergyBurden burden = EnergyBurden.of(days, households);
        EnergyBurden.Household worst = burden.households().getFirst();
        for (EnergyBurden.Household household : burden.households()) {
            worst = household.burden() > worst.burden() ? household : worst;
        }
        return new BurdenFigures(GINI.of(burden.values()), worst.burden(), worst.participantId());
    }
}
