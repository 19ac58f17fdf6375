package org.commonwatt.rl.algorithm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.commonwatt.rl.algorithm.replay.Replay;
import org.commonwatt.rl.algorithm.replay.Windows;
import org.commonwatt.rl.algorithm.team.ActionCode;
import org.commonwatt.rl.algorithm.team.Actor;
import org.commonwatt.rl.algorithm.team.NetworkTeam;
import org.commonwatt.rl.algorithm.value.Mixer;
import org.commonwatt.rl.env.EnvSpec;
import org.commonwatt.rl.nn.Shard;
import org.commonwatt.rl.nn.Tape;
import org.commonwatt.rl.nn.Variable;
import org.commonwatt.rl.nn.layer.Operations;
import org.commonwatt.rl.nn.loss.ErrorLoss;
import org.commonwatt.rl.nn.loss.ValueLoss;

/// One place at which part of a batch of windows of joint steps is computed: the team's value of
/// what was done, and its target.
final class ValueShard extends Shard {
    /// The networks that learn and those that follow.
    record Nets(NetworkTeam team, NetworkTeam target, Mixer mixer, Mixer targetMixer) {}

    private final Senses senses;
    private final Windows windows;
    private final Vdn.Settings settings;
    private final EnvSpec spec;
    private final ValueBoard now;
    private final ValueBoard choosing;
    private final ValueBoard future;
    private final List<ValueBoard> online;
    private final List<ValueBoard> following;
    private final List<ValueMixture> mixtures = new ArrayList<>();
    private final List<ValueMixture> futureMixtures = new ArrayList<>();
    private final List<Variable> targets = new ArrayList<>();
    private final List<Variable> weights = new ArrayList<>();
    private final List<BurnIn> burnIns = new ArrayList<>();
    private final Variable loss;
    private final float[] row;
    private double lossSum;
    private double valueSum;

    ValueShard(Nets nets, Senses senses, Windows windows, Vdn.Settings settings, int capacity) {
        super(new Tape(nets.team().actors().getFirst().parameters().backend(), capacity));
        this.senses = senses;
        this.windows = windows;
        this.settings = settings;
        spec = windows.replay().spec();
        List<Actor> learning = new ArrayList<>();
        List<Actor> targeting = new ArrayList<>();
        for (int i = 0; i < spec.agents().size(); i++) {
            learning.add(senses.actor(i));
            targeting.add(
                    nets.target().actors().get(nets.team().actors().indexOf(senses.actor(i))));
        }
        int last = windows.length();
        boolean remembers = settings.recurrent() > 0;
        now = new ValueBoard(tape(), learning, 0, last - 1);
        int first = remembers ? 0 : last;
        choosing = new ValueBoard(new Tape(tape().backend(), capacity), learning, first, last);
        future = new ValueBoard(new Tape(tape().backend(), capacity), targeting, first, last);
        online = List.of(now, choosing);
        following = List.of(future);
        if (remembers) {
            burnIns.add(new BurnIn(learning, windows, senses, capacity));
            burnIns.add(new BurnIn(targeting, windows, senses, capacity));
        }
        loss = loss(nets);
        tape().minimise(loss);
        row = new float[Math.max(senses.widest(), spec.state().size())];
    }

    /// Per window the sum of its steps' weighted losses.
    private Variable loss(Nets nets) {
        int states = spec.state().size();
        Variable[] losses = new Variable[windows.length()];
        double[] ones = new double[losses.length];
        Arrays.fill(ones, 1);
        for (int p = 0; p < losses.length; p++) {
            mixtures.add(new ValueMixture(now, p, states, nets.mixer()));
            futureMixtures.add(new ValueMixture(future, p + 1, states, nets.targetMixer()));
            targets.add(tape().inputColumn());
            weights.add(tape().inputColumn());
            Variable value = mixtures.get(p).total();
            Variable error = ValueLoss.of(tape(), new ErrorLoss.Squared(), value, targets.get(p));
            losses[p] = Operations.scaleRows(tape(), error, weights.get(p));
        }
        return Operations.weightedSum(tape(), ones, losses);
    }

    @Override
    protected void load(int first, int rows) {
        see(now, first, rows);
        see(choosing, first, rows);
        see(future, first, rows);
        for (int i = 0; i < spec.agents().size() && !burnIns.isEmpty(); i++) {
            burnIns.getFirst().fill(i, first, rows, online);
            burnIns.getLast().fill(i, first, rows, following);
        }
        choosing.tape().forward(rows);
        for (int p = 0; p < windows.length(); p++) {
            for (int r = 0; r < rows; r++) {
                int step = windows.step(first + r, p);
                senses.state(windows.replay().states(), step, row, 0);
                mixtures.get(p).state().setRow(r, row, 0);
                senses.state(windows.replay().nextStates(), step, row, 0);
                futureMixtures.get(p).state().setRow(r, row, 0);
                choose(p, r, step);
            }
        }
        future.tape().forward(rows);
        for (int p = 0; p < windows.length(); p++) {
            for (int r = 0; r < rows; r++) {
                target(p, r, first + r);
            }
        }
    }

    /// Behind the last step of a window is what was seen after it.
    private void see(ValueBoard board, int first, int rows) {
        Replay replay = windows.replay();
        for (int p = board.first(); p <= board.last(); p++) {
            for (int r = 0; r < rows; r++) {
                int step = windows.step(first + r, p);
                boolean isBehind = p >= windows.size(first + r);
                float[] seen = isBehind ? replay.nextObservations() : replay.observations();
                for (int i = 0; i < spec.agents().size(); i++) {
                    senses.observation(i, seen, step, row, 0);
                    board.input(p, i).setRow(r, row, 0);
                }
            }
        }
    }

    private void choose(int place, int r, int step) {
        for (int i = 0; i < spec.agents().size(); i++) {
            ActionCode code = senses.actor(i).code();
            double weight = 1.0 / code.size();
            int first = 0;
            for (int k = 0; k < code.size(); k++) {
                int choices = code.choices(k);
                int done = (int) windows.replay().action(step, spec.actionAt(i) + k);
                int best = choosing.best(place + 1, r, i, first, choices);
                for (int j = 0; j < choices; j++) {
                    mixtures.get(place).mark(r, i, first + j, j == done ? weight : 0);
                    futureMixtures.get(place).mark(r, i, first + j, j == best ? weight : 0);
                }
                first += choices;
            }
        }
    }

    private void target(int place, int r, int window) {
        int step = windows.step(window, place);
        double later =
                windows.replay().isLast(step)
                        ? 0
                        : settings.gamma() * futureMixtures.get(place).total().get(r, 0);
        targets.get(place).set(r, 0, reward(step) + later);
        boolean counts = place < windows.size(window);
        weights.get(place).set(r, 0, counts ? (double) windows.count() / windows.steps() : 0);
    }

    private double reward(int step) {
        double sum = 0;
        int agents = spec.agents().size();
        for (int i = 0; i < agents; i++) {
            sum += windows.replay().reward(step, i);
        }
        return senses.reward(settings.teamReward().of(sum, agents));
    }

    @Override
    protected void start() {
        lossSum = 0;
        valueSum = 0;
    }

    @Override
    protected void collect(int rows) {
        lossSum += tape().sum(loss);
        for (int p = 0; p < mixtures.size(); p++) {
            for (int r = 0; r < rows; r++) {
                valueSum += weights.get(p).get(r, 0) * mixtures.get(p).total().get(r, 0);
            }
        }
    }

    /// Sum over the last batch's windows here of the mean loss of a step.
    double loss() {
        return lossSum;
    }

    /// The same of the team's values.
    double value() {
        return valueSum;
    }
}
