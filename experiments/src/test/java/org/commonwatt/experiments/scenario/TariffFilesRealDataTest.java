package org.commonwatt.experiments.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.market.Bill;
import org.commonwatt.market.BillLine;
import org.commonwatt.market.LedgerItem;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.simulation.Runs;
import org.commonwatt.operate.simulation.StepObserver;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Every tariff file of the data folder, half-hour by half-hour of a year and month by month, and
/// every discount table beside them, against the files read a second time.
@Tag("real-data")
final class TariffFilesRealDataTest {
    private static final int HALF_HOURS = 365 * 48;

    private static List<Path> files(String suffix) throws IOException {
        Path data = Path.of(System.getProperty("commonwatt.data", "../../shared/data"));
        List<Path> files = new ArrayList<>();
        try (Stream<Path> folders = Files.list(data)) {
            for (Path folder :
                    folders.filter(f -> f.getFileName().toString().startsWith("tariffs_"))
                            .toList()) {
                try (Stream<Path> inner = Files.list(folder)) {
                    inner.filter(f -> f.toString().endsWith(suffix)).forEach(files::add);
                }
            }
        }
        assertThat(files).isNotEmpty();
        return files.stream().sorted().toList();
    }

    private static String load() {
        var csv = new StringBuilder("load_kwh\n");
        for (int t = 0; t < HALF_HOURS; t++) {
            csv.append(t == 200 * 48 ? "1.5\n" : "0.5\n");
        }
        return csv.toString();
    }

    /// 0.5 kWh each half-hour of 2023 in New York; 3 kW of peak in July.
    private static Scenario year(String form, String json) {
        return Written.of(
                        """
                        commonwatt: 1
                        currency: USD
                        time: {start: 2023-01-01, step: PT30M, days: 365, zone: America/New_York}
                        tariff: {%s: tariff.json}
                        participants: [{id: a, load: {series: "load.csv#load_kwh"}}]
                        """
                                .formatted(form))
                .with("tariff.json", json)
                .with("load.csv", load())
                .scenario();
    }

    private static double amount(Bill bill, String period, LedgerItem item) {
        return bill.lines().stream()
                .filter(line -> line.period().equals(period) && line.item() == item)
                .mapToDouble(BillLine::amount)
                .sum();
    }

    @Test
    void everyFile_hasThePricesOfItsTable_andItsBills() throws IOException {
        for (Path file : files(".json")) {
            JsonNode json = JsonMapper.shared().readTree(file.toFile());
            JsonNode rate = json.has("items") ? json.path("items").path(0) : json;
            boolean urdb = rate.has("energyratestructure");
            Scenario scenario = year(urdb ? "urdb" : "schedule", Files.readString(file));
            if (urdb) {
                checkUrdb(file, rate, scenario);
            } else {
                checkSchedule(file, rate, scenario);
            }
        }
    }

    private static void checkUrdb(Path file, JsonNode rate, Scenario scenario) {
        TimeAxis axis = scenario.axis();
        var tariff = scenario.tariffs().getFirst();
        Map<String, Map<Integer, Double>> energy = new HashMap<>();
        Map<String, Double> cost = new HashMap<>();
        for (int t = 0; t < axis.steps(); t++) {
            ZonedDateTime local = axis.local(t);
            String days =
                    local.getDayOfWeek().getValue() < 6
                            ? "energyweekdayschedule"
                            : "energyweekendschedule";
            int period =
                    rate.path(days)
                            .path(local.getMonthValue() - 1)
                            .path(local.getHour())
                            .intValue();
            JsonNode first = rate.path("energyratestructure").path(period).path(0);
            double price = first.path("rate").doubleValue() + first.path("adj").asDouble(0);
            assertThat(tariff.importPricePerKwh(t)).as("%s, step %d", file, t).isEqualTo(price);
            double kwh = scenario.exogenous().demandKwh(t, 0);
            String month = axis.periodName(axis.period(t));
            energy.computeIfAbsent(month, _ -> new HashMap<>()).merge(period, kwh, Double::sum);
            cost.merge(month, kwh * price, Double::sum);
        }
        Bill bill = Runs.run(scenario, "none", StepObserver.NONE).bills().getFirst();
        for (Map.Entry<String, Double> month : cost.entrySet()) {
            String name = month.getKey();
            assertThat(amount(bill, name, LedgerItem.RETAIL_ENERGY))
                    .as("energy of %s in %s", file, name)
                    .isCloseTo(month.getValue(), within(0.01));
            assertThat(amount(bill, name, LedgerItem.TIER_ADJUSTMENT))
                    .as("tiers of %s in %s", file, name)
                    .isCloseTo(tierCost(rate, energy.getOrDefault(name, Map.of())), within(1e-4));
            assertThat(amount(bill, name, LedgerItem.FIXED))
                    .as("fixed of %s in %s", file, name)
                    .isCloseTo(rate.path("fixedchargefirstmeter").doubleValue(), within(1e-5));
        }
        assertThat(bill.total()).isCloseTo(bill.retailBill(), within(12 * 0.005));
    }

