package org.commonwatt.experiments.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.commonwatt.explain.BillPart;
import org.commonwatt.explain.Fact;
import org.commonwatt.explain.Sentence;
import org.commonwatt.operate.agent.FeatureGroup;
import org.commonwatt.operate.agent.Lever;
import org.commonwatt.operate.dispatch.ConstraintFamily;
import org.junit.jupiter.api.Test;

final class ExplanationWordsTest {
    private static final ExplanationWords WORDS = new ExplanationWords(Locale.ENGLISH, "GBP");

    @Test
    void terms_haveWords() {
        Stream<String> keys =
                Stream.of(
                                Arrays.stream(BillPart.values()).map(part -> "bar." + part.key()),
                                Arrays.stream(FeatureGroup.values()).map(g -> "group." + g.key()),
                                Arrays.stream(Lever.values())
                                        .filter(lever -> lever != Lever.PRICE)
                                        .map(lever -> "device." + lever.key()),
                                Arrays.stream(ConstraintFamily.values())
                                        .map(family -> "family." + family.key()))
                        .flatMap(each -> each);
        assertThat(keys).allSatisfy(key -> assertThat(WORDS.term(key)).isNotBlank());
    }

    /// Facts stand where the message numbers them, numbers in their units.
    @Test
    void text_putsFactsInTheirPlaces() {
        assertThat(
                        WORDS.text(
                                Sentence.of(
                                        "bill.owes",
                                        Fact.name("home_1"),
                                        Fact.money(12.3),
                                        Fact.money(0.0123),
                                        Fact.name("rule"))))
                .isEqualTo(
                        "home_1 owes £12.30 under rule; all it wanted at the retail price would"
                                + " have been £0.0123.");
        assertThat(
                        WORDS.text(
                                Sentence.of(
                                        "share.part",
                                        Fact.term("factor.load"),
                                        Fact.plain(3),
                                        Fact.plain(2),
                                        Fact.change(1.5))))
                .endsWith("3 beside a mean of 2, +£1.50.");
    }
}
