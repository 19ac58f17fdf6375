package org.commonwatt.rl.algorithm;

import java.util.HashMap;
import java.util.Map;
import org.commonwatt.rl.algorithm.team.NetworkTeam;
import org.commonwatt.rl.algorithm.team.TeamPolicy;
import org.commonwatt.rl.nn.checkpoint.Checkpoint;

/// Plays, keeps what was played, and lets a [Learner] learn from what was kept.
final class OffPolicyTraining implements Algorithm {
    private static final String STEPS = "training.steps";

    private final Stage stage;
    private final Learner learner;

    /// The learner's team, which remembers the episodes that are played here.
    private final NetworkTeam team;

    private final float[] coded;
    private long steps;

    OffPolicyTraining(Stage stage, Learner learner) {
        this.stage = stage;
        this.learner = learner;
        team = learner.team().twin();
        coded = new float[stage.play().actions().length];
    }

    @Override
    public Iteration iterate() {
        int copies = stage.pace().copies();
        int rounds = (stage.pace().iterationSteps() + copies - 1) / copies;
        stage.play().tally().clear();
        for (int round = 0; round < rounds; round++) {
            play();
            long before = steps;
            steps += copies;
            int updates = stage.pace().rounds(before, steps) * stage.pace().updates();
            for (int k = 0; k < updates; k++) {
                learner.update();
            }
        }
        Map<String, Double> figures = new HashMap<>();
        learner.report(figures);
        return new Iteration(
                rounds * copies,
                stage.play().tally().episodes(),
                stage.play().tally().meanReturn(),
                stage.play().tally().meanLength(),
                figures);
    }

    private void play() {
        double[] actions = stage.play().actions();
        team.act(stage.play().now().observations(), actions, stage.pace().copies());
        learner.explore(steps, actions, coded);
        stage.play().step();
        for (int c = 0; c < stage.pace().copies(); c++) {
            if (stage.play().ended(c)) {
                team.begin(c);
            }
        }
        stage.replay().add(stage.play(), coded);
        learner.notice();
    }

    @Override
    public long steps() {
        return steps;
    }

    @Override
    public TeamPolicy team() {
        return learner.team();
    }

    @Override
    public void save(Checkpoint into) {
        into.note(STEPS, Long.toString(steps));
        stage.play().save(into);
        team.saveEpisodes(into);
        stage.replay().save(into);
        learner.save(into);
    }

    @Override
    public void restore(Checkpoint from) {
        steps = Long.parseLong(from.note(STEPS));
        stage.play().restore(from);
        team.restoreEpisodes(from);
        stage.replay().restore(from);
        learner.restore(from);
    }
}
