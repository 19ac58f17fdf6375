package org.commonwatt.experiments.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.commonwatt.market.Bill;
import org.commonwatt.market.Discount;
import org.commonwatt.market.LedgerItem;
import org.commonwatt.market.MonthlyTerms;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.simulation.Runs;
import org.commonwatt.operate.simulation.StepObserver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Keys of a tariff that depend on the month, and tariff files.
final class MonthlyTariffTest {
    /// Summer (June to September) and winter; in summer weekday afternoons are dear. 100 kWh at the
    /// first price.
    private static final String RATE =
            """
            {"items": [{"label": "two seasons", "country": "USA",
              "energyratestructure": [
                [{"rate": 0.10, "adj": 0.01, "unit": "kWh", "max": 100}, {"rate": 0.15}],
                [{"rate": 0.30, "unit": "kWh", "max": 100, "sell": 0.05}, {"rate": 0.34}]],
              "energyweekdayschedule": [%1$s],
              "energyweekendschedule": [%2$s],
              "fixedchargefirstmeter": 9.5, "fixedchargeunits": "$/month",
              "mincharge": 12, "minchargeunits": "$/month",
              "flatdemandstructure": [[{"rate": 2}], [{"rate": 5, "adj": 1}]],
              "flatdemandmonths": [0,0,0,0,0,1,1,1,1,0,0,0]}]}
            """
                    .formatted(months(true), months(false));

    private static String months(boolean weekday) {
        var text = new StringBuilder();
        for (int month = 1; month <= 12; month++) {
            text.append(month > 1 ? "," : "").append('[');
            for (int hour = 0; hour < 24; hour++) {
                boolean dear = weekday && month >= 6 && month <= 9 && hour >= 14 && hour < 20;
                text.append(hour > 0 ? "," : "").append(dear ? 1 : 0);
            }
            text.append(']');
        }
        return text.toString();
    }

    private static Written hourly(String start, int days, String tariff, String members) {
        return Written.of(
                """
                commonwatt: 1
                currency: USD
                time: {start: %s, step: PT1H, days: %d}
                tariff:
                %s
                participants:
                %s
                """
                        .formatted(start, days, tariff.indent(2), members.indent(2)));
    }

    private static Scenario month(String start, int days, String tariff, String members) {
        return hourly(start, days, tariff, members)
                .with("load.csv", "load_kwh\n" + "1\n".repeat(24 * days))
                .with("rate.json", RATE)
                .scenario();
    }

    private static final String HOME = "- {id: a, load: {series: \"load.csv#load_kwh\"}}";

    private static Bill bill(Scenario scenario) {
        return Runs.run(scenario, "none", StepObserver.NONE).bills().getFirst();
    }

    @Test
    void urdb_januaryBill_isThatOfTheFile() {
        Bill bill = bill(month("2025-01-01", 31, "urdb: rate.json", HOME));
        // 744 kWh at 0.11; 644 of them 0.04 dearer; 1 kW at 2.
        assertThat(bill.amount(LedgerItem.RETAIL_ENERGY)).isCloseTo(81.84, within(1e-9));
        assertThat(bill.amount(LedgerItem.TIER_ADJUSTMENT)).isCloseTo(25.76, within(1e-9));
        assertThat(bill.amount(LedgerItem.FIXED)).isEqualTo(9.5);
        assertThat(bill.amount(LedgerItem.DEMAND_CHARGE)).isEqualTo(2);
        assertThat(bill.total()).isEqualTo(119.1);
    }

    @Test
    void urdb_julyBill_sharesTheBlocksBetweenItsPeriods() {
        Bill bill = bill(month("2025-07-01", 31, "urdb: rate.json", HOME));
        // July 2025 has 23 weekdays: 138 kWh at 0.30, 606 at 0.11. Of the 644 kWh beyond 100 each
        // period has its share: 644 · (138 · 0.04 + 606 · 0.04)/744. Demand at 6.
        assertThat(bill.amount(LedgerItem.RETAIL_ENERGY)).isCloseTo(108.06, within(1e-9));
        assertThat(bill.amount(LedgerItem.TIER_ADJUSTMENT)).isCloseTo(25.76, within(1e-5));
        assertThat(bill.amount(LedgerItem.DEMAND_CHARGE)).isEqualTo(6);
    }

