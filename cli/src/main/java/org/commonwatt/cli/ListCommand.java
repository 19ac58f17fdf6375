package org.commonwatt.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.commonwatt.equity.InequalityIndex;
import org.commonwatt.experiments.evaluation.PolicyChoice;
import org.commonwatt.experiments.game.Games;
import org.commonwatt.experiments.scenario.ScenarioReader;
import org.commonwatt.experiments.sharing.SharingMethods;
import org.commonwatt.experiments.training.Trainers;
import org.commonwatt.market.ClearingMechanism;
import org.commonwatt.market.Mechanisms;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `commonwatt list`: the names that other commands take.
@Command(
        name = "list",
        description = "List the names that other commands and scenario files take.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  commonwatt list scenarios", "  commonwatt list policies --json"})
final class ListCommand extends TerminalCommand {
    /// What can be listed.
    enum Topic {
        /// Policies of `run` and `evaluate`.
        POLICIES,
        /// Algorithms of `train`.
        ALGORITHMS,
        /// Market mechanisms of a scenario.
        MECHANISMS,
        /// Inequality indices of reports.
        INDICES,
        /// Methods of `share`.
        SHARINGS,
        /// Games of `bridge` and of other languages.
        GAMES,
        /// Scenarios that come with the product.
        SCENARIOS;

        private List<String> names() {
            return switch (this) {
                case POLICIES -> PolicyChoice.names();
                case ALGORITHMS -> Trainers.names();
                case MECHANISMS -> Mechanisms.all().stream().map(ClearingMechanism::name).toList();
                case INDICES ->
                        InequalityIndex.standard().stream().map(InequalityIndex::name).toList();
                case SHARINGS -> SharingMethods.names();
                case GAMES -> Games.names();
                case SCENARIOS -> ScenarioReader.bundledNames();
            };
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Parameters(paramLabel = "WHAT", description = "One of ${COMPLETION-CANDIDATES}.")
    private Topic topic;

    @Mixin private OutputOptions output;

    @Override
    public Integer call() {
        if (output.json()) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("schema", "commonwatt.list");
            json.put("version", 1);
            json.put(topic.toString(), topic.names());
            out().println(OutputOptions.render(json));
        } else {
            topic.names().forEach(out()::println);
        }
        return 0;
    }
}
