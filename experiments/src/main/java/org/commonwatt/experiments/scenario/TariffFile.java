package org.commonwatt.experiments.scenario;

import org.commonwatt.experiments.scenario.series.CsvRefusal;
import org.jspecify.annotations.Nullable;

/// Opens the JSON file beside the scenario that a tariff names, so that problems inside it are
/// shown with its own lines.
final class TariffFile {
    private TariffFile() {}

    /// The file's root, or null after a problem.
    ///
    /// @param at key that names the file
    static @Nullable Section open(Section at, ReadingContext context) {
        if (!at.isText() || !context.readsFiles()) {
            return null;
        }
        String file = at.text("");
        try {
            // JSON is YAML but for tabs between its tokens; within texts JSON writes them as \t.
            String text = context.store().text(file).replace('\t', ' ');
            LocatedDocument document = YamlTree.parse(file, text, context.findings());
            return document == null ? null : Section.root(document, context.findings());
        } catch (CsvRefusal refusal) {
            context.findings().problem(refusal.problem());
            return null;
        }
    }

    /// Notes a price list of one currency in a scenario of another.
    static void warnOfCurrency(Section at, String found, String currency) {
        if (!found.equals(currency)) {
            at.warning(
                    "is in %s but the scenario's currency is %s; nothing is converted."
                            .formatted(found, currency),
                    null);
        }
    }
}
