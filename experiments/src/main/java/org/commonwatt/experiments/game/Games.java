package org.commonwatt.experiments.game;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.commonwatt.operate.game.ConservingNeighbourGame;
import org.commonwatt.operate.game.GeneratedNeighbourDays;
import org.commonwatt.operate.game.NeighbourDays;
import org.commonwatt.operate.game.PublishedNeighbourGame;
import org.commonwatt.rl.classic.Acrobot;
import org.commonwatt.rl.classic.CartPole;
import org.commonwatt.rl.classic.MatrixGame;
import org.commonwatt.rl.classic.MountainCar;
import org.commonwatt.rl.classic.Pendulum;
import org.commonwatt.rl.classic.SimpleAdversary;
import org.commonwatt.rl.classic.SimpleSpeakerListener;
import org.commonwatt.rl.classic.SimpleSpread;
import org.commonwatt.rl.classic.Steering;
import org.commonwatt.rl.classic.TMaze;
import org.commonwatt.rl.classic.TwoStepGame;
import org.commonwatt.rl.env.ParallelEnv;

/// The games that have a name. Each is one entry: its name, its options, how it is made.
public final class Games {
    private static final String AGENTS = "agents";
    private static final String STEERING = "steering";
    private static final String DEMAND = "demand";
    private static final String SOLAR = "solar";
    private static final String LOST_LOAD = "lost-load";
    private static final String ACTIONS = "actions";
    private static final String PENALTY = "penalty";
    private static final String LENGTH = "length";

    private static final List<Entry> ALL =
            List.of(
                    new Entry(
                            "neighbourhoods",
                            List.of(AGENTS, DEMAND, SOLAR, LOST_LOAD),
                            Games::conserving),
                    new Entry(
                            "neighbourhoods-published",
                            List.of(AGENTS, DEMAND, SOLAR, ACTIONS),
                            Games::published),
                    Entry.plain("cart-pole", CartPole::new),
                    Entry.plain("acrobot", Acrobot::new),
                    Entry.plain("pendulum", Pendulum::new),
                    Entry.plain("mountain-car", MountainCar::new),
                    new Entry("simple-spread", List.of(AGENTS, STEERING), Games::spread),
                    new Entry("simple-speaker-listener", List.of(STEERING), Games::speakerListener),
                    new Entry("simple-adversary", List.of(AGENTS, STEERING), Games::adversary),
                    Entry.plain("climbing", MatrixGame::climbing),
                    new Entry("penalty", List.of(PENALTY), Games::penalty),
                    Entry.plain("two-step", TwoStepGame::new),
                    new Entry("t-maze", List.of(AGENTS, LENGTH), Games::maze));

    private Games() {}

    /// One named game.
    ///
    /// @param options names of the options that it has
    /// @param making reads the options once and returns what makes environments
    private record Entry(
            String name,
            List<String> options,
            Function<GameOptions, Supplier<? extends ParallelEnv>> making) {

        static Entry plain(String name, Supplier<? extends ParallelEnv> maker) {
            return new Entry(name, List.of(), options -> maker);
        }

        Game open(GameOptions chosen) {
            chosen.requireOnly(name, options);
            return Game.of(name, chosen, making.apply(chosen));
        }
    }

    /// How the published game's actions are laid out.
    private enum Layout {
        SEPARATE,
        COUPLED
    }

    /// Names of the games.
    public static List<String> names() {
        return ALL.stream().map(Entry::name).toList();
    }

    /// Names of the options of a game.
    ///
    /// @throws IllegalArgumentException for an unknown name, listing the known ones
    public static List<String> optionNames(String name) {
        return entry(name).options();
    }

    /// The game of that name.
    ///
    /// @throws IllegalArgumentException for an unknown name or option, listing the known ones, and
    ///   for a value that the game refuses
    public static Game of(String name, GameOptions options) {
        return entry(name).open(options);
    }

    private static Entry entry(String name) {
        return ALL.stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "There is no game %s; there are %s."
                                                .formatted(name, String.join(", ", names()))));
    }

    private static NeighbourDays days(GameOptions options) {
        return new GeneratedNeighbourDays(
                options.whole(AGENTS, 2, 5), options.number(DEMAND, 1), options.number(SOLAR, 1));
    }

    private static Supplier<ConservingNeighbourGame> conserving(GameOptions options) {
        NeighbourDays days = days(options);
        double lostLoad = options.number(LOST_LOAD, ConservingNeighbourGame.LOST_LOAD_PER_KWH);
        return () -> new ConservingNeighbourGame(days, lostLoad);
    }

    private static Supplier<PublishedNeighbourGame> published(GameOptions options) {
        NeighbourDays days = days(options);
        return switch (options.one(ACTIONS, Layout.class, Layout.SEPARATE)) {
            case SEPARATE -> () -> PublishedNeighbourGame.separate(days);
            case COUPLED -> () -> PublishedNeighbourGame.coupled(days);
        };
    }

    private static Supplier<SimpleSpread> spread(GameOptions options) {
        int agents = options.whole(AGENTS, 1, 3);
        Steering steering = steering(options);
        return () -> new SimpleSpread(agents, steering);
    }

    private static Supplier<SimpleSpeakerListener> speakerListener(GameOptions options) {
        Steering steering = steering(options);
        return () -> new SimpleSpeakerListener(steering);
    }

    private static Supplier<SimpleAdversary> adversary(GameOptions options) {
        int agents = options.whole(AGENTS, 2, 3);
        Steering steering = steering(options);
        return () -> new SimpleAdversary(agents - 1, steering);
    }

    private static Supplier<MatrixGame> penalty(GameOptions options) {
        double penalty = options.number(PENALTY, 0);
        return () -> MatrixGame.penalty(penalty);
    }

    private static Supplier<TMaze> maze(GameOptions options) {
        int agents = options.whole(AGENTS, 1, 2);
        int length = options.whole(LENGTH, 1, 6);
        return () -> new TMaze(agents, length);
    }

    private static Steering steering(GameOptions options) {
        return options.one(STEERING, Steering.class, Steering.DISCRETE);
    }
}
