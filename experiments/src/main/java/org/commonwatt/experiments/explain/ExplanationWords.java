package org.commonwatt.experiments.explain;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonwatt.experiments.report.chart.Figures;
import org.commonwatt.explain.Explanation;
import org.commonwatt.explain.Fact;
import org.commonwatt.explain.Sentence;

/// Puts explanations into words: the messages of a language, filled with the facts of sentences.
public final class ExplanationWords {
    private static final String BUNDLE = "org.commonwatt.experiments.explain.explanations";
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

    /// Smaller amounts are told with three digits, not to the cent.
    private static final double CENTS_FROM = 0.095;

    private final ResourceBundle messages;
    private final String currency;

    /// @param locale English where there are no words in its language
    /// @param currency of the scenario
    public ExplanationWords(Locale locale, String currency) {
        messages =
                ResourceBundle.getBundle(
                        BUNDLE,
                        locale,
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES));
        this.currency = currency;
    }

    /// All sentences of an explanation, then its checks.
    public List<String> all(Explanation explanation) {
        return java.util.stream.Stream.concat(
                        explanation.sentences().stream().map(this::text),
                        explanation.checks().stream().map(check -> text(check.sentence())))
                .toList();
    }

    /// The first sentence of an explanation.
    public String finding(Explanation explanation) {
        return text(explanation.sentences().getFirst());
    }

    /// A sentence.
    public String text(Sentence sentence) {
        Matcher places = PLACE.matcher(messages.getString(sentence.key()));
        var out = new StringBuilder();
        while (places.find()) {
            Fact fact = sentence.facts().get(Integer.parseInt(places.group(1)));
            places.appendReplacement(out, Matcher.quoteReplacement(text(fact)));
        }
        places.appendTail(out);
        return out.toString();
    }

    /// A word of the language.
    public String term(String key) {
        return messages.getString(key);
    }

    private String text(Fact fact) {
        return switch (fact) {
            case Fact.Name name -> name.text();
            case Fact.Term term -> messages.getString(term.key());
            case Fact.Quantity quantity -> number(quantity);
        };
    }

    private String number(Fact.Quantity quantity) {
        double value = quantity.value();
        return switch (quantity.unit()) {
            case MONEY -> money(value);
            case CHANGE -> value > 0 ? "+" + money(value) : money(value);
            case PRICE -> Figures.money(value, currency) + "/kWh";
            case ENERGY -> Figures.screen(value, "kWh");
            case POWER -> Figures.screen(value, "kW");
            case SHARE -> Figures.percent(value);
            case COUNT -> Long.toString(Math.round(value));
            case PLAIN -> Figures.screen(value);
        };
    }

    private String money(double value) {
        return Math.abs(value) >= CENTS_FROM
                ? Figures.cents(value, currency)
                : Figures.money(value, currency);
    }
}
