package org.commonwatt.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.commonwatt.experiments.training.TrainingRefusal;
import org.commonwatt.rl.algorithm.fair.EquityMode;
import org.commonwatt.rl.algorithm.robust.RobustMode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What a training begins with, and which days it is for.
final class TrainingStart {
    @Option(
            names = "--resume",
            description = "Go on with the training in DIR, with the same options as before.")
    private boolean resume;

    @Option(
            names = "--start",
            paramLabel = "POLICY",
            description = "Begin with the networks of a trained policy: a folder that train wrote.")
    private @Nullable Path policy;

    @Option(
            names = "--robust",
            paramLabel = "MODE",
            description =
                    "Days that nobody forecast: none, randomised:BUDGET (share by which ordinary"
                            + " days may cost more, 0.02), dose:D, wasserstein:EPS (auto to find it) or"
                            + " just EPS, mixed:EPS, smoothed:EPS, cvar:ALPHA, cvar:auto:BUDGET (none).")
    private String robust = "none";

    @Option(
            names = "--equity",
            paramLabel = "KIND",
            description =
                    "What is meant by fair between agents, for ippo and mappo: utilitarian, rawls,"
                            + " alpha:A, gini:W, penalty:L, constraint:K (none). Moves who is"
                            + " served, comfort and who gets the members' energy; money is settled"
                            + " by sharing the gain.")
    private String equity = "none";

    /// The options of a game with what is meant by fair.
    ///
    /// @throws TrainingRefusal if it is no kind
    Map<String, String> with(Map<String, String> gameOptions) {
        Map<String, String> all = new LinkedHashMap<>(gameOptions);
        EquityMode mode = equity();
        if (!mode.isNone()) {
            all.put("equity", mode.text());
        }
        return all;
    }

    private EquityMode equity() {
        try {
            return EquityMode.parse(equity);
        } catch (IllegalArgumentException refused) {
            throw new TrainingRefusal(String.valueOf(refused.getMessage()));
        }
    }

    /// Says what fairness moves and what it does not, where any is meant.
    void tellFairness(OutputOptions output, PrintWriter err) {
        EquityMode mode = equity();
        if (!mode.isNone() && !output.quiet() && !output.json()) {
            err.println(
                    "Equity %s weighs agents by what they have gained: it moves who is served, comfort and who gets the members' energy. Money is settled by sharing the gain: share --method leximin-core."
                            .formatted(mode.text()));
        }
    }

    /// How days that nobody forecast are taken into account.
    ///
    /// @throws TrainingRefusal if it is no mode
    RobustMode robust() {
        try {
            return RobustMode.parse(robust);
        } catch (IllegalArgumentException refused) {
            throw new TrainingRefusal(String.valueOf(refused.getMessage()));
        }
    }

    /// Whether to go on with what is there.
    boolean resumes() {
        return resume;
    }

    /// The options as words of a command line, but for `--resume`.
    List<String> words() {
        List<String> words = new ArrayList<>();
        if (policy != null) {
            words.add("--start " + ShellWords.quoted(policy.toString()));
        }
        if (!robust().isNone()) {
            words.add("--robust " + robust().text());
        }
        if (!equity().isNone()) {
            words.add("--equity " + equity().text());
        }
        return words;
    }

    /// Folder of the policy to begin with.
    @Nullable Path policy() {
        return policy;
    }
}
