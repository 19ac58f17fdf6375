package org.commonwatt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AuditCommandTest extends CommandLineFixture {
    @TempDir private Path temporary;

    @Test
    void audit_ofARun_isATable_andNamesWhatContradicts() throws Exception {
        String run = temporary.resolve("run").toString();
        assertThat(execute("run", "--days", "1", "--policy", "rule", "--quiet", "--out", run))
                .isZero();
        assertThat(execute("audit", run)).isZero();
        assertThat(out.toString())
                .containsPattern("two sides: .* +OK")
                .containsPattern("bills.csv: .* +OK")
                .contains("Complete: rule: days 2025-");
        Path bills = Path.of(run, "bills.csv");
        Files.writeString(bills, Files.readString(bills).replaceFirst("(?m)^rule,.*$", ""));
        assertThat(execute("audit", run, "--quiet")).isEqualTo(3);
        assertThat(out.toString()).contains("bills.csv: rule home_0");
        assertThat(execute("audit", run, "--json")).isEqualTo(3);
        assertThat(out.toString()).contains("\"schema\" : \"commonwatt.audit\"");
    }

    @Test
    void audit_ofSomethingElse_isBadInput() {
        assertThat(execute("audit", temporary.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("is no run folder");
    }
}
