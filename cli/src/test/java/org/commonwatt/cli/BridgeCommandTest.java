package org.commonwatt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BridgeCommandTest extends CommandLineFixture {
    @TempDir private Path folder;

    @Test
    void unknownGame_isBadInputWithTheKnownOnes() {
        String socket = folder.resolve("socket").toString();
        assertThat(execute("bridge", "chess", "--socket", socket)).isEqualTo(2);
        assertThat(err.toString())
                .startsWith("chess: ")
                .contains("Maybe a game was meant: there are neighbourhoods,");
    }

    @Test
    void unknownOption_isBadInput() {
        String socket = folder.resolve("socket").toString();
        String[] words = {"bridge", "neighbourhoods", "--game", "agent=3", "--socket", socket};
        assertThat(execute(words)).isEqualTo(2);
        assertThat(err.toString()).contains("has no option agent; it has agents,");
    }

    @Test
    void pathThatIsTaken_isBadInput() {
        assertThat(execute("bridge", "two-step", "--socket", folder.toString())).isEqualTo(2);
        assertThat(err.toString()).startsWith(folder + ": ");
    }
}
