package org.commonwatt.operate.simulation;

import java.util.ArrayList;
import java.util.List;
import org.commonwatt.grid.Participant;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.market.GainRule;
import org.commonwatt.market.Ledger;
import org.commonwatt.market.LedgerItem;
import org.commonwatt.market.PeriodClose;
import org.commonwatt.market.PeriodFacts;
import org.commonwatt.market.Settlement;
import org.commonwatt.operate.scenario.BillingRules;
import org.commonwatt.operate.scenario.Scenario;

/// Closes billing periods: what hangs on the month, common assets, surplus or gain, transfers,
/// rounding, in this order (`docs/FORMULATION.md#settlement`). Remembers where the period began.
final class PeriodBooks {
    private final Settlement settlement;
    private final BillingRules rules;
    private final BillingCalendar calendar;
    private final TimeAxis axis;
    private final List<Participant> participants;
    private final int n;
    private final long[] retailBefore;
    private final long[] importBefore;
    private long surplusBefore;
    private final List<PeriodGain> gains = new ArrayList<>();

    PeriodBooks(Scenario scenario, Settlement settlement, BillingCalendar calendar) {
        this.settlement = settlement;
        this.calendar = calendar;
        rules = scenario.billing();
        axis = scenario.axis();
        participants = scenario.community().participants();
        n = participants.size();
        retailBefore = new long[n];
        importBefore = new long[n];
    }

    /// Posts the closing entries.
    ///
    /// @param whole the postings of the period and no other
    /// @param corrections of earlier days that are entered in the period
    void close(Ledger whole, Ledger corrections, int period, double[] peakKw) {
        settlement.closeMonth(0, i -> calendar.month(period, i), peakKw, whole);
        double[] owners = owners(period);
        for (int i = 0; i < n; i++) {
            if (participants.get(i).kind().isCommonAsset()) {
                PeriodClose.passOn(whole, 0, i, owners);
            }
        }
        PeriodFacts facts = facts(period, owners);
        GainRule gain = rules.gain();
        if (gain == null) {
            PeriodClose.returnSurplus(whole, 0, facts);
        } else {
            long units = PeriodClose.shareGain(gain, whole, 0, facts);
            gains.add(new PeriodGain(axis.periodName(period), units));
        }
        PeriodClose.transfer(rules.transfers(), whole, 0, facts);
        passOnCorrections(whole, corrections, owners);
        PeriodClose.roundToCents(whole, corrections, 0);
    }

    /// What was corrected of a common asset's postings is its owners', too.
    private void passOnCorrections(Ledger whole, Ledger corrections, double[] owners) {
        for (int i = 0; i < n; i++) {
            long units = corrections.memberUnits(i);
            if (units != 0 && participants.get(i).kind().isCommonAsset()) {
                long[] parts = PeriodClose.ownersParts(units, i, owners);
                for (int j = 0; j < n; j++) {
                    whole.post(0, j, LedgerItem.SHARED_ASSET, 0, j == i ? -units : parts[j]);
                }
            }
        }
    }

    /// Ownership weighted with the part of the period in which the owner was a member.
    private double[] owners(int period) {
        double longest = 0;
        for (int i = 0; i < n; i++) {
            longest = Math.max(longest, calendar.share(period, i));
        }
        double[] owners = new double[n];
        for (int i = 0; i < n; i++) {
            Participant participant = participants.get(i);
            double present = calendar.share(period, i) / longest;
            owners[i] =
                    participant.kind().isCommonAsset() ? 0 : participant.ownershipShare() * present;
        }
        return owners;
    }

    private PeriodFacts facts(int period, double[] owners) {
        double[] monthShare = new double[n];
        long[] retail = new long[n];
        long[] imported = new long[n];
        for (int i = 0; i < n; i++) {
            boolean asset = participants.get(i).kind().isCommonAsset();
            long own = settlement.retailUnits(i) - retailBefore[i];
            monthShare[i] = asset ? 0 : calendar.share(period, i);
            imported[i] = settlement.importMilliwattHours(i) - importBefore[i];
            retailBefore[i] = settlement.retailUnits(i);
            importBefore[i] = settlement.importMilliwattHours(i);
            long[] parts = asset && own != 0 ? PeriodClose.ownersParts(own, i, owners) : null;
            for (int j = 0; j < n && parts != null; j++) {
                retail[j] += parts[j];
            }
            retail[i] += asset ? 0 : own;
        }
        long surplus = settlement.surplusUnits(0) - surplusBefore;
        surplusBefore = settlement.surplusUnits(0);
        return new PeriodFacts(monthShare, retail, imported, surplus);
    }

    List<PeriodGain> gains() {
        return List.copyOf(gains);
    }

    void copyFrom(PeriodBooks other) {
        System.arraycopy(other.retailBefore, 0, retailBefore, 0, n);
        System.arraycopy(other.importBefore, 0, importBefore, 0, n);
        surplusBefore = other.surplusBefore;
        gains.clear();
        gains.addAll(other.gains);
    }
}
