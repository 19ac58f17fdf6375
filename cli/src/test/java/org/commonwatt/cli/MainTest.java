package org.commonwatt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class MainTest extends CommandLineFixture {
    @Test
    void help_onTheCommand_printsUsageAndExitCodes() {
        assertThat(execute("--help")).isZero();
        assertThat(out.toString())
                .contains("Usage: commonwatt")
                .contains("130")
                .contains("interrupted");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void version_printsTheProductsName() {
        assertThat(execute("--version")).isZero();
        assertThat(out.toString()).startsWith("Commonwatt ");
    }

    @Test
    void noCommand_isBadUsage() {
        assertThat(execute()).isEqualTo(2);
        assertThat(err.toString()).contains("A command is missing.").contains("Usage: commonwatt");
    }

    @Test
    void unknownCommand_isBadUsageAndNamesIt() {
        assertThat(execute("fly")).isEqualTo(2);
        assertThat(err.toString()).contains("fly");
    }
}
