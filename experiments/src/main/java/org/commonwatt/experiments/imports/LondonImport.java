package org.commonwatt.experiments.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.commonwatt.experiments.imports.ImportResult.Imported;
import org.commonwatt.experiments.scenario.series.CsvRefusal;
import org.commonwatt.experiments.scenario.series.GapRule;
import org.jspecify.annotations.Nullable;

/// Low Carbon London: a folder of half-hourly home files (`homes/*.csv.gz`, or beside each other),
/// with `informations_households.csv` (ACORN group, tariff arm) and the dynamic tariff where they
/// are there.
///
/// Homes that do not cover the common period, or miss more than a day at a stretch, are left out
/// and listed. Photovoltaics, batteries and incomes are not measured: the scenario assumes them.
public final class LondonImport {
    static final long STEP_SECONDS = 1800;

    private static final ZoneId ZONE = ZoneId.of("Europe/London");

    /// Prices in GBP per kWh.
    ///
    /// @param flat of the standard tariff
    /// @param high of the dynamic tariff's high half-hours
    /// @param normal of its normal ones
    /// @param low of its low ones
    /// @param feedIn for exports
    public record Prices(double flat, double high, double normal, double low, double feedIn) {
        /// The trial's: 14.228 pence flat, 67.20, 11.76 and 3.99 dynamic. Exports at 3 pence, below
        /// every import price, are an assumption.
        public static final Prices TRIAL = new Prices(0.14228, 0.672, 0.1176, 0.0399, 0.03);
    }

    /// Choices of the user.
    ///
    /// @param prices what energy costs
    /// @param pvShare share of homes that are assumed to have photovoltaics
    /// @param batteryShare share of homes that are assumed to have a battery
    /// @param pv PVGIS file with the output of photovoltaics, or null for a generated one
    /// @param replace whether an older scenario folder may be replaced
    public record Options(
            Prices prices,
            double pvShare,
            double batteryShare,
            @Nullable Path pv,
            boolean replace) {
        /// Trial prices, photovoltaics on 30 % of homes, batteries in 20 %.
        public static final Options DEFAULT = new Options(Prices.TRIAL, 0.3, 0.2, null, false);
    }

    private record Period(Instant start, int steps) {}

    private final Path source;
    private final Options options;
    private final ImportReport report;
    private final Map<String, String[]> groupAndArm = new HashMap<>();
    private final Set<String> groups = new TreeSet<>();
    private final StringBuilder members = new StringBuilder();
    private @Nullable Path tariffFile;
    private boolean hasDynamic;

    private LondonImport(Path source, Options options) {
        this.source = source;
        this.options = options;
        report = new ImportReport("lcl", source.toString());
    }

    /// Imports the folder `source` to a scenario folder.
    public static ImportResult run(Path source, Path target, Options options) {
        return Guard.run(source, () -> new LondonImport(source, options).write(target));
    }

    private Imported write(Path target) throws ImportRefusal, CsvRefusal, IOException {
        if (!Files.isDirectory(source)) {
            throw new NoSuchFileException(source.toString());
        }
        try (ScenarioFolder folder = ScenarioFolder.at(target, options.replace())) {
            List<MeterReadings> homes = homes();
            Period period = period(homes);
            var loads = new SeriesWriter(period.start(), STEP_SECONDS);
            boolean dynamic = writeTariff(period, folder.path());
            int kept = 0;
            for (MeterReadings home : homes) {
                kept += add(home, period, dynamic, loads) ? 1 : 0;
            }
            if (kept == 0) {
                throw new ImportRefusal(
                        source.toString(),
                        "None of the %d homes is complete.".formatted(homes.size()),
                        null);
            }
            loads.write(folder.path().resolve("loads.csv"));
            boolean pv = writePv(period, folder.path());
            String name = String.valueOf(target.toAbsolutePath().normalize().getFileName());
            return new Imported(folder.finish(yaml(name, period, pv), report), report);
        }
    }

    private List<MeterReadings> homes() throws ImportRefusal, CsvRefusal, IOException {
        var reader = new LondonHomes(report);
        Path sub = source.resolve("homes");
        for (Path file : LondonHomes.files(source)) {
            List<String> headers = LondonInformation.headers(file);
            if (LondonInformation.isInformation(headers)) {
                LondonInformation.read(file, groupAndArm);
            } else if (LondonTariffs.isTariff(headers)) {
                tariffFile = file;
            } else if (!Files.isDirectory(sub)) {
                reader.read(file);
            }
        }
        if (Files.isDirectory(sub)) {
            for (Path file : LondonHomes.files(sub)) {
                reader.read(file);
            }
        }
        if (reader.all().isEmpty()) {
            throw new ImportRefusal(
                    source.toString(),
                    "The folder has no home files with the columns LCLid, tstp and energy(kWh/hh).",
                    null);
        }
        return new ArrayList<>(reader.all());
    }

