package org.commonwatt.grid.ageing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.commonwatt.numeric.Forall;
import org.commonwatt.numeric.RandomStream;
import org.junit.jupiter.api.Test;

/// One day of ageing from its samples.
final class DayStressTest {
    private static final double TINY = 1e-15;
    private static final LfpAgeing LFP = new LfpAgeing(CellTemperature.constant(25));
    private static final ThroughputAgeing PLAIN = new ThroughputAgeing(5000, 1, 10, 0.8);

    /// Empty at midnight, full at noon: an hour up by 0.25 from 8 to 12, down from 18 to 22.
    private static double[] fullCycle() {
        double[] soc = new double[25];
        for (int t = 0; t < soc.length; t++) {
            double charged = Math.clamp((t - 8) / 4.0, 0, 1);
            soc[t] = charged - Math.clamp((t - 18) / 4.0, 0, 1);
        }
        return soc;
    }

    private static DayStress measured(double[] soc, double stepHours) {
        DayStress day = new DayStress(soc.length);
        day.measure(soc, 0, soc.length, stepHours);
        return day;
    }

    @Test
    void fullCycle_isTwoHalvesAtTheMeanSpeedOfTheDay() {
        DayStress day = measured(fullCycle(), 1);
        // Two ramps of 4 h count half, 6 h count whole: 10 h of 24. Way 2 in 24 h.
        assertThat(day.meanSoc()).isCloseTo(10 / 24.0, within(TINY));
        assertThat(day.cRate()).isCloseTo(2 / 24.0, within(TINY));
        assertThat(day.calendarLoss(LFP, 0, 0)).isEqualTo(LFP.calendarLoss(0, 1, 10 / 24.0, 25));
        assertThat(day.cycleLoss(LFP, 0, 0))
                .isCloseTo(LfpAgeing.cycleRate(1, 2 / 24.0, 25), within(TINY));
        assertThat(day.cycleLoss(PLAIN, 0, 0)).isCloseTo(0.2 / 5000, within(TINY));
    }

    @Test
    void rest_costsTimeOnly() {
        double[] soc = new double[97];
        Arrays.fill(soc, 0.5);
        DayStress day = measured(soc, 0.25);
        assertThat(day.cycleLoss(LFP, 0.01, 0)).isEqualTo(0.01);
        assertThat(day.calendarLoss(LFP, 0, 0)).isEqualTo(LFP.calendarLoss(0, 1, 0.5, 25));
        assertThat(day.cRate()).isZero();
    }

    @Test
    void standingLoss_isNoSpeed() {
        double[] soc = new double[25];
        for (int t = 0; t < soc.length; t++) {
            soc[t] = 0.9 - 0.009 * t;
        }
        assertThat(measured(soc, 1).cRate()).isZero();
    }

    @Test
    void partOfADay_costsItsPartOfTheTime() {
        DayStress day = new DayStress(25);
        day.measure(fullCycle(), 8, 5, 1);
        // From 8 to 12: four hours upwards.
        assertThat(day.meanSoc()).isEqualTo(0.5);
        assertThat(day.calendarLoss(PLAIN, 0, 0)).isCloseTo(0.2 / 3650 / 6, within(TINY));
        assertThat(day.cycleLoss(PLAIN, 0, 0)).isCloseTo(0.5 * 0.2 / 5000, within(TINY));
    }

    @Test
    void cells_areAsWarmAsTheDayAllows() {
        LfpAgeing outdoors = new LfpAgeing(new CellTemperature(5, 40));
        DayStress day = measured(fullCycle(), 1);
        assertThat(day.calendarLoss(outdoors, 0, 25)).isEqualTo(day.calendarLoss(LFP, 0, 99));
        assertThat(day.calendarLoss(outdoors, 0, -30)).isEqualTo(day.calendarLoss(outdoors, 0, 5));
    }

    @Test
    void tenYearsOfOneDay_areTheClosedForm() {
        DayStress day = measured(fullCycle(), 1);
        double calendar = 0;
        double cycle = 0;
        int days = 3650;
        for (int d = 0; d < days; d++) {
            calendar = day.calendarLoss(LFP, calendar, 0);
            cycle = day.cycleLoss(LFP, cycle, 0);
        }
        double rate = LfpAgeing.calendarRate(day.meanSoc(), 25);
        assertThat(calendar).isCloseTo(rate * Math.pow(days, 0.526), within(1e-12));
        assertThat(cycle)
                .isCloseTo(
                        LfpAgeing.cycleRate(1, day.cRate(), 25) * Math.pow(days, 0.828),
                        within(1e-12));
    }

    @Test
    void wholeRange_costsMoreThanTheSameDayShrunk() {
        Forall.seeds(300)
                .check(
                        random -> {
                            double[] soc = randomDay(random);
                            double[] calm = soc.clone();
                            for (int t = 0; t < soc.length; t++) {
                                calm[t] = 0.5 + 0.5 * (soc[t] - 0.5);
                            }
                            for (Ageing ageing : new Ageing[] {LFP, PLAIN}) {
                                double before = random.nextDouble(0, 0.2);
                                double wild = measured(soc, 1).cycleLoss(ageing, before, 0);
                                double mild = measured(calm, 1).cycleLoss(ageing, before, 0);
                                assertThat(wild).isGreaterThan(mild);
                                assertThat(mild).isGreaterThanOrEqualTo(before);
                            }
                        });
    }

    @Test
    void instance_remembersNothingOfTheDayBefore() {
        Forall.seeds(100)
                .check(
                        random -> {
                            double[] first = randomDay(random);
                            double[] second = randomDay(random);
                            DayStress day = measured(first, 1);
                            day.measure(second, 0, second.length, 1);
                            DayStress fresh = measured(second, 1);
                            assertThat(day.cycleLoss(LFP, 0.1, 0))
                                    .isEqualTo(fresh.cycleLoss(LFP, 0.1, 0));
                            assertThat(day.calendarLoss(LFP, 0.1, 0))
                                    .isEqualTo(fresh.calendarLoss(LFP, 0.1, 0));
                        });
    }

    private static double[] randomDay(RandomStream random) {
        double[] soc = new double[25];
        for (int t = 0; t < soc.length; t++) {
            soc[t] = random.nextDouble();
        }
        return soc;
    }
}