    @Test
    void urdb_partOfAMonth_paysPart_upToPartOfTheMinimum() {
        Scenario scenario = month("2025-04-01", 3, "urdb: rate.json", HOME);
        Bill bill = bill(scenario);
        // A tenth of April: 72 kWh at 0.11, 62 of them 0.04 dearer; 0.95 and 0.20.
        assertThat(bill.amount(LedgerItem.RETAIL_ENERGY)).isCloseTo(7.92, within(1e-9));
        assertThat(bill.amount(LedgerItem.TIER_ADJUSTMENT)).isCloseTo(2.48, within(1e-9));
        assertThat(bill.amount(LedgerItem.FIXED)).isCloseTo(0.95, within(1e-9));
        assertThat(bill.amount(LedgerItem.DEMAND_CHARGE)).isCloseTo(0.2, within(1e-9));
        assertThat(bill.amount(LedgerItem.MINIMUM_BILL)).isZero();
        assertThat(scenario.tariffs().getFirst().monthly().minimumPerMonth()).isEqualTo(12);
    }

    @Test
    void urdb_sellPrice_isTheFeedIn_unlessOneIsGiven() {
        Scenario file = month("2025-07-01", 1, "urdb: rate.json", HOME);
        // Tuesday, 1 July 2025.
        assertThat(file.tariffs().getFirst().feedInPricePerKwh(15)).isEqualTo(0.05);
        assertThat(file.tariffs().getFirst().feedInPricePerKwh(3)).isZero();
        Scenario given = month("2025-07-01", 1, "urdb: rate.json\nfeedIn: 0.02", HOME);
        assertThat(given.tariffs().getFirst().feedInPricePerKwh(15)).isEqualTo(0.02);
    }

