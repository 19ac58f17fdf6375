package org.commonwatt.experiments.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import org.commonwatt.numeric.RandomStream;
import org.commonwatt.numeric.RandomStreams;
import org.junit.jupiter.api.Test;

/// Damaged tariffs and tariff files are rejected or read, never an exception.
final class MutatedTariffTest {
    private static final String HOURS = "[0,0,0,0,0,0,0,0,0,0,0,0,1,1,1,1,1,1,0,0,0,0,0,0],";
    private static final String MONTHS = HOURS.repeat(12).replaceAll(",$", "");

    private static final String RATE =
            """
            {"label": "r", "energyratestructure": [[{"rate": 0.1, "max": 100}, {"rate": 0.15}], [{"rate": 0.3, "sell": 0.1}]],
             "energyweekdayschedule": [%s], "energyweekendschedule": [%s],
             "fixedchargefirstmeter": 9.5, "fixedchargeunits": "$/day", "mincharge": 12, "minchargeunits": "$/year",
             "flatdemandstructure": [[{"rate": 2}]], "flatdemandmonths": [0,0,0,0,0,0,0,0,0,0,0,0]}
            """
                    .formatted(MONTHS, MONTHS);

    private static final String SCHEDULE =
            """
            {"name": "s", "schedule": [
              {"effective_start": "05-01", "effective_end": "10-31", "dow_mask": "WEEKDAYS", "times": [0, 8.5, 12], "tariffs": [0.1, 0.2, 0.3], "demand_charge": 3},
              {"effective_start": "05-01", "effective_end": "10-31", "dow_mask": "WEEKENDS", "times": [0], "tariffs": [0.1], "demand_charge": 3},
              {"effective_start": "11-01", "effective_end": "4-30", "dow_mask": "ALL", "times": [0], "tariffs": [0.3], "demand_charge": 1}]}
            """;

    private static final String TEXT =
            """
            commonwatt: 1
            time: {start: 2025-07-01T00:00Z, step: PT30M, steps: 4}
            tariff: {urdb: rate.json, vat: 0.1, discount: {share: 0.1, groups: {low: {share: 0.5, credit: 3}}}}
            tariffs:
              s: {schedule: s.json, fixedPerMonth: 3, capacityFee: 2, capacityKw: 4}
              t: {import: 0.2, tiers: [{upTo: 100, adder: 0.1}, {upTo: 200, adder: 0.2}, {adder: -0.1}], minimumPerMonth: 4, demandRatchet: {share: 0.8, months: 3}, discount: {of: energy, localEnergy: false, povertyGuideline: {base: 15000, perPerson: 5000}, levels: [{upTo: 1, share: 0.5}, {upTo: 2, credit: 5}]}}
            carbon: {average: 0.2, marginal: {flat: 0.5}}
            participants:
              - {id: a, group: low, load: {generate: {annualKwh: 3000}}}
              - {id: b, tariff: s, load: {generate: {annualKwh: 3000}}}
              - {id: c, tariff: t, income: 14000, occupants: 3, load: {generate: {}}}
            """;

    @Test
    void intactTexts_areLoaded() {
        written(TEXT, RATE, SCHEDULE).loaded();
    }

    private static Written written(String text, String rate, String schedule) {
        return Written.of(text).with("rate.json", rate).with("s.json", schedule);
    }

    @Test
    void damagedTexts_neverThrow() {
        int rejected = 0;
        for (int seed = 0; seed < 450; seed++) {
            RandomStream random = RandomStreams.of(seed).stream("tariff");
            String text = seed % 3 == 0 ? damaged(TEXT, random) : TEXT;
            String rate = seed % 3 == 1 ? damaged(RATE, random) : RATE;
            String schedule = seed % 3 == 2 ? damaged(SCHEDULE, random) : SCHEDULE;
            try {
                ScenarioReading reading = written(text, rate, schedule).read();
                rejected += reading instanceof ScenarioReading.Rejected ? 1 : 0;
            } catch (RuntimeException exception) {
                fail("seed %d: %s%n%s%n%s%n%s".formatted(seed, exception, text, rate, schedule));
            }
        }
        assertThat(rejected).isBetween(150, 449);
    }

    private static String damaged(String text, RandomStream random) {
        return random.nextBoolean()
                ? MutatedInputTest.mutated(text, random)
                : MutatedInputTest.revalued(text, random);
    }
}
