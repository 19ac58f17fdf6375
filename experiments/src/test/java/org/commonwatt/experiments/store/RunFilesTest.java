package org.commonwatt.experiments.store;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.commonwatt.experiments.ToyCommunity;
import org.commonwatt.experiments.ToyRuns;
import org.commonwatt.market.Bill;
import org.commonwatt.market.BillLine;
import org.commonwatt.market.LedgerItem;
import org.commonwatt.operate.kpi.Kpi;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.simulation.CommunityTrace;
import org.commonwatt.operate.simulation.RunResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class RunFilesTest {
    private static final Scenario SCENARIO = ToyCommunity.STANDARD.scenario();

    @TempDir private Path temporary;

    private static RunResult result(String policy, List<Kpi> kpis, List<Bill> bills) {
        return new RunResult(
                policy,
                kpis,
                bills,
                List.of(),
                new CommunityTrace(0),
                null,
                null,
                new RunResult.DailyCosts(new double[0]),
                0,
                0,
                0,
                0);
    }

    private static Kpi kpi(String name, double value, double low, double high) {
        return new Kpi(
                name, value, "District", "district", "kWh", Kpi.Direction.LESS, "none", low, high);
    }

    private static List<CsvRecord> read(Path file) throws IOException {
        try (var reader = CsvReader.builder().ofCsvRecord(file)) {
            return reader.stream().toList();
        }
    }

    @Test
    void kpis_haveTheAgreedHeader_andNullForUndefined() throws IOException {
        try (RunFolder folder = RunFolder.create(temporary.resolve("run"))) {
            RunFiles.writeKpis(
                    folder,
                    List.of(
                            result(
                                    "rule",
                                    List.of(
                                            kpi("import_kwh", 0.1, Double.NaN, Double.NaN),
                                            kpi("ratio", Double.NaN, -1, Double.POSITIVE_INFINITY)),
                                    List.of())));
            assertThat(Files.readAllLines(folder.partial().resolve("kpis.csv")))
                    .containsExactly(
                            "cost_function,value,name,level,unit,policy,direction,ci_low,ci_high",
                            "import_kwh,0.1,District,district,kWh,rule,less,null,null",
                            "ratio,null,District,district,kWh,rule,less,-1.0,null");
        }
    }

    @Test
    void bills_readBack_sumExactlyWhateverTheIdsAre() throws IOException {
        String[] ids = {"plain", "comma, and \"quote\"", "two\nlines", "=cmd()", "ü–ñ"};
        for (int seed = 0; seed < 30; seed++) {
            var random = new SplittableRandom(seed);
            List<Bill> bills = new ArrayList<>();
            Map<String, BigDecimal> expected = new TreeMap<>();
            for (String id : ids) {
                Bill bill = bill(id, random);
                bills.add(bill);
                expected.put(id, BigDecimal.valueOf(bill.totalUnits(), 5));
            }
            Map<String, BigDecimal> sums = new TreeMap<>();
            try (RunFolder folder = RunFolder.create(temporary.resolve("run" + seed))) {
                RunFiles.writeBills(folder, SCENARIO, List.of(result("rule", List.of(), bills)));
                List<CsvRecord> rows = read(folder.partial().resolve("bills.csv"));
                assertThat(rows.getFirst().getFields())
                        .containsExactly(
                                "policy",
                                "participant",
                                "period",
                                "item",
                                "energy_kwh",
                                "amount",
                                "currency",
                                "corrects");
                for (CsvRecord row : rows.subList(1, rows.size())) {
                    sums.merge(row.getField(1), new BigDecimal(row.getField(5)), BigDecimal::add);
                }
            }
            assertThat(sums).as("seed %d", seed).isEqualTo(expected);
        }
    }

    private static Bill bill(String id, SplittableRandom random) {
        List<BillLine> lines = new ArrayList<>();
        for (String period : List.of("2025-06", "2025-07")) {
            for (LedgerItem item : LedgerItem.values()) {
                lines.add(
                        new BillLine(
                                period,
                                item,
                                random.nextLong(0, 1_000_000_000),
                                random.nextLong(-10_000_000, 10_000_000)));
            }
        }
        return new Bill(id, lines, 0);
    }

    @Test
    void manifest_saysWhatIsNeededToRepeatTheRun() throws IOException {
        try (RunFolder folder = RunFolder.create(temporary.resolve("run"))) {
            RunFiles.writeManifest(folder, SCENARIO, ToyRuns.manifest("complete"));
            JsonNode json =
                    JsonMapper.shared()
                            .readTree(Files.readString(folder.partial().resolve("run.json")));
            assertThat(json.get("schema").asString()).isEqualTo("commonwatt.run");
            assertThat(json.get("version").asInt()).isEqualTo(1);
            assertThat(json.get("seed").asLong()).isEqualTo(7);
            assertThat(json.get("time").get("zone").asString()).isEqualTo("Europe/London");
            assertThat(json.get("time").get("windows").get(0).get("start").asString())
                    .isEqualTo("2025-06-24T23:00:00Z");
            assertThat(json.get("policies").get(0).get("stateHash").asString())
                    .isEqualTo("0000000000000001");
            assertThat(json.get("assumptions").get(0).asString()).contains("made up");
            for (String key :
                    List.of("hashes", "units", "signs", "command", "software", "wallSeconds")) {
                assertThat(json.has(key)).as(key).isTrue();
            }
        }
    }
}
