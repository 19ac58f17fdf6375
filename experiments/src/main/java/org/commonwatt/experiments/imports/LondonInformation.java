package org.commonwatt.experiments.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.commonwatt.experiments.scenario.series.CsvReading;
import org.commonwatt.experiments.scenario.series.CsvRefusal;

/// The households of Low Carbon London: `LCLid, stdorToU, Acorn, Acorn_grouped`.
final class LondonInformation {
    private LondonInformation() {}

    /// Headers of a CSV file; empty where it cannot be read.
    static List<String> headers(Path file) throws IOException {
        var headers = new ArrayList<String>();
        try {
            CsvReading.read(
                    String.valueOf(file.getFileName()),
                    Files.newInputStream(file),
                    new HeaderOnly(headers));
        } catch (CsvRefusal refusal) {
            return headers;
        }
        return headers;
    }

    /// Whether headers are those of the households.
    static boolean isInformation(List<String> headers) {
        return headers.contains("LCLid") && headers.contains("Acorn_grouped");
    }

    /// Puts `{group, arm}` of each household.
    static void read(Path file, Map<String, String[]> groupAndArm) throws CsvRefusal, IOException {
        CsvReading.read(
                String.valueOf(file.getFileName()),
                Files.newInputStream(file),
                new CsvReading.Rows() {
                    private List<String> headers = List.of();

                    @Override
                    public void header(List<String> found, boolean decimalComma) {
                        headers = found;
                    }

                    @Override
                    public void row(int line, List<String> cells) {
                        String arm =
                                headers.contains("stdorToU")
                                        ? cells.get(headers.indexOf("stdorToU"))
                                        : "";
                        groupAndArm.put(
                                cells.get(headers.indexOf("LCLid")),
                                new String[] {cells.get(headers.indexOf("Acorn_grouped")), arm});
                    }
                });
    }

    /// Stops after the first row of data.
    private static final class HeaderOnly implements CsvReading.Rows {
        private final List<String> headers;

        HeaderOnly(List<String> headers) {
            this.headers = headers;
        }

        @Override
        public void header(List<String> found, boolean decimalComma) {
            headers.addAll(found);
        }

        @Override
        public void row(int line, List<String> cells) throws CsvRefusal {
            throw CsvRefusal.enough();
        }
    }
}
