package org.commonwatt.operate.bilevel;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A course as a controller played it. Arrays are the run's own, to be read only.
///
/// @param controller who played
/// @param course the days
/// @param months one entry per calendar month, in order
/// @param giniPerDay Gini coefficient of the burdens so far, `[day]`
/// @param burdenPerBill burden of one unit of money paid, `[N]`; NaN for those without an income
/// @param total sums and last values
@SuppressWarnings("ArrayRecordComponent") // Views; never compared.
public record EquityRun(
        String controller,
        Course course,
        List<Month> months,
        double[] giniPerDay,
        double[] burdenPerBill,
        Total total) {

    /// A month.
    ///
    /// @param month which
    /// @param firstDay index of its first day
    /// @param days number of its days
    /// @param bill what each participant pays for energy, before transfers
    /// @param alone what each would pay alone
    /// @param transfer what each pays so that the worst-off group loses nothing, zero in sum
    @SuppressWarnings("ArrayRecordComponent") // Views; never compared.
    public record Month(
            YearMonth month,
            int firstDay,
            int days,
            double[] bill,
            double[] alone,
            double[] transfer) {
        /// Members for whom leaving would have paid: who pays more than alone, by more than a
        /// thousandth.
        public List<Integer> leavers() {
            List<Integer> leavers = new ArrayList<>();
            for (int i = 0; i < bill.length; i++) {
                double paid = bill[i] + transfer[i];
                if (paid > alone[i] + 1e-3 * Math.abs(alone[i]) + 1e-9) {
                    leavers.add(i);
                }
            }
            return leavers;
        }
    }

    /// Sums and last values.
    ///
    /// @param cost of the community: energy, wear, unserved demand, stored energy made up for
    /// @param peakKw highest import
    /// @param giniOfBurden after the last day
    /// @param giniOfAccess after the last day
    /// @param gap largest difference between the groups' mean burdens
    /// @param unservedKwh demand that was not met
    /// @param leastServed smallest share of its demand that a household was served
    /// @param score sum of the game's rewards
    public record Total(
            double cost,
            double peakKw,
            double giniOfBurden,
            double giniOfAccess,
            double gap,
            double unservedKwh,
            double leastServed,
            double score) {}

    /// Plays a whole course.
    public static EquityRun play(EquityGame game, Course course, EquityController controller) {
        game.begin(course);
        controller.begin();
        double[] action = new double[game.spec().actionSize()];
        List<DayResult> days = new ArrayList<>();
        double[] gini = new double[course.days().count()];
        double[] reward = new double[1];
        double score = 0;
        while (days.size() < gini.length) {
            controller.act(game, action);
            game.step(action, 0);
            gini[days.size()] = game.soFar().giniOfBurden();
            days.add(game.lastDay());
            game.rewards(reward, 0);
            score += reward[0];
        }
        List<Month> months = months(course, days);
        return new EquityRun(
                controller.name(),
                course,
                months,
                gini,
                game.soFar().burdenPerBill(),
                total(course, days, game.soFar(), score));
    }

    private static Total total(
            Course course, List<DayResult> days, EquityRecord record, double score) {
        double cost = Stored.correction(course.days(), days.getLast().storedKwh());
        double peak = 0;
        double unserved = 0;
        int n = course.days().participants();
        double[] served = new double[n];
        double[] wanted = new double[n];
        for (DayResult day : days) {
            cost += day.cost();
            peak = Math.max(peak, day.peakKw());
            for (int i = 0; i < n; i++) {
                unserved += day.unservedKwh()[i];
                served[i] += day.servedKwh()[i];
                wanted[i] += day.servedKwh()[i] + day.unservedKwh()[i];
            }
        }
        double least = 1;
        for (int i = 0; i < n; i++) {
            least = wanted[i] > 0 ? Math.min(least, served[i] / wanted[i]) : least;
        }
        return new Total(
                cost,
                peak,
                record.giniOfBurden(),
                record.giniOfAccess(),
                record.gap(),
                unserved,
                least,
                score);
    }

    private static List<Month> months(Course course, List<DayResult> days) {
        int n = course.days().participants();
        boolean[] worst = worstOff(course);
        boolean[] payer = new boolean[n];
        for (int i = 0; i < n; i++) {
            payer[i] = !course.days().participant(i).equity().commonAsset();
        }
        double[] paid = new double[n];
        double[] unweighted = new double[n];
        List<Month> months = new ArrayList<>();
        int first = 0;
        while (first < days.size()) {
            YearMonth month = YearMonth.from(course.days().date(first));
            double[] bill = new double[n];
            double[] alone = new double[n];
            int d = first;
            while (d < days.size() && YearMonth.from(course.days().date(d)).equals(month)) {
                for (int i = 0; i < n; i++) {
                    bill[i] += days.get(d).bill()[i];
                    alone[i] += course.alone()[d].bill()[i];
                    paid[i] += days.get(d).bill()[i];
                    unweighted[i] += course.unweighted()[d].bill()[i];
                }
                d++;
            }
            double[] transfer = MakeGood.transfers(paid, unweighted, worst, payer);
            for (int i = 0; i < n; i++) {
                paid[i] += transfer[i];
            }
            months.add(new Month(month, first, d - first, bill, alone, transfer));
            first = d;
        }
        return months;
    }

    private static boolean[] worstOff(Course course) {
        var record = new EquityRecord(course.days());
        Arrays.stream(course.unweighted()).forEach(record::add);
        int worst = 0;
        for (int g = 1; g < record.groups().size(); g++) {
            worst = record.burdenOfGroup(g) > record.burdenOfGroup(worst) ? g : worst;
        }
        boolean[] members = new boolean[course.days().participants()];
        for (int i = 0; i < members.length; i++) {
            members[i] = record.groupOf(i) == worst && !record.groups().isEmpty();
        }
        return members;
    }

    /// Who belongs to the group that bears most under the unweighted plan.
    public boolean[] worstOff() {
        return worstOff(course);
    }

    /// What each participant pays over all months, transfers included.
    public double[] paid() {
        double[] paid = new double[course.days().participants()];
        for (Month month : months) {
            for (int i = 0; i < paid.length; i++) {
                paid[i] += month.bill()[i] + month.transfer()[i];
            }
        }
        return paid;
    }

    /// What each would pay alone over all months.
    public double[] alone() {
        double[] alone = new double[course.days().participants()];
        for (Month month : months) {
            for (int i = 0; i < alone.length; i++) {
                alone[i] += month.alone()[i];
            }
        }
        return alone;
    }

    /// Gini coefficient of the burdens, were this what each pays over all months.
    public double giniOf(double[] paid) {
        double[] burdens = new double[paid.length];
        for (int i = 0; i < paid.length; i++) {
            burdens[i] = burdenPerBill[i] * Math.max(0, paid[i]);
        }
        return EquityRecord.gini(burdens);
    }

    /// What each would pay if the gain of every month had been shared by a method: what it would
    /// pay alone less its part of the gain that was really made; a loss in proportion to what each
    /// would pay alone.
    ///
    /// @param sharings one per month
    public double[] settled(List<MonthSharing> sharings, String method) {
        double[] settled = alone();
        for (int m = 0; m < months.size(); m++) {
            Month month = months.get(m);
            double gain = Arrays.stream(month.alone()).sum() - Arrays.stream(month.bill()).sum();
            double[] parts = sharings.get(m).parts(method, gain, month.alone());
            for (int i = 0; i < settled.length; i++) {
                settled[i] -= gain * parts[i];
            }
        }
        return settled;
    }

    /// Money that was needed so that the worst-off group lost nothing.
    public double madeGood() {
        return months.stream().mapToDouble(month -> MakeGood.moved(month.transfer())).sum();
    }

    /// Mean over the days of the Gini coefficient of the burdens so far.
    public double meanGini() {
        return Arrays.stream(giniPerDay).average().orElse(0);
    }

    /// What the worst-off group pays more than under the unweighted plan, transfers included: never
    /// above rounding.
    public double worstOffLoss() {
        boolean[] worst = worstOff(course);
        double[] unweighted = new double[worst.length];
        for (DayResult day : course.unweighted()) {
            for (int i = 0; i < worst.length; i++) {
                unweighted[i] += day.bill()[i];
            }
        }
        return MakeGood.sum(paid(), worst) - MakeGood.sum(unweighted, worst);
    }
}
