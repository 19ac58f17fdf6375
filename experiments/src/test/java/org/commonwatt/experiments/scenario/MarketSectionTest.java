package org.commonwatt.experiments.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.commonwatt.market.CoefficientSharing.Keys;
import org.commonwatt.market.MarketTerms;
import org.commonwatt.market.Mechanisms;
import org.commonwatt.market.auction.PairMatching;
import org.commonwatt.operate.scenario.Scenario;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class MarketSectionTest {
    private static String text(String market) {
        return """
        commonwatt: 1
        time: {start: 2025-07-01T00:00Z, step: PT1H, days: 1}
        tariff: {import: 0.2}
        market: %s
        participants:
          - {id: a, ownership: 3, load: {generate: {}}}
          - {id: b, load: {generate: {}}}
        """
                .formatted(market);
    }

    private static Written read(String market) {
        return Written.of(text(market));
    }

    private static MarketTerms terms(String market) {
        Scenario scenario = read(market).scenario();
        return scenario.market();
    }

    private static List<String> names(String key) {
        JsonNode market = ScenarioSchema.current().tree().get("$defs").get("market");
        List<String> names = new ArrayList<>();
        market.get("properties").get(key).get("enum").forEach(name -> names.add(name.asString()));
        return names;
    }

    @Test
    void schema_namesWhatThereIs() {
        assertThat(names("mechanism")).containsExactlyInAnyOrderElementsOf(Mechanisms.names());
        assertThat(names("matching")).containsExactlyElementsOf(PairMatching.names());
        for (String name : Mechanisms.names()) {
            Written written = read("{mechanism: %s}".formatted(name));
            assertThat(written.scenario().mechanism()).isEqualTo(name);
            assertThat(written.scenario().market()).isEqualTo(MarketTerms.USUAL);
            assertThat(written.warnings()).isEmpty();
        }
    }

    @Test
    void terms_areRead() {
        assertThat(terms("{mechanism: uniform-price, k: 0.25, matching: nearest}"))
                .extracting(MarketTerms::k, MarketTerms::matching)
                .containsExactly(0.25, "nearest");
        assertThat(terms("{mechanism: operator-price, operatorShare: -0.5}").operatorShare())
                .isEqualTo(-0.5);
        assertThat(terms("{mechanism: bill-sharing, horizon: day}").billsByDay()).isTrue();
        MarketTerms keys = terms("{mechanism: coefficient, keys: static}");
        assertThat(keys.keys()).isEqualTo(Keys.STATIC);
        assertThat(keys.keyShares()).containsExactly(3.0, 1.0);
    }

    @Test
    void communityPrice_isANumberOrATimeOfUse() {
        assertThat(terms("{mechanism: community-price, price: 0.3}").pricePerKwh())
                .hasSize(24)
                .containsOnly(0.3);
        String timeOfUse =
                "{timeOfUse: {periods: [{price: 0.5, from: \"12:00\"}], otherwise: 0.1}}";
        assertThat(
                        terms("{mechanism: community-price, price: %s}".formatted(timeOfUse))
                                .pricePerKwh())
                .startsWith(0.1)
                .endsWith(0.5);
    }

    @Test
    void keyThatTheMechanismDoesNotRead_isAWarning() {
        assertThat(read("{mechanism: mcafee, k: 0.3}").warnings())
                .containsExactly(
                        "scenario.yaml:4:32: market.k has no effect under mcafee; it is read by"
                                + " coefficient, dynamic-nem, uniform-price, pay-as-bid.");
    }

    @Test
    void staticKeysWithoutOwners_areAProblem() {
        String text =
                text("{mechanism: coefficient, keys: static}")
                        .replace("{id: a, ownership: 3,", "{id: a, ownership: 0,")
                        .replace("{id: b,", "{id: b, ownership: 0,");
        assertThat(Written.of(text).problems())
                .contains("market.keys is static, but the ownership of every participant is 0.");
    }
}