    /// The whole days, in GMT, that half of the homes cover.
    private Period period(List<MeterReadings> homes) throws ImportRefusal {
        long[] firsts =
                homes.stream().mapToLong(home -> home.first().getEpochSecond()).sorted().toArray();
        long[] lasts =
                homes.stream().mapToLong(home -> home.last().getEpochSecond()).sorted().toArray();
        long day = 86_400;
        long start = Math.ceilDiv(firsts[firsts.length / 2], day) * day;
        long end = Math.floorDiv(lasts[lasts.length / 2] + STEP_SECONDS, day) * day;
        if (end - start < day) {
            throw new ImportRefusal(
                    source.toString(), "The homes have no whole day in common.", null);
        }
        return new Period(Instant.ofEpochSecond(start), (int) ((end - start) / STEP_SECONDS));
    }

    private boolean add(MeterReadings home, Period period, boolean dynamic, SeriesWriter loads) {
        double[] energy = home.onGrid(period.start(), period.steps(), STEP_SECONDS);
        int missing = 0;
        for (double each : energy) {
            missing += Double.isNaN(each) ? 1 : 0;
        }
        boolean[] filled = GapRule.fill(energy, STEP_SECONDS, GapRule.IMPORT_HOURS);
        if (Arrays.stream(energy).anyMatch(Double::isNaN)) {
            report.leftOut(
                    home.source() + "#" + home.id(),
                    "it misses %d of %d half-hours, more than a day at a stretch; it runs from %s to %s"
                            .formatted(missing, period.steps(), home.first(), home.last()));
            return false;
        }
        int count = 0;
        for (boolean each : filled) {
            count += each ? 1 : 0;
        }
        String id = YamlText.id(home.id());
        loads.add(id + "_load_kwh", energy);
        String[] known = groupAndArm.getOrDefault(home.id(), new String[] {"", home.arm()});
        addMember(id, known[0], dynamic && known[1].equalsIgnoreCase("ToU"));
        report.home(new ImportReport.Home(id, home.source(), count, Quality.ofDemand(energy, 0.5)));
        return true;
    }

    private void addMember(String id, String group, boolean dynamic) {
        members.append("  - {id: ").append(id);
        if (!group.isEmpty()) {
            groups.add(group);
            members.append(", group: ").append(YamlText.quoted(group));
        }
        hasDynamic |= dynamic;
        members.append(dynamic ? ", tariff: dynamic" : ", tariff: flat");
        members.append(", load: {series: \"loads.csv#").append(id).append("_load_kwh\"}}\n");
    }

    private boolean writeTariff(Period period, Path folder) throws CsvRefusal, IOException {
        Path file = tariffFile;
        if (file == null) {
            report.note("There is no file of the dynamic tariff: all homes get the flat one.");
            return false;
        }
        double[] prices =
                LondonTariffs.prices(file, options.prices(), period.start(), period.steps());
        if (prices == null) {
            report.note(
                    "%s does not cover the period: all homes get the flat tariff."
                            .formatted(file.getFileName()));
            return false;
        }
        var writer = new SeriesWriter(period.start(), STEP_SECONDS);
        writer.add("price_gbp_per_kwh", prices);
        writer.write(folder.resolve("prices.csv"));
        return true;
    }

    private boolean writePv(Period period, Path folder) throws ImportRefusal, IOException {
        Path file = options.pv();
        if (file == null) {
            report.note("The output of assumed photovoltaics is generated.");
            return false;
        }
        double[] watts = PvgisYield.read(file).wattsPerKwp(period.start(), period.steps() / 2);
        if (Arrays.stream(watts).anyMatch(Double::isNaN)) {
            throw new ImportRefusal(
                    file.toString(), "The file does not cover every hour of a year.", null);
        }
        var writer = new SeriesWriter(period.start(), 3600);
        writer.add("pv_w_per_kwp", watts);
        writer.write(folder.resolve("pv.csv"));
        report.note(
                "The output of photovoltaics is that of %s, by month, day and hour whatever the year."
                        .formatted(file.getFileName()));
        return true;
    }

    private String yaml(String name, Period period, boolean pv) {
        if (groupAndArm.isEmpty()) {
            report.note("There is no file of households: groups are unknown.");
        }
        return YamlText.comments(
                        List.of(
                                "Imported from Low Carbon London (UK Power Networks), folder "
                                        + source
                                        + ".",
                                "import.json lists what was filled in, left out or looks odd."))
                + "commonwatt: 1\nname: %s\ncurrency: GBP\n\n%s\n"
                        .formatted(YamlText.id(name), time(period))
                + LondonText.tariffs(options.prices(), hasDynamic)
                + LondonText.assumptions(options, groups, pv)
                + "market: {mechanism: mid-market-rate}\n\nparticipants:\n"
                + members;
    }

    private static String time(Period period) {
        ZonedDateTime start = period.start().atZone(ZONE);
        ZonedDateTime end =
                start.toInstant().plusSeconds(period.steps() * STEP_SECONDS).atZone(ZONE);
        boolean whole = start.toLocalTime().equals(end.toLocalTime());
        String length =
                whole
                        ? "days: " + ChronoUnit.DAYS.between(start.toLocalDate(), end.toLocalDate())
                        : "steps: " + period.steps();
        return "time: {start: \"%s\", step: PT30M, %s, zone: Europe/London}%n"
                .formatted(period.start(), length);
    }
}
