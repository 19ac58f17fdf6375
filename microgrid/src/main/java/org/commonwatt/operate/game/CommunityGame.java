package org.commonwatt.operate.game;

import java.util.List;
import java.util.stream.Stream;
import org.commonwatt.grid.Actions;
import org.commonwatt.grid.StepFlows;
import org.commonwatt.market.Clearing;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.numeric.RandomStreams;
import org.commonwatt.operate.agent.AgentControl;
import org.commonwatt.operate.agent.AgentFeatures;
import org.commonwatt.operate.agent.CommunityAgents;
import org.commonwatt.operate.agent.CommunityAgents.Agent;
import org.commonwatt.operate.agent.FeatureScales;
import org.commonwatt.operate.policy.Observations;
import org.commonwatt.operate.policy.Policy;
import org.commonwatt.operate.reward.Credit;
import org.commonwatt.operate.reward.StepCosts;
import org.commonwatt.operate.simulation.LeadIn;
import org.commonwatt.operate.simulation.Simulation;
import org.commonwatt.operate.simulation.StepObserver;
import org.commonwatt.rl.env.CandidateInfo;
import org.commonwatt.rl.env.EnvSpec;
import org.commonwatt.rl.env.EpisodicEnv;
import org.jspecify.annotations.Nullable;

/// A community as a Markov game: its members with something to move, its shared devices and its
/// operator decide step by step; physics, market and settlement are those of a [Simulation]
/// (`docs/FORMULATION.md#community-game`).
///
/// An episode is a window of days drawn from [CommunityDays]. The day before it is run by the rule,
/// so that everybody has a yesterday; then batteries begin where that day left them or, in a share
/// of the episodes, with random contents. The end of a window is a truncation: what is stored then
/// is worth what a critic says of the last observation.
///
/// Info: the community's cost of the step with the parts that the reward weighs, payments to
/// outside parties, import and export, unserved energy; where windows have several candidates also
/// which one is played ([CandidateInfo]), compared by what it cost the community.
public final class CommunityGame extends EpisodicEnv {
    private static final List<String> INFO =
            List.of("cost", "payment", "importKwh", "exportKwh", "unservedKwh");

    private final CandidateDraw draw;
    private final CommunityDays days;
    private final CommunityRules rules;
    private final CommunityAgents agents;
    private final FeatureScales scales;
    private final double[] info;
    private final BenefitReward benefits;
    private @Nullable Episode episode;

    /// All that changes from episode to episode.
    private static final class Episode {
        final Simulation simulation;
        final StepCosts costs;
        final AgentFeatures features;
        final AgentControl control;
        final @Nullable Policy expert;
        final Actions wishes;
        double peakKw;
        double totalCost;
        Observations seen;

        Episode(CommunityGame game, CommunityDays.Slice slice) {
            Policy base = game.rules.base().apply(slice.scenario());
            simulation = new Simulation(slice.scenario(), base);
            costs = new StepCosts(slice.scenario(), simulation.prices(), game.rules.weights());
            features =
                    new AgentFeatures(slice.scenario(), game.agents, game.scales, slice.calendar());
            int participants = slice.scenario().community().size();
            control = new AgentControl(game.agents, participants, base);
            var makesExpert = game.rules.expert();
            expert = makesExpert == null ? null : makesExpert.apply(slice.scenario());
            wishes = new Actions(participants);
            Policy asked = expert == null ? base : expert;
            LeadIn.execute(
                    simulation,
                    slice.firstStep(),
                    before -> {
                        base.observe(before);
                        if (!asked.equals(base)) {
                            asked.observe(before);
                        }
                    });
            seen = simulation.observe();
        }
    }

    /// @param days windows that episodes are drawn from
    /// @param scales of features: for games that shall be played alike, those of one scenario
    public CommunityGame(CommunityDays days, CommunityRules rules, FeatureScales scales) {
        this(CandidateDraw.nominal(days), rules, scales);
    }

    /// A game whose windows could have turned out differently.
    ///
    /// @param draw windows, and how often each of their candidates is played
    public CommunityGame(CandidateDraw draw, CommunityRules rules, FeatureScales scales) {
        this(draw, rules, scales, CommunityAgents.of(draw.days().scenario(), rules.scope()));
    }

    private CommunityGame(
            CandidateDraw draw,
            CommunityRules rules,
            FeatureScales scales,
            CommunityAgents agents) {
        super(agents.spec(draw.days().scenario().name(), draw.days().steps(), names(draw)));
        this.draw = draw;
        days = draw.days();
        info = new double[spec().infoNames().size()];
        this.rules = rules;
        this.scales = scales;
        this.agents = agents;
        benefits = new BenefitReward(agents, days.scenario().community());
    }

    private static List<String> names(CandidateDraw draw) {
        return draw.isNominal()
                ? INFO
                : Stream.concat(INFO.stream(), CandidateInfo.NAMES.stream()).toList();
    }