    @Test
    void urdb_inAnotherCurrency_isAWarning() {
        Written written =
                Written.of(Written.SMALL.replace("{import: 0.3}", "{urdb: rate.json}"))
                        .with("rate.json", RATE)
                        .with("loads.csv", "load_kwh\n1\n1\n1\n1\n");
        assertThat(written.warnings())
                .containsExactly(
                        "rate.json:1:12: items[0] is in USD but the scenario's currency is EUR; nothing is converted.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    "rate": 0.15            | "rate": "dear"       | items[0].energyratestructure[0][1].rate is missing.
                    "max": 100}, {"rate": 0.15 | "max": 0}, {"rate": 0.15 | items[0].energyratestructure[0][0].max must be a number above the tier before (0.0).
                    "unit": "kWh", "max"    | "unit": "kWh daily", "max" | items[0].energyratestructure[0][0].unit is "kWh daily", which is not simulated; kWh is.
                    "$/month",\\n "mincharge" | "$/fortnight",\\n "mincharge" | items[0].fixedchargeunits is "$/fortnight", which is not simulated.
                    [0,0,0,0,0,1,1          | [0,0,0,0,0,2,1       | items[0].flatdemandmonths[5] must be the number of one of the 2 periods, from 0.
                    "mincharge": 12         | "demandratestructure": [[{"rate": 3}]] | items[0].demandratestructure is not simulated.
                    """)
    void urdb_wrongFile_isRefusedWithItsPlace(String right, String wrong, String message) {
        String json =
                right.contains("\\n")
                        ? RATE.replaceFirst("\"\\$/month\"", "\"\\$/fortnight\"")
                        : RATE.replace(right.strip(), wrong.strip());
        assertThat(json).isNotEqualTo(RATE);
        String problems =
                Written.of(Written.SMALL.replace("{import: 0.3}", "{urdb: rate.json}"))
                        .with("rate.json", json)
                        .with("loads.csv", "load_kwh\n1\n1\n1\n1\n")
                        .problems();
        assertThat(problems).contains(message.strip()).contains("rate.json:");
    }

    @Test
    void files_thatAreNoTariffs_areRefused() {
        for (String form : List.of("urdb", "schedule")) {
            String text = Written.SMALL.replace("{import: 0.3}", "{" + form + ": x.json}");
            assertThat(Written.of(text).with("x.json", "{\"a\": 1}").problems())
                    .contains("is missing.")
                    .contains("x.json:1:1");
            assertThat(Written.of(text).with("x.json", "{\"a\": [").problems())
                    .contains("x.json:1")
                    .contains("no valid YAML");
            assertThat(Written.of(text).problems())
                    .contains("x.json: The file does not exist beside the scenario.");
        }
    }

    @Test
    void severalForms_areRefused() {
        assertThat(
                        Written.of(
                                        Written.SMALL.replace(
                                                "{import: 0.3}", "{import: 0.3, urdb: rate.json}"))
                                .problems())
                .contains("tariff needs exactly one of import, urdb, schedule.");
        assertThat(Written.of(Written.SMALL.replace("{import: 0.3}", "{vat: 0.2}")).problems())
                .contains("tariff needs exactly one of import, urdb, schedule.");
    }

    @Test
    void schedule_gapsAndOverlaps_areTold() {
        String schedule =
                """
                {"name": "s", "schedule": [
                  {"effective_start": "05-01", "effective_end": "10-31", "dow_mask": "%s",
                   "times": [0, 8.5], "tariffs": [0.1, 0.2], "demand_charge": 3},
                  {"effective_start": "11-01", "effective_end": "%s", "dow_mask": "ALL",
                   "times": [0], "tariffs": [0.3], "demand_charge": 1}]}
                """;
        Written gap =
                Written.of(Written.SMALL.replace("{import: 0.3}", "{schedule: s.json}"))
                        .with("s.json", schedule.formatted("WEEKDAYS", "4-30"));
        assertThat(gap.problems()).contains("schedule has no price on a weekend 05-01.");
        Written overlap =
                Written.of(Written.SMALL.replace("{import: 0.3}", "{schedule: s.json}"))
                        .with("loads.csv", "load_kwh\n1\n1\n1\n1\n")
                        .with("s.json", schedule.formatted("ALL", "5-01"));
        assertThat(overlap.warnings())
                .containsExactly(
                        "s.json:4:3: schedule[1] holds where schedule[0] does; the first counts.");
        var tariff = overlap.scenario().tariffs().getFirst();
        assertThat(tariff.demandChargePerKwMonth(5)).isEqualTo(3);
        assertThat(tariff.demandChargePerKwMonth(12)).isEqualTo(1);
    }

    @Test
    void ownTiersAndCharges_areBilled() {
        Scenario scenario =
                month(
                        "2025-04-01",
                        30,
                        """
                        import: 0.2
                        vat: 0.1
                        tiers: [{upTo: 500, adder: 0}, {upTo: 700, adder: 0.05}, {adder: -0.02}]
                        fixedPerMonth: 7
                        capacityFee: 1.5
                        capacityKw: 4
                        demandCharge: 3
                        demandRatchet: {share: 0.8, months: 3}
                        """,
                        HOME);
        Bill bill = bill(scenario);
        // 720 kWh: 200 · 0.05 − 20 · 0.02; 6 for 4 kW.
        assertThat(bill.amount(LedgerItem.TIER_ADJUSTMENT)).isCloseTo(9.6, within(1e-9));
        assertThat(bill.amount(LedgerItem.CAPACITY_CHARGE)).isCloseTo(6, within(1e-9));
        // (144 + 9.6 + 7 + 6 + 3) · 1.1
        assertThat(bill.total()).isEqualTo(186.56);
        assertThat(scenario.tariffs().getFirst().monthly().demand().ratchetShare()).isEqualTo(0.8);
    }

    @Test
    void capacityFee_isOnTheConnection_andNeedsOne() {
        String tariff = "import: 0.2\ncapacityFee: 2";
        String member =
                "- {id: a, connection: {importLimitKw: 3}, load: {series: \"load.csv#load_kwh\"}}";
        Bill bill = bill(month("2025-04-01", 30, tariff, member));
        assertThat(bill.amount(LedgerItem.CAPACITY_CHARGE)).isEqualTo(6);
        assertThat(hourly("2025-04-01", 1, tariff, HOME).problems())
                .contains(
                        "tariff.capacityFee needs a size: a has no connection.importLimitKw and the tariff no capacityKw.");
    }

    @Test
    void discount_byGroup_beforeIncome_beforeEverybody() {
        Scenario scenario =
                month(
                        "2025-04-01",
                        1,
                        """
                        import: 0.2
                        discount:
                          of: energy
                          localEnergy: false
                          share: 0.05
                          groups: {pilot: {credit: 10}}
                          povertyGuideline: {base: 15000, perPerson: 5000}
                          levels: [{upTo: 1, share: 0.5}, {upTo: 2, share: 0.25, credit: 3}]
                        """,
                        """
                        - {id: a, group: pilot, income: 9000, load: {generate: {occupants: 1}}}
                        - {id: b, income: 20000, load: {generate: {occupants: 2}}}
                        - {id: c, income: 20001, occupants: 2, load: {generate: {}}}
                        - {id: d, income: 20001, load: {generate: {annualKwh: 2000}}}
                        - {id: e, income: 90000, load: {generate: {}}}
                        - {id: f, load: {generate: {}}}
                        - {id: g, kind: shop, load: {generate: {}}}
                        """);
        assertThat(scenario.tariffs())
                .extracting(tariff -> tariff.monthly().discount())
                .containsExactly(
                        energy(0, 10),
                        energy(0.5, 0),
                        energy(0.25, 3),
                        energy(0.25, 3),
                        energy(0.05, 0),
                        energy(0.05, 0),
                        energy(0.05, 0));
        assertThat(scenario.assumptions()).contains("d: 2 people are assumed for its discount.");
        assertThat(scenario.tariffs().get(4)).isSameAs(scenario.tariffs().get(6));
    }

    private static Discount energy(double share, double credit) {
        return new Discount(share, Discount.Base.ENERGY, false, credit);
    }

    @Test
    void sharedBattery_getsNeitherDiscountNorCapacityFee() {
        Scenario scenario =
                Written.of(
                                """
                                commonwatt: 1
                                time: {start: 2025-04-01, step: PT1H, days: 1}
                                tariff: {import: 0.2, capacityFee: 2, capacityKw: 5, discount: {share: 0.5}}
                                sharedBattery: {capacityKwh: 10}
                                participants: [{id: a, load: {generate: {}}}]
                                """)
                        .scenario();
        assertThat(scenario.tariffs().get(1).monthly()).isEqualTo(MonthlyTerms.NONE);
        assertThat(scenario.tariffs().get(0).monthly().capacityChargePerMonth()).isEqualTo(10);
    }

    @Test
    void contradictions_areTold() {
        assertThat(problems("import: 0.2\ntiers: [{upTo: 10, adder: 0}, {upTo: 20, adder: 1}]"))
                .contains("tariff.tiers[1].upTo must be missing in the last tier");
        assertThat(problems("import: 0.2\ntiers: [{upTo: 10}, {upTo: 5}, {adder: 1}]"))
                .contains("tariff.tiers[1].upTo must be a number above the tier before (10.0).");
        assertThat(
                        problems(
                                "import: 0.2\ndemandCharge: 1\ndemandChargeByMonth: [1,1,1,1,1,1,1,1,1,1,1,1]"))
                .contains("tariff.demandCharge stands beside demandChargeByMonth");
        assertThat(problems("import: 0.2\ndiscount: {levels: [{upTo: 1, share: 0.5}]}"))
                .contains("tariff.discount.povertyGuideline is missing; levels are shares of it.");
        assertThat(
                        problems(
                                "import: 0.2\ndiscount: {povertyGuideline: {base: 1, perPerson: 1}, levels: [{upTo: 2}, {upTo: 1}]}"))
                .contains(
                        "tariff.discount.levels[1].upTo is 1.0 but must be above the level before.");
        assertThat(problems("import: 0.2\ndiscount: {share: 30}"))
                .contains("Maybe it is in percent: 0.3 means 30 %.");
    }

    private static String problems(String tariff) {
        return hourly("2025-04-01", 1, tariff, HOME).problems();
    }
}
