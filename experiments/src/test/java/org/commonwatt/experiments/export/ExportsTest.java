package org.commonwatt.experiments.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ExportsTest {
    private static final String KPIS = "cost_function,value\nsystem_cost,12.5\nautonomy_h,null\n";

    @TempDir private Path temp;

    /// A run's tables: figures of which one is undefined, two steps, one posting.
    private Path run() throws IOException, SQLException {
        Path run = Files.createDirectory(temp.resolve("run"));
        Files.writeString(run.resolve("run.json"), "{}");
        Files.writeString(run.resolve("kpis.csv"), KPIS);
        try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
                Statement sql = database.createStatement()) {
            sql.execute(
                    """
                    COPY (SELECT * FROM (VALUES
                        (0, TIMESTAMPTZ '2025-07-01 00:00:00+01', TIMESTAMP '2025-07-01 00:00:00', 0.1),
                        (1, TIMESTAMPTZ '2025-07-01 00:15:00+01', TIMESTAMP '2025-07-01 00:15:00',
                         'nan'::DOUBLE)) AS rows(step, instant, local_time, room_c))
                    TO '%s' (FORMAT parquet)
                    """
                            .formatted(run.resolve("steps.parquet")));
            sql.execute("ATTACH '%s' AS ledger".formatted(run.resolve("ledger.duckdb")));
            sql.execute(
                    "CREATE TABLE ledger.postings AS SELECT DATE '2025-07-01' AS date,"
                            + " 0.10::DECIMAL(18, 5) AS amount");
        }
        return run;
    }

    private Exported export(Path source, ExportFormat format) {
        return Exports.write(source.toString(), format, temp.resolve("out"));
    }

    private String text(String name) throws IOException {
        return Files.readString(temp.resolve("out").resolve(name));
    }

    @Test
    void run_asCsv_hasAllTablesWithInstantsInIso() throws IOException, SQLException {
        Exported exported = export(run(), ExportFormat.CSV);
        assertThat(exported.files().stream().map(file -> file.name() + " " + file.rows()))
                .containsExactly("kpis.csv 2", "ledger.csv 1", "steps.csv 2", "run.json 0");
        assertThat(text("kpis.csv")).isEqualTo(KPIS);
        assertThat(text("ledger.csv")).isEqualTo("date,amount\n2025-07-01,0.10000\n");
        assertThat(text("steps.csv"))
                .isEqualTo(
                        """
                        step,instant,local_time,room_c
                        0,2025-06-30T23:00:00Z,2025-07-01T00:00:00,0.1
                        1,2025-06-30T23:15:00Z,2025-07-01T00:15:00,
                        """);
    }

    @Test
    void run_asJson_hasNullsWhereNothingIsDefined() throws IOException, SQLException {
        export(run(), ExportFormat.JSON);
        assertThat(text("kpis.json").replaceAll("\\s", ""))
                .isEqualTo(
                        "[{\"cost_function\":\"system_cost\",\"value\":12.5},"
                                + "{\"cost_function\":\"autonomy_h\",\"value\":null}]");
        assertThat(text("steps.json")).contains("\"room_c\":null").contains("2025-06-30T23:15:00Z");
    }

    @Test
    void run_asParquet_isReadBack() throws IOException, SQLException {
        export(run(), ExportFormat.PARQUET);
        try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
                Statement sql = database.createStatement();
                var rows =
                        sql.executeQuery(
                                "SELECT sum(value) FROM read_parquet('%s')"
                                        .formatted(temp.resolve("out/kpis.parquet")))) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getDouble(1)).isEqualTo(12.5);
        }
        assertThat(temp.resolve("out/steps.parquet"))
                .hasSameBinaryContentAs(temp.resolve("run/steps.parquet"));
    }

    @ParameterizedTest
    @EnumSource
    void folderWithoutIt_isRefusedAndNothingIsLeft(ExportFormat format) throws IOException {
        Path empty = Files.createDirectory(temp.resolve("empty"));
        Files.writeString(empty.resolve("notes.txt"), "nothing");
        assertThatThrownBy(() -> export(empty, format))
                .isInstanceOf(ExportRefusal.class)
                .hasMessageContaining(empty.toString())
                .hasMessageContaining("\nMaybe ");
        try (var left = Files.list(temp)) {
            assertThat(left).containsExactly(empty);
        }
    }

    @Test
    void tableThatIsCutOff_isNamed() throws IOException, SQLException {
        Path run = run();
        byte[] whole = Files.readAllBytes(run.resolve("steps.parquet"));
        Files.write(run.resolve("steps.parquet"), java.util.Arrays.copyOf(whole, 20));
        assertThatThrownBy(() -> export(run, ExportFormat.JSON))
                .isInstanceOf(ExportRefusal.class)
                .hasMessageContaining("steps.parquet cannot be read as a table");
        assertThat(temp.resolve("out")).doesNotExist();
    }

    @Test
    void placeThatIsTaken_isRefused() throws IOException, SQLException {
        Files.createDirectory(temp.resolve("out"));
        Files.writeString(temp.resolve("out/mine.txt"), "mine");
        Path run = run();
        assertThatThrownBy(() -> export(run, ExportFormat.CSV))
                .isInstanceOf(ExportRefusal.class)
                .hasMessageContaining("exists already");
        assertThat(text("mine.txt")).isEqualTo("mine");
    }

    @Test
    void folderThatIsNotThere_orWasCutOff_isRefused() throws IOException {
        Path gone = temp.resolve("gone");
        assertThatThrownBy(() -> export(gone, ExportFormat.CSV))
                .hasMessageContaining("There is no folder")
                .hasMessageContaining("village-trained");
        Files.createDirectory(temp.resolve("gone.partial"));
        assertThatThrownBy(() -> export(gone, ExportFormat.CSV)).hasMessageContaining("cut off");
    }

    @Test
    void bundledPolicy_asOnnx_hasModelsAndManifest() {
        Exported exported =
                Exports.write("neighbourhoods-trained", ExportFormat.ONNX, temp.resolve("out"));
        assertThat(exported.files().stream().map(Exported.File::name))
                .contains("policy.onnx", "manifest.json");
    }

    private void policy(String networks) throws IOException {
        Path folder = Files.createDirectories(temp.resolve("training/policy"));
        Files.writeString(
                folder.resolve("manifest.json"),
                "{\"algorithm\": \"table\", \"networks\": %s}".formatted(networks));
    }

    @Test
    void policyWithoutAModel_saysWhy() throws IOException {
        policy("[]");
        assertThatThrownBy(() -> export(temp.resolve("training"), ExportFormat.ONNX))
                .hasMessageContaining("no network: table made it");
        policy("[{\"name\": \"home_0\", \"activation\": \"gelu\", \"onnx\": null}]");
        assertThatThrownBy(() -> export(temp.resolve("training"), ExportFormat.ONNX))
                .hasMessageContaining("home_0")
                .hasMessageContaining("gelu, which ONNX has not");
        policy("[{\"name\": \"home_0\", \"onnx\": \"policy.onnx\"}]");
        assertThatThrownBy(() -> export(temp.resolve("training"), ExportFormat.ONNX))
                .hasMessageContaining("policy.onnx is not there");
    }

    @Test
    void trainingOfSeveralSeeds_isExportedSeedBySeed() throws IOException {
        for (String seed : List.of("seed-1", "seed-2")) {
            Path folder = Files.createDirectories(temp.resolve("five/" + seed));
            Files.writeString(folder.resolve("train.json"), "{}");
            Files.writeString(folder.resolve("progress.csv"), "step,charts/x\n1,2\n");
            Files.createDirectory(folder.resolve("tensorboard"));
            Files.writeString(folder.resolve("tensorboard/events.1"), "e");
        }
        assertThat(
                        export(temp.resolve("five"), ExportFormat.JSON).files().stream()
                                .map(Exported.File::name))
                .containsExactly(
                        "seed-1/progress.json",
                        "seed-1/train.json",
                        "seed-2/progress.json",
                        "seed-2/train.json");
        Exported curves =
                Exports.write(
                        temp.resolve("five").toString(),
                        ExportFormat.TENSORBOARD,
                        temp.resolve("curves"));
        assertThat(curves.files().stream().map(Exported.File::name))
                .containsExactly("seed-1/events.1", "seed-2/events.1");
    }
}
