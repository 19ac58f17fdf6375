package org.commonwatt.experiments.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.commonwatt.experiments.ToyCommunity;
import org.commonwatt.experiments.ToyRuns;
import org.commonwatt.market.MarketTerms;
import org.commonwatt.market.auction.PairMatching;
import org.commonwatt.operate.scenario.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TradesFileTest {
    @TempDir private Path temporary;

    private static Scenario scenario(String mechanism, String matching) {
        MarketTerms usual = MarketTerms.USUAL;
        MarketTerms terms =
                new MarketTerms(usual.k(), usual.keys(), List.of(), 0, List.of(), false, matching);
        return ToyCommunity.STANDARD.scenario().withMarket(mechanism, terms);
    }

    private Path run(Scenario scenario, String name) {
        Path folder = temporary.resolve(name);
        ToyRuns.run(scenario, ToyRuns.settings(folder, StepsMode.NONE, "none", "rule"));
        return folder;
    }

    @Test
    void pairs_addUpToTheTradesOfEveryMember() throws IOException {
        for (String matching : PairMatching.names()) {
            Path folder = run(scenario("uniform-price", matching), matching);
            Map<String, Double> pairs = new TreeMap<>();
            for (String row : rows(folder, TradesFile.FILE)) {
                String[] cells = row.split(",", -1);
                double energy = Double.parseDouble(cells[4]);
                assertThat(cells[2]).isNotEqualTo(cells[3]);
                pairs.merge(cells[0] + " poolPurchase " + cells[2], energy, Double::sum);
                pairs.merge(cells[0] + " poolSale " + cells[3], -energy, Double::sum);
            }
            Map<String, Double> trades = new TreeMap<>();
            for (String row : rows(folder, RunFiles.TRADES)) {
                String[] cells = row.split(",", -1);
                double energy = Double.parseDouble(cells[4]);
                trades.merge(cells[0] + " " + cells[3] + " " + cells[2], energy, Double::sum);
            }
            assertThat(pairs).isNotEmpty().containsOnlyKeys(trades.keySet());
            // Half a mWh per step in the ledger, per period and pair here.
            pairs.forEach(
                    (key, energy) ->
                            assertThat(energy).as(key).isCloseTo(trades.get(key), within(1e-3)));
        }
    }

    private static List<String> rows(Path folder, String file) throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve(file));
        return lines.subList(1, lines.size());
    }

    @Test
    void withoutALocalMarket_thereIsNoFile() {
        Path folder = run(scenario("none", "proportional"), "none");
        assertThat(folder.resolve(TradesFile.FILE)).doesNotExist();
        assertThat(folder.resolve(RunFiles.TRADES)).exists();
    }
}
