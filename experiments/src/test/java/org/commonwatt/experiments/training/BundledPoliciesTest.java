package org.commonwatt.experiments.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.commonwatt.experiments.evaluation.PolicyChoice;
import org.commonwatt.experiments.game.GameOptions;
import org.commonwatt.experiments.game.Games;
import org.commonwatt.experiments.scenario.ScenarioReader;
import org.commonwatt.experiments.scenario.ScenarioReading;
import org.commonwatt.operate.scenario.DaySlice;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.simulation.WindowRun;
import org.commonwatt.rl.nn.kernel.ScalarBackend;
import org.junit.jupiter.api.Test;

class BundledPoliciesTest {
    private static final long MEGABYTE = 1_000_000;

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    @Test
    void everyOne_isSmall_andSuitsWhatItIsNamedAfter() throws IOException {
        assertThat(BundledPolicies.names()).contains("island-trained", "neighbourhoods-trained");
        for (String name : BundledPolicies.names()) {
            Path folder = BundledPolicies.folder(name).orElseThrow();
            long bytes = 0;
            for (Path file : files(folder)) {
                bytes += Files.size(file);
            }
            assertThat(bytes).as(name).isLessThan(MEGABYTE);
            String of = name.substring(0, name.length() - "-trained".length());
            if (Games.names().contains(of)) {
                var spec = Games.of(of, GameOptions.none()).spec();
                var team = PolicyFolder.open(folder).team(spec, ScalarBackend.ofFloats());
                assertThat(team.spec()).isSameAs(spec);
            } else {
                assertThat(costOfADay(of, name)).as(name).isFinite();
            }
        }
    }

    private static double costOfADay(String scenario, String policy) {
        ScenarioReading reading = ScenarioReader.bundled(scenario);
        assertThat(reading).isInstanceOf(ScenarioReading.Loaded.class);
        Scenario days = DaySlice.of(((ScenarioReading.Loaded) reading).scenario(), 0, 2);
        return WindowRun.play(days, 1, PolicyChoice.of(policy).policy(days), System::nanoTime)
                .cost();
    }

    @Test
    void unknownNames_areNoFolders() {
        assertThat(BundledPolicies.folder("island")).isEmpty();
        assertThat(BundledPolicies.folder("atlantis-trained")).isEmpty();
    }
}