    /// Two tiers at most: what is beyond the first one's end, at the difference of rates.
    private static double tierCost(JsonNode rate, Map<Integer, Double> kwhByPeriod) {
        double all = kwhByPeriod.values().stream().mapToDouble(Double::doubleValue).sum();
        double cost = 0;
        for (Map.Entry<Integer, Double> period : kwhByPeriod.entrySet()) {
            JsonNode tiers = rate.path("energyratestructure").path(period.getKey());
            assertThat(tiers.size()).isLessThanOrEqualTo(2);
            if (tiers.size() == 2) {
                double beyond = Math.max(0, all - tiers.path(0).path("max").doubleValue());
                double dearer =
                        tiers.path(1).path("rate").doubleValue()
                                + tiers.path(1).path("adj").asDouble(0)
                                - tiers.path(0).path("rate").doubleValue()
                                - tiers.path(0).path("adj").asDouble(0);
                cost += period.getValue() / all * beyond * dearer;
            }
        }
        return cost;
    }

    private static void checkSchedule(Path file, JsonNode json, Scenario scenario) {
        TimeAxis axis = scenario.axis();
        var tariff = scenario.tariffs().getFirst();
        for (int t = 0; t < axis.steps(); t++) {
            ZonedDateTime local = axis.local(t);
            JsonNode schedule = holding(json, local);
            double hour = local.getHour() + local.getMinute() / 60.0;
            int at = 0;
            for (int k = 0; k < schedule.path("times").size(); k++) {
                at = hour >= schedule.path("times").path(k).doubleValue() ? k : at;
            }
            assertThat(tariff.importPricePerKwh(t))
                    .as("%s, %s", file, local)
                    .isEqualTo(schedule.path("tariffs").path(at).doubleValue());
        }
        Bill bill = Runs.run(scenario, "none", StepObserver.NONE).bills().getFirst();
        for (int p = 0; p < axis.periods(); p++) {
            String month = axis.periodName(p);
            var first = java.time.LocalDate.parse(month + "-01").atStartOfDay(axis.zone());
            double charge = holding(json, first).path("demand_charge").doubleValue();
            // 0.5 kWh in half an hour are 1 kW; July's peak is 3 kW.
            assertThat(amount(bill, month, LedgerItem.DEMAND_CHARGE))
                    .as("demand charge of %s in %s", file, month)
                    .isCloseTo(charge * (month.endsWith("-07") ? 3 : 1), within(1e-5));
        }
    }

    /// The first schedule that holds on a day.
    private static JsonNode holding(JsonNode json, ZonedDateTime local) {
        int day = 100 * local.getMonthValue() + local.getDayOfMonth();
        boolean weekend = local.getDayOfWeek().getValue() >= 6;
        for (JsonNode schedule : json.path("schedule")) {
            int from = day(schedule.path("effective_start").stringValue());
            int to = day(schedule.path("effective_end").stringValue());
            boolean inside = from < to ? day >= from && day <= to : day >= from || day <= to;
            String days = schedule.path("dow_mask").stringValue();
            if (inside && (days.equals("ALL") || days.equals("WEEKENDS") == weekend)) {
                return schedule;
            }
        }
        throw new AssertionError("No schedule on " + local);
    }

    private static int day(String text) {
        String[] parts = text.split("-", 2);
        return 100 * Integer.parseInt(parts[0]) + Integer.parseInt(parts[1]);
    }

    private static List<JsonNode> tables(String key) throws IOException {
        List<JsonNode> tables = new ArrayList<>();
        for (Path file : files(".yaml")) {
            JsonNode table = new YAMLMapper().readTree(file.toFile());
            if (table.has(key)) {
                tables.add(table);
            }
        }
        return tables;
    }