    /// Who decides.
    public CommunityAgents agents() {
        return agents;
    }

    /// The simulation of the running episode, for those who want to look inside.
    ///
    /// @throws IllegalStateException before the first reset
    public Simulation simulation() {
        return running().simulation;
    }

    private Episode running() {
        if (episode == null) {
            throw new IllegalStateException(
                    "An episode must have begun: %s needs a reset".formatted(spec().name()));
        }
        return episode;
    }

    @Override
    protected void begin(RandomStreams streams) {
        RandomStream chance = streams.stream("window");
        int window = chance.nextInt(days.firstDays().size());
        CandidateWindows.Drawn drawn = draw.draw(window, streams.stream("candidate"));
        var slice = draw.windows().slice(drawn);
        Episode next = new Episode(this, slice);
        if (chance.nextDouble() < rules.randomStart()) {
            var community = slice.scenario().community();
            for (int i = 0; i < community.size(); i++) {
                var battery = community.participant(i).battery();
                if (battery != null) {
                    double u = streams.stream("soc", community.participant(i).id()).nextDouble();
                    double soc = battery.minSoc() + u * (battery.maxSoc() - battery.minSoc());
                    next.simulation.state().setSoc(i, soc);
                }
            }
            next.simulation.refresh(next.seen);
        }
        next.features.prepare(next.seen, 0);
        if (rules.credit() == Credit.BENEFIT) {
            benefits.begin(days.alone(window, rules.weights()));
        }
        java.util.Arrays.fill(info, 0);
        if (info.length > INFO.size()) {
            info[INFO.size()] = drawn.window();
            info[INFO.size() + 1] = drawn.candidate();
        }
        episode = next;
    }

    @Override
    protected boolean advance(double[] actions, int from) {
        Episode now = running();
        Simulation run = now.simulation;
        int t = run.step();
        double share = now.control.apply(now.seen, actions, from, run.actions());
        run.execute(StepObserver.NONE);
        if (!Double.isNaN(share)) {
            run.operatorShare(share);
        }
        pay(now, t, run.flows(), run.clearing());
        now.seen = run.observe();
        now.features.prepare(now.seen, 0);
        return false;
    }

    @Override
    public boolean hasExpert() {
        return rules.expert() != null;
    }

    @Override
    public void expert(double[] into, int copy) {
        Episode now = running();
        if (now.expert == null) {
            super.expert(into, copy);
            return;
        }
        int from = EnvSpec.start(into.length, copy, spec().actionSize());
        now.control.imitate(now.seen, now.expert, now.wishes, into, from);
    }

    private void pay(Episode now, int t, StepFlows flows, Clearing trades) {
        StepCosts costs = now.costs;
        double common = costs.commonCost(t, flows, trades, now.peakKw);
        double own = 0;
        double unserved = 0;
        int n = days.scenario().community().size();
        for (int i = 0; i < n; i++) {
            own += costs.ownCost(t, i, flows, trades);
            unserved += flows.unservedKwh[i];
        }
        double cost = common + own;
        for (int a = 0; a < agents.agents().size(); a++) {
            Agent agent = agents.agents().get(a);
            int i = agent.participant();
            boolean byBenefit = rules.credit() == Credit.BENEFIT;
            Credit credit = i < 0 && !byBenefit ? Credit.TEAM : rules.credit();
            reward(
                    a,
                    switch (credit) {
                        case TEAM -> -cost;
                        case OWN_BILL ->
                                -costs.bill(t, i, flows, trades)
                                        - costs.ownCost(t, i, flows, trades);
                        case BENEFIT -> benefits.of(a, t, costs, flows, trades);
                        case DIFFERENCE ->
                                costs.difference(t, i, flows, trades, now.peakKw, common);
                    });
        }
        double net = costs.netKwh(flows);
        double hours = days.scenario().axis().stepHours();
        now.peakKw = Math.max(now.peakKw, net / hours);
        info[0] = cost;
        info[1] = costs.payment(t, flows, trades);
        info[2] = Math.max(0, net);
        info[3] = Math.max(0, -net);
        info[4] = unserved;
        now.totalCost += cost;
        if (info.length > INFO.size()) {
            info[INFO.size() + 2] = -now.totalCost;
        }
    }

    @Override
    protected void write(double[] observations, int from) {
        Episode now = running();
        now.features.write(now.seen, 0, observations, from);
    }

    @Override
    public void state(double[] into, int copy) {
        Episode now = running();
        int from = EnvSpec.start(into.length, copy, spec().state().size());
        now.features.writeState(now.seen, 0, into, from);
    }

    @Override
    public void info(double[] into, int copy) {
        int from = EnvSpec.start(into.length, copy, info.length);
        System.arraycopy(info, 0, into, from, info.length);
    }
}
