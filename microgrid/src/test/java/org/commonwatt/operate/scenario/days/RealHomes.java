package org.commonwatt.operate.scenario.days;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.commonwatt.grid.TimeAxis;

/// Metered homes of a data folder on one axis, without those that are no gross household load.
///
/// @param axis their common axis, one year
/// @param kwh a series per home
public record RealHomes(TimeAxis axis, List<double[]> kwh) {
    /// Largest share of steps that may be missing; they are filled with the step a week before.
    private static final double MISSING_SHARE = 0.02;

    /// Largest share of steps below 10 W: above it a home is empty or its meter shows a net.
    private static final double EMPTY_SHARE = 0.05;

    private static final double EMPTY_KW = 0.01;

    /// A folder of the data folder.
    static Path data(String folder) {
        Path root = Path.of(System.getProperty("commonwatt.root", ""));
        Path data = Path.of(System.getProperty("commonwatt.data", "../shared/data"));
        return root.resolve(data).resolve(folder);
    }

    /// Every file of the Low Carbon London folder, half-hourly.
    public static RealHomes london() throws IOException {
        TimeAxis axis =
                TimeAxis.of(
                        Instant.parse("2013-01-01T00:00:00Z"),
                        Duration.ofMinutes(30),
                        365 * 48,
                        ZoneId.of("Europe/London"));
        return read("lcl_london_2013/homes", ".csv.gz", axis, RealHomes::londonHome);
    }

    /// Every building of the CityLearn folder, hourly; its first row is the last hour of July.
    public static RealHomes california() throws IOException {
        TimeAxis axis =
                TimeAxis.of(
                        Instant.parse("2016-08-01T07:00:00Z"),
                        Duration.ofHours(1),
                        365 * 24,
                        ZoneOffset.ofHours(-8));
        return read("citylearn_2022_phase_all", ".csv", axis, RealHomes::californianHome);
    }

    private interface Reader {
        double[] read(BufferedReader lines, TimeAxis axis) throws IOException;
    }

    private static RealHomes read(String folder, String suffix, TimeAxis axis, Reader reader)
            throws IOException {
        List<Path> files;
        try (Stream<Path> listed = Files.list(data(folder))) {
            files =
                    listed.filter(file -> file.getFileName().toString().endsWith(suffix))
                            .filter(file -> isHome(file.getFileName().toString()))
                            .sorted()
                            .toList();
        }
        List<double[]> homes = new ArrayList<>();
        for (Path file : files) {
            try (InputStream raw = Files.newInputStream(file);
                    InputStream plain = suffix.endsWith(".gz") ? new GZIPInputStream(raw) : raw;
                    var lines =
                            new BufferedReader(
                                    new InputStreamReader(plain, StandardCharsets.UTF_8))) {
                double[] kwh = reader.read(lines, axis);
                if (isClean(kwh, axis)) {
                    homes.add(kwh);
                }
            }
        }
        if (homes.isEmpty()) {
            throw new IOException("No clean home among %s in %s.".formatted(files, folder));
        }
        return new RealHomes(axis, homes);
    }

    private static boolean isHome(String name) {
        return name.startsWith("MAC") || name.startsWith("Building_");
    }

    /// Fills gaps; false for a home with too many, or with too many empty steps.
    private static boolean isClean(double[] kwh, TimeAxis axis) {
        long missing = Arrays.stream(kwh).filter(Double::isNaN).count();
        int week = (int) (7 * 24 / axis.stepHours());
        for (int t = 0; t < kwh.length; t++) {
            if (Double.isNaN(kwh[t])) {
                kwh[t] = t >= week ? kwh[t - week] : 0;
            }
        }
        double limit = EMPTY_KW * axis.stepHours();
        long empty = Arrays.stream(kwh).filter(x -> x < limit).count();
        return missing <= MISSING_SHARE * kwh.length && empty <= EMPTY_SHARE * kwh.length;
    }

    private static double[] londonHome(BufferedReader lines, TimeAxis axis) throws IOException {
        double[] kwh = new double[axis.steps()];
        Arrays.fill(kwh, Double.NaN);
        long start = axis.instant(0).getEpochSecond();
        lines.readLine();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] cells = line.split(",", -1);
            LocalDateTime stamp = LocalDateTime.parse(cells[1].strip().replace(' ', 'T'));
            long t = (stamp.toEpochSecond(ZoneOffset.UTC) - start) / axis.step().toSeconds();
            if (t >= 0 && t < kwh.length) {
                kwh[(int) t] = Double.parseDouble(cells[2].strip());
            }
        }
        return kwh;
    }

    private static double[] californianHome(BufferedReader lines, TimeAxis axis)
            throws IOException {
        List<String> header = List.of(lines.readLine().split(",", -1));
        int column = header.indexOf("non_shiftable_load");
        double[] kwh = new double[axis.steps()];
        Arrays.fill(kwh, Double.NaN);
        int t = 0;
        for (String line = lines.readLine(); line != null && t < kwh.length; t++) {
            kwh[t] = Double.parseDouble(line.split(",", -1)[column]);
            line = lines.readLine();
        }
        return kwh;
    }
}
