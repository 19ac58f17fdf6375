package org.commonwatt.operate.game;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.commonwatt.numeric.RandomStreams;
import org.commonwatt.rl.env.AgentSpec;
import org.commonwatt.rl.env.EnvSpec;
import org.commonwatt.rl.env.EpisodicEnv;
import org.commonwatt.rl.space.Box;

/// Neighbourhoods with a store of 100 kWh each that send energy to one another and trade with the
/// grid, in steps of five minutes: the small game on which learned control of energy communities
/// has been published.
///
/// An agent chooses one number per neighbourhood, negative to send up to 20 kWh there, and one for
/// the grid, positive to buy and negative to sell up to 20 kWh. It sees its own store, demand and
/// generation of the coming step, the stability of all stores, a price signal, the time and all
/// stores. The two variants differ in what a step does: [PublishedNeighbourGame] repeats the
/// published one with its leaks, [ConservingNeighbourGame] keeps every kWh.
/// `docs/FORMULATION.md#neighbour-game`.
public abstract sealed class NeighbourGame extends EpisodicEnv
        permits ConservingNeighbourGame, PublishedNeighbourGame {
    /// What a store holds.
    public static final double CAPACITY_KWH = 100;

    /// What one number of an action moves per step at the most.
    public static final double RATE_KWH = 20;

    static final double BASE_PRICE_PER_KWH = 0.15;
    static final double SALE_SHARE = 0.8;
    private static final double DEMAND_SCALE_KWH = 20;
    private static final double SOLAR_SCALE_KWH = 15;
    private static final int OWN_NUMBERS = 6;
    private static final List<String> FLOWS =
            List.of("transferKwh", "importKwh", "saleKwh", "unservedKwh", "curtailedKwh", "cost");

    final int agents;

    /// Per neighbourhood: stored, and the flows of the last step.
    final double[] levelKwh;

    final double[] transferKwh;
    final double[] importKwh;
    final double[] saleKwh;
    final double[] unservedKwh;
    final double[] curtailedKwh;
    final double[] cost;

    private final NeighbourDays days;
    private final double[] signals;
    private final int actionSize;
    private NeighbourDay day;

    NeighbourGame(String name, NeighbourDays days, int actionSize) {
        super(describe(name, days, actionSize));
        this.days = days;
        this.actionSize = actionSize;
        agents = days.agents();
        levelKwh = new double[agents];
        transferKwh = new double[agents];
        importKwh = new double[agents];
        saleKwh = new double[agents];
        unservedKwh = new double[agents];
        curtailedKwh = new double[agents];
        cost = new double[agents];
        signals = new double[days.steps() + 1];
        for (int t = 0; t < signals.length; t++) {
            signals[t] = priceSignal(24.0 * t / days.steps());
        }
        day = new NeighbourDay(levelKwh, new double[agents], new double[agents]);
    }

    static String agentName(int i) {
        return "agent_" + i;
    }

    private static EnvSpec describe(String name, NeighbourDays days, int actionSize) {
        int n = days.agents();
        List<String> levels = new ArrayList<>();
        List<String> moves = new ArrayList<>();
        for (int j = 0; j < n; j++) {
            levels.add("level_" + j);
            moves.add("send_" + j);
        }
        moves = new ArrayList<>(moves.subList(0, actionSize - 1));
        moves.add("grid");
        List<String> sees =
                new ArrayList<>(List.of("level", "demand", "solar", "stability", "price", "time"));
        sees.addAll(levels);
        List<AgentSpec> agents = new ArrayList<>();
        List<String> info = new ArrayList<>(List.of("stability"));
        for (int i = 0; i < n; i++) {
            agents.add(new AgentSpec(agentName(i), Box.of(0, 1, sees), Box.of(-1, 1, moves)));
        }
        for (String flow : FLOWS) {
            for (int i = 0; i < n; i++) {
                info.add(flow + "/" + agentName(i));
            }
        }
        return EnvSpec.of(name, days.steps(), agents, Collections.unmodifiableList(info));
    }

    /// High in the morning and in the evening, from 0 to 1.
    private static double priceSignal(double hour) {
        double morning = hour - 7.5;
        double evening = hour - 19.5;
        return Math.clamp(
                0.5
                        * (StrictMath.exp(-(morning * morning) / 2)
                                + StrictMath.exp(-(evening * evening) / 2)),
                0,
                1);
    }

    /// Moves energy and sets flows and rewards.
    abstract void play(double[] actions, int from);

    /// The number at which an agent's action starts.
    final int actionAt(int from, int agent) {
        return from + agent * actionSize;
    }

    /// What an agent wants to trade with the grid: + buys.
    final double wishKwh(double[] actions, int from, int agent) {
        return moveKwh(actions[actionAt(from, agent) + actionSize - 1]);
    }

    static double moveKwh(double action) {
        return Math.clamp(action, -1, 1) * RATE_KWH;
    }

    @Override
    protected final void begin(RandomStreams streams) {
        day = days.day(streams);
        for (int i = 0; i < agents; i++) {
            levelKwh[i] = day.initialKwh(i);
        }
        for (double[] flow : List.of(transferKwh, importKwh, saleKwh, unservedKwh, curtailedKwh)) {
            Arrays.fill(flow, 0);
        }
        Arrays.fill(cost, 0);
    }

    @Override
    protected final boolean advance(double[] actions, int from) {
        play(actions, from);
        return false;
    }

    @Override
    protected final void write(double[] observations, int from) {
        double stability = stability();
        double time = (double) steps() / days.steps();
        for (int i = 0; i < agents; i++) {
            int at = from + i * (OWN_NUMBERS + agents);
            observations[at] = levelKwh[i] / CAPACITY_KWH;
            observations[at + 1] = Math.clamp(demandKwh(i) / DEMAND_SCALE_KWH, 0, 1);
            observations[at + 2] = Math.clamp(solarKwh(i) / SOLAR_SCALE_KWH, 0, 1);
            observations[at + 3] = stability;
            observations[at + 4] = priceSignal();
            observations[at + 5] = time;
            for (int j = 0; j < agents; j++) {
                observations[at + OWN_NUMBERS + j] = levelKwh[j] / CAPACITY_KWH;
            }
        }
    }

    @Override
    public final void info(double[] into, int copy) {
        int at = EnvSpec.start(into.length, copy, spec().infoNames().size());
        into[at++] = stability();
        at = put(transferKwh, into, at);
        at = put(importKwh, into, at);
        at = put(saleKwh, into, at);
        at = put(unservedKwh, into, at);
        at = put(curtailedKwh, into, at);
        put(cost, into, at);
    }

    private int put(double[] flow, double[] into, int at) {
        System.arraycopy(flow, 0, into, at, agents);
        return at + agents;
    }

    /// How full, even and safe the stores are, from 0 to 1.
    public final double stability() {
        double sum = 0;
        int low = 0;
        int high = 0;
        for (double level : levelKwh) {
            sum += level;
            low += level < 20 ? 1 : 0;
            high += level > 90 ? 1 : 0;
        }
        double mean = sum / agents;
        double squares = 0;
        for (double level : levelKwh) {
            squares += (level - mean) * (level - mean);
        }
        double variance = squares / agents;
        double stability =
                0.25 * Math.max(0, 1 - 2.5 * Math.abs(mean / CAPACITY_KWH - 0.5))
                        + 0.35 * Math.max(0, 1 - 5 * variance / (CAPACITY_KWH * CAPACITY_KWH))
                        + 0.25 * Math.max(0, 1 - 0.25 * low)
                        + 0.15 * Math.max(0, 1 - 0.1 * high);
        return Math.clamp(stability, 0, 1);
    }

    /// The number of neighbourhoods.
    public final int agents() {
        return agents;
    }

    /// Stored now.
    public final double levelKwh(int i) {
        return levelKwh[i];
    }

    /// Demand of the coming step; of the last one after it.
    public final double demandKwh(int i) {
        return day.demandKwh(row(), i);
    }

    /// Generation of the coming step; of the last one after it.
    public final double solarKwh(int i) {
        return day.solarKwh(row(), i);
    }

    private int row() {
        return Math.min(steps(), day.steps() - 1);
    }

    /// The price signal of the coming step.
    public final double priceSignal() {
        return signals[steps()];
    }
}
