package org.commonwatt.experiments.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.commonwatt.experiments.imports.ImportResult.Imported;
import org.commonwatt.experiments.imports.ImportResult.Refused;
import org.commonwatt.experiments.scenario.ScenarioReader;
import org.commonwatt.experiments.scenario.ScenarioReading;
import org.commonwatt.operate.scenario.Scenario;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Imports of small folders written by the test: what is kept, filled, left out, refused.
final class SmallImportsTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @TempDir private Path folder;
    private Path source = Path.of("");
    private Path target = Path.of("");

    @BeforeEach
    void createFolders() throws IOException {
        source = Files.createDirectory(folder.resolve("source"));
        target = folder.resolve("target");
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(source.resolve(name).getParent());
        Files.writeString(source.resolve(name), text);
    }

    private static Imported imported(ImportResult result) {
        assertThat(result)
                .withFailMessage(() -> ((Refused) result).render())
                .isInstanceOf(Imported.class);
        return (Imported) result;
    }

    private String refused(ImportResult result) throws IOException {
        assertThat(result).isInstanceOf(Refused.class);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).as("nothing half-written").containsExactly(source);
        }
        return ((Refused) result).render().replace(folder + "/", "");
    }

    private static Scenario read(Path path) {
        return ((ScenarioReading.Loaded) ScenarioReader.read(path)).scenario();
    }

    private ImportResult cityLearn() {
        return CityLearnImport.run(source, target, CityLearnImport.Options.DEFAULT);
    }

    private static String schema(String... files) {
        var text = new StringBuilder("{\"buildings\": {");
        for (int k = 0; k < files.length; k++) {
            text.append(k == 0 ? "" : ",")
                    .append("\"B %d\": {\"energy_simulation\": \"%s\"}".formatted(k, files[k]));
        }
        return text.append("}}").toString();
    }

    /// Wednesday 30 September 2015, hour labels 1 to 24, three days.
    private static String building(int rows) {
        var csv = new StringBuilder("month,hour,day_type,non_shiftable_load\n");
        for (int t = 0; t < rows; t++) {
            int day = t / 24;
            csv.append(
                    "%d,%d,%d,%s%n".formatted(day == 0 ? 9 : 10, t % 24 + 1, 3 + day, 0.5 + t % 7));
        }
        return csv.toString();
    }

    @Test
    void cityLearn_badFolders_areRefusedWithAReason() throws IOException {
        assertThat(refused(cityLearn())).isEqualTo("source/schema.json: There is no such file.");
        write("schema.json", "{\"buildings\": ");
        assertThat(refused(cityLearn())).startsWith("source: A file is no valid JSON: ");
        write("schema.json", "{}");
        assertThat(refused(cityLearn()))
                .isEqualTo(
                        "source/schema.json: The file names no buildings.\nMaybe it is no CityLearn schema.");
        write("schema.json", schema("gone.csv"));
        assertThat(refused(cityLearn())).isEqualTo("source/gone.csv: There is no such file.");
        write("schema.json", schema("../secret.csv"));
        assertThat(refused(cityLearn()))
                .isEqualTo("../secret.csv: The file may not be read or written.");
        write("schema.json", schema("b.csv"));
        write("b.csv", "month,hour,day_type,load\n9,1,3,1\n9,2,3,1\n");
        assertThat(refused(cityLearn()))
                .isEqualTo("source: None of the buildings has usable demand.");
    }

    @Test
    void cityLearn_anotherDataset_findsItsDateAndSaysWhatItLeftOut() throws IOException {
        write("schema.json", schema("a.csv", "short.csv", "gap.csv", "text.csv"));
        write("a.csv", building(72).replaceFirst("9,3,3,2.5", "9,3,3,"));
        write("short.csv", building(70));
        write("gap.csv", building(72).replaceAll("(?m)^(10,\\d+,\\d,)[0-9.]+$", "$1"));
        write("text.csv", building(72).replace("9,5,3,4.5", "9,5,3,n/a"));
        Imported result = imported(cityLearn());
        Scenario scenario = read(target);
        // 30 September is a Wednesday in 2015, the year nearest to 2016.
        assertThat(scenario.axis().local(0).toString()).startsWith("2015-09-30T00:00-08:00");
        assertThat(scenario.community().participants())
                .extracting("id")
                .containsExactly("B_0", "B_3");
        // Between 1.5 and 3.5.
        assertThat(scenario.exogenous().demandKwh(2, 0)).isEqualTo(2.5);
        assertThat(result.report().homes()).extracting("filledSteps").containsExactly(1, 1);
        assertThat(result.report().leftOut())
                .containsExactly(
                        new ImportReport.LeftOut("short.csv", "it has 70 rows instead of 72"),
                        new ImportReport.LeftOut(
                                "gap.csv", "demand is missing for more than a day"));
        assertThat(Files.readString(target.resolve("import.json"))).contains("it has 70 rows");
    }

    private void londonHome(String name, String header, String... rows) throws IOException {
        write(name, header + "\n" + String.join("\n", rows) + "\n");
    }

    private static String[] halfHours(String id, int days, String values) {
        String[] rows = new String[48 * days];
        for (int t = 0; t < rows.length; t++) {
            rows[t] =
                    "%s,2013-02-%02d %02d:%s:00.0000000, %s "
                            .formatted(
                                    id, 1 + t / 48, t % 48 / 2, t % 2 == 0 ? "00" : "30", values);
        }
        return rows;
    }

    private ImportResult london() {
        return LondonImport.run(source, target, LondonImport.Options.DEFAULT);
    }

    @Test
    void london_badFolders_areRefusedWithAReason() throws IOException {
        assertThat(refused(london()))
                .isEqualTo(
                        "source: The folder has no home files with the columns LCLid, tstp and energy(kWh/hh).");
        londonHome("a.csv", "LCLid,tstp,energy(kWh/hh)", "MAC1,2013-02-01 00:00:00,0.2");
        assertThat(refused(london())).isEqualTo("source: The homes have no whole day in common.");
        Path pv = source.resolve("pv.json");
        Files.writeString(
                pv,
                """
                {"inputs": {"location": {"latitude": 51.5, "longitude": -0.1, "elevation": 13}},
                 "outputs": {"hourly": [{"time": "20190101:0010", "T2m": 7.05, "WS10m": 2.9},
                                        {"time": "20190101:0110", "T2m": 6.6, "WS10m": 2.9}]}}
                """);
        londonHome("a.csv", "LCLid,tstp,energy(kWh/hh)", halfHours("MAC1", 2, "0.2"));
        var options = new LondonImport.Options(LondonImport.Prices.TRIAL, 0.3, 0.2, pv, false);
        assertThat(refused(LondonImport.run(source, target, options)))
                .isEqualTo(
                        "source/pv.json: The file has no hourly photovoltaic output.\nMaybe PV power was not ticked when it was made.");
    }

    /// A block file with two homes: one has a blank and a repeated half-hour, one stops after a
    /// day.
    @Test
    void london_manyHomesInAFile_areToldApart() throws IOException {
        String[] first = halfHours("MAC1", 3, "0.2");
        first[10] = first[10].replace("0.2", "Null");
        first[12] = first[11].replace("0.2", "9.9");
        var rows = new java.util.ArrayList<>(List.of(first));
        rows.addAll(List.of(halfHours("MAC2", 3, "0.4")));
        rows.addAll(List.of(halfHours("MAC3", 1, "0.4")));
        londonHome(
                "block.csv",
                "LCLid,stdorToU,DateTime,KWH/hh (per half hour)",
                rows.stream().map(row -> row.replaceFirst(",", ",Std,")).toArray(String[]::new));
        Imported result = imported(london());
        Scenario scenario = read(target);
        assertThat(scenario.axis().steps()).isEqualTo(144);
        assertThat(result.report().homes())
                .extracting("id", "filledSteps")
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("MAC1", 2),
                        org.assertj.core.groups.Tuple.tuple("MAC2", 0));
        for (int t = 0; t < 144; t++) {
            assertThat(scenario.exogenous().demandKwh(t, 0))
                    .isCloseTo(0.2, org.assertj.core.api.Assertions.within(1e-15));
        }
        assertThat(result.report().leftOut())
                .containsExactly(
                        new ImportReport.LeftOut(
                                "block.csv#MAC3",
                                "it misses 96 of 144 half-hours, more than a day at a stretch;"
                                        + " it runs from 2013-02-01T00:00:00Z to 2013-02-01T23:30:00Z"));
        assertThat(result.report().notes())
                .contains("There is no file of the dynamic tariff: all homes get the flat one.");
    }

    @Test
    void london_dynamicTariff_pricesItsHomes() throws IOException {
        londonHome("homes/a.csv", "LCLid,tstp,energy(kWh/hh)", halfHours("MAC1", 1, "0.2"));
        londonHome("homes/b.csv", "LCLid,tstp,energy(kWh/hh)", halfHours("MAC2", 1, "0.2"));
        write(
                "informations_households.csv",
                "LCLid,stdorToU,Acorn,Acorn_grouped,file\nMAC1,ToU,ACORN-A,Affluent,b\nMAC2,Std,ACORN-Q,Adversity,b\n");
        var tariff = new StringBuilder("TariffDateTime,Tariff\n");
        for (int t = 0; t < 48; t++) {
            tariff.append(
                    "2013-02-01 %02d:%s:00,%s%n"
                            .formatted(
                                    t / 2,
                                    t % 2 == 0 ? "00" : "30",
                                    t == 7 ? "High" : t == 8 ? "Low" : "Normal"));
        }
        write("tariffs.csv", tariff.toString());
        imported(london());
        Scenario scenario = read(target);
        assertThat(scenario.tariffs().getFirst().importPricePerKwh(6)).isEqualTo(0.1176);
        assertThat(scenario.tariffs().getFirst().importPricePerKwh(7)).isEqualTo(0.672);
        assertThat(scenario.tariffs().getFirst().importPricePerKwh(8)).isEqualTo(0.0399);
        assertThat(scenario.tariffs().getLast().importPricePerKwh(7)).isEqualTo(0.14228);
        assertThat(scenario.community().participant(0).group()).isEqualTo("Affluent");
        assertThat(scenario.community().participant(1).incomePerYear()).isPositive();
    }

    private ImportResult meters() {
        return MeterImport.run(source, target, new MeterImport.Options(BERLIN, null, "EUR", false));
    }

    private static String meter(
            String header, int hours, java.util.function.IntFunction<String> cells) {
        var rows = new StringBuilder("Timestamp;" + header + "\n");
        for (int h = 0; h < hours; h++) {
            rows.append("%02d.07.2025 %02d:00;%s%n".formatted(1 + h / 24, h % 24, cells.apply(h)));
        }
        return rows.toString();
    }

    /// 300 Wh, the difference of a total by 1 kWh every other hour, and 2 kWp of sun.
    @Test
    void csv_unitsTotalsAndPanels_areRecognised() throws IOException {
        write(
                "north.csv",
                meter(
                        "Verbrauch;PV",
                        72,
                        h -> "%d,0;%d".formatted(300 + h % 3, h % 24 == 12 ? 900 : 0)));
        write("south.csv", meter("total_kwh", 73, h -> "%d,5".formatted(1000 + h / 2)));
        write("notes.csv", "a;b\nx;y\n");
        Imported result = imported(meters());
        Scenario scenario = read(target);
        assertThat(scenario.axis().steps()).isEqualTo(72);
        assertThat(scenario.axis().local(0).toString()).startsWith("2025-07-01T00:00+02:00");
        assertThat(scenario.community().participants())
                .extracting("id")
                .containsExactly("north", "south");
        assertThat(scenario.exogenous().demandKwh(1, 0)).isEqualTo(0.301);
        assertThat(scenario.exogenous().pvKwh(12, 0)).isEqualTo(0.9);
        assertThat(scenario.exogenous().demandKwh(0, 1)).isZero();
        assertThat(scenario.exogenous().demandKwh(1, 1)).isEqualTo(1);
        assertThat(result.report().notes())
                .contains(
                        "north.csv#Verbrauch is taken as Wh, judging by its size",
                        "south.csv#total_kwh is a running total: its differences are the energy");
        assertThat(result.report().leftOut())
                .anySatisfy(out -> assertThat(out.reason()).startsWith("it has no time column"));
        assertThat(Files.readString(target.resolve("scenario.yaml")))
                .contains("# - north.csv#Verbrauch is taken as Wh, judging by its size");
    }

    @Test
    void csv_nothingUsable_saysWhyFileByFile() throws IOException {
        write("a.csv", "load_kwh\n1\n2\n");
        assertThat(refused(meters()))
                .isEqualTo(
                        "source: No meter column with a whole day of values was found.\n"
                                + "  a.csv: it has no time column; name one 'time', with values such as 2025-07-01T00:00Z");
    }

    /// 48 hours in common; the third home starts a day later and is worth more than it costs.
    @Test
    void csv_homesOfDifferentDays_useTheDaysMostHave() throws IOException {
        write("a.csv", meter("load_kwh", 24 * 10, h -> h % 2 == 0 ? "0,4" : "0,5"));
        write("b.csv", meter("load_kwh", 24 * 10, h -> h % 2 == 0 ? "0,4" : "0,5"));
        write("c.csv", meter("load_kwh", 24, h -> h % 2 == 0 ? "0,4" : "0,5"));
        Imported result = imported(meters());
        Scenario scenario = read(target);
        assertThat(scenario.axis().days()).isEqualTo(10);
        assertThat(scenario.community().size()).isEqualTo(2);
        assertThat(result.report().leftOut())
                .containsExactly(
                        new ImportReport.LeftOut(
                                "c.csv#load_kwh",
                                "it does not cover the days that most meters have in common"));
    }

    @Test
    void init_universalTimes_keepTheirZone() throws IOException {
        var csv = new StringBuilder("time,load_kwh\n");
        for (int h = 0; h < 96; h++) {
            csv.append(
                    "2025-03-%02d %02d:00,%s%n"
                            .formatted(29 + h / 24, h % 24, h % 2 == 0 ? 0.4 : 0.5));
        }
        // 29 March to 1 April; 30 March 02:00 does not exist in Berlin.
        write("a.csv", csv.toString().replace("2025-03-32", "2025-04-01"));
        imported(MeterImport.init(source, new MeterImport.Options(BERLIN, null, "EUR", false)));
        assertThat(Files.readString(source.resolve("scenario.yaml"))).contains("zone: \"Z\"");
        Scenario scenario = read(source);
        assertThat(scenario.axis().local(0).getOffset()).isEqualTo(ZoneOffset.ofHours(1));
        // Berlin's 30 March starts at 23:00 of the 29th in universal time, an odd hour.
        assertThat(scenario.exogenous().demandKwh(0, 0)).isEqualTo(0.5);
    }

    @Test
    void force_aFolderThatIsNoScenario_isNeverReplaced() throws IOException {
        write("a.csv", meter("load_kwh", 48, h -> h % 2 == 0 ? "0,4" : "0,5"));
        Path precious = Files.createDirectory(folder.resolve("precious"));
        Files.writeString(precious.resolve("thesis.txt"), "years of work");
        ImportResult result =
                MeterImport.run(
                        source, precious, new MeterImport.Options(BERLIN, null, "EUR", true));
        assertThat(((Refused) result).render())
                .isEqualTo(precious + ": The output folder holds no scenario; it is not replaced.");
        assertThat(precious.resolve("thesis.txt")).exists();
    }
}