    /// A home of three at each level's highest income, and one that earns a dollar more.
    @Test
    void discountsByIncome_startAndEndAtTheirShareOfTheGuideline() throws IOException {
        JsonNode guidelines = tables("2025").getFirst();
        double base = guidelines.path("2025").path("base").doubleValue();
        double more = guidelines.path("2025").path("increment").doubleValue();
        for (JsonNode table : tables("electric")) {
            List<JsonNode> tiers = new ArrayList<>();
            table.path("electric").path("tiers").forEach(tiers::add);
            tiers.sort(
                    java.util.Comparator.comparingDouble(
                            tier -> tier.path("fpl_upper_bound").doubleValue()));
            var levels = new StringBuilder();
            var members = new StringBuilder();
            List<Double> expected = new ArrayList<>();
            for (int k = 0; k < tiers.size(); k++) {
                double upTo = tiers.get(k).path("fpl_upper_bound").doubleValue() / 100;
                double share = tiers.get(k).path("discount_pct").doubleValue();
                levels.append("{upTo: %s, share: %s}, ".formatted(upTo, share));
                double income = upTo * (base + 2 * more);
                members.append(home("at_" + k, income)).append(home("above_" + k, income + 1));
                expected.add(share);
                expected.add(
                        k + 1 < tiers.size()
                                ? tiers.get(k + 1).path("discount_pct").doubleValue()
                                : 0);
            }
            Scenario scenario =
                    Written.of(
                                    """
                                    commonwatt: 1
                                    currency: USD
                                    time: {start: 2025-01-01, step: PT1H, days: 1}
                                    tariff:
                                      import: 0.2
                                      discount:
                                        povertyGuideline: {base: %s, perPerson: %s}
                                        levels: [%s]
                                    participants:
                                    %s
                                    """
                                            .formatted(base, more, levels, members))
                            .scenario();
            assertThat(scenario.tariffs())
                    .extracting(tariff -> tariff.monthly().discount().share())
                    .containsExactlyElementsOf(expected);
        }
    }

    private static String home(String id, double income) {
        return "  - {id: %s, income: %s, occupants: 3, load: {generate: {annualKwh: 3000}}}\n"
                .formatted(id, income);
    }

    /// A month of 744 kWh at 0.10: credits are paid as the tables say, up to 74.40.
    @Test
    void creditsByGroup_arePaidUpToTheCharges() throws IOException {
        int credits = 0;
        for (JsonNode table : tables("utilities")) {
            for (JsonNode utility : table.path("utilities")) {
                List<Double> ofTier = new ArrayList<>();
                for (JsonNode tier : utility.path("tiers")) {
                    if (tier.path("elec_heat").isNumber()) {
                        ofTier.add(tier.path("elec_heat").doubleValue());
                    }
                }
                if (!ofTier.isEmpty()) {
                    checkCredits(ofTier);
                    credits += ofTier.size();
                }
            }
        }
        assertThat(credits).isPositive();
    }

    private static void checkCredits(List<Double> ofTier) {
        var groups = new StringBuilder();
        var members = new StringBuilder();
        for (int k = 0; k < ofTier.size(); k++) {
            groups.append("tier_%d: {credit: %s}, ".formatted(k, ofTier.get(k)));
            members.append(
                    "  - {id: home_%d, group: tier_%d, load: {series: \"load.csv#load_kwh\"}}\n"
                            .formatted(k, k));
        }
        Scenario scenario =
                Written.of(
                                """
                                commonwatt: 1
                                currency: USD
                                time: {start: 2026-03-01, step: PT1H, days: 31}
                                tariff: {import: 0.1, discount: {groups: {%s}}}
                                participants:
                                %s
                                """
                                        .formatted(groups, members))
                        .with("load.csv", "load_kwh\n" + "1\n".repeat(744))
                        .scenario();
        List<Bill> bills = Runs.run(scenario, "none", StepObserver.NONE).bills();
        for (int k = 0; k < ofTier.size(); k++) {
            double expected = Math.min(ofTier.get(k), 74.4);
            assertThat(bills.get(k).amount(LedgerItem.SUBSIDY)).isCloseTo(-expected, within(1e-5));
            assertThat(bills.get(k).total()).isCloseTo(74.4 - expected, within(0.006));
        }
    }
}
