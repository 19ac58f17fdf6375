package org.commonwatt.server.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.commonwatt.experiments.game.Game;
import org.commonwatt.experiments.game.GameOptions;
import org.commonwatt.experiments.game.Games;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.numeric.RandomStreams;
import org.commonwatt.rl.classic.CartPole;
import org.commonwatt.rl.env.AgentSpec;
import org.commonwatt.rl.env.EnvSpec;
import org.commonwatt.rl.env.EpisodicEnv;
import org.commonwatt.rl.env.ParallelEnv;
import org.commonwatt.rl.env.VectorEnv;
import org.commonwatt.rl.env.VectorStep;
import org.commonwatt.rl.space.Box;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class BridgeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir private Path folder;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private @Nullable Bridge bridge;
    private Thread serving = Thread.ofPlatform().start(() -> {});

    private Client serve(Game game) throws IOException {
        Path socket = folder.resolve("socket");
        Bridge listening = Bridge.at(socket);
        bridge = listening;
        serving =
                Thread.ofPlatform()
                        .start(
                                () -> {
                                    try {
                                        listening.serve(game);
                                    } catch (IOException | RuntimeException e) {
                                        failure.set(e);
                                    }
                                });
        return new Client(socket);
    }

    private Client serve(String name) throws IOException {
        return serve(Games.of(name, GameOptions.none()));
    }

    @AfterEach
    void everyBridge_ends() throws Exception {
        if (bridge != null) {
            bridge.close();
        }
        assertThat(serving.join(PATIENCE)).isTrue();
    }

    private static double[] actions(EnvSpec spec, int copies, RandomStream random) {
        double[] actions = new double[copies * spec.actionSize()];
        for (int c = 0; c < copies; c++) {
            for (int i = 0; i < spec.agents().size(); i++) {
                int from = c * spec.actionSize() + spec.actionAt(i);
                spec.agents().get(i).action().sample(random, actions, from);
            }
        }
        return actions;
    }

    private static void assertDoubles(ByteBuffer payload, double[] expected) {
        for (double value : expected) {
            assertThat(payload.getDouble()).isEqualTo(value);
        }
    }

    private static void assertFloats(ByteBuffer payload, double[] expected) {
        for (double value : expected) {
            assertThat(payload.getFloat()).isEqualTo((float) value);
        }
    }

    private static void assertFlags(ByteBuffer payload, boolean[] expected) {
        for (boolean value : expected) {
            assertThat(payload.get()).isEqualTo((byte) (value ? 1 : 0));
        }
    }

    private static void assertSeen(ByteBuffer payload, EnvSpec spec, VectorStep expected) {
        assertDoubles(payload, expected.rewards());
        assertDoubles(payload, expected.info());
        assertFloats(payload, expected.observations());
        if (!spec.stateIsObservation()) {
            assertFloats(payload, expected.states());
        }
        assertFlags(payload, expected.terminated());
        assertFlags(payload, expected.truncated());
        while (payload.position() % 8 != 0) {
            assertThat(payload.get()).isZero();
        }
    }

    private static void look(ParallelEnv env, VectorStep into) {
        env.observe(into.observations(), 0);
        env.state(into.states(), 0);
        env.rewards(into.rewards(), 0);
        env.info(into.info(), 0);
        into.terminated()[0] = env.terminated();
        into.truncated()[0] = env.truncated();
    }

    @Test
    void everyGame_showsWhatItShowsInProcess() throws Exception {
        for (String name : Games.names()) {
            ParallelEnv env = Games.of(name, GameOptions.none()).newEnv();
            var expected = new VectorStep(env.spec(), 1);
            RandomStream random = RandomStreams.of(5).stream(name);
            try (Client client = serve(name)) {
                assertThat(client.ask(Client.open(1, 0)).kind()).isEqualTo(Client.SPEC);
                for (long seed : new long[] {7, -1, 7}) {
                    env.reset(seed);
                    look(env, expected);
                    assertSeen(client.ask(Client.reset(seed)).payload(), env.spec(), expected);
                    while (!env.ended()) {
                        double[] actions = actions(env.spec(), 1, random);
                        env.step(actions, 0);
                        look(env, expected);
                        Client.Frame frame = client.ask(Client.step(actions));
                        assertThat(frame.kind()).isEqualTo(Client.SEEN);
                        assertSeen(frame.payload(), env.spec(), expected);
                        assertThat(frame.payload().hasRemaining()).isFalse();
                    }
                }
            }
            everyBridge_ends();
        }
        assertThat(failure.get()).isNull();
    }

    @Test
    void copies_showWhatVectorEnvShows() throws Exception {
        for (String name : new String[] {"cart-pole", "two-step", "neighbourhoods"}) {
            var envs = new VectorEnv(3, 0, Games.of(name, GameOptions.none()).maker());
            EnvSpec spec = envs.spec();
            VectorStep expected = envs.newStep();
            RandomStream random = RandomStreams.of(5).stream(name);
            int ended = 0;
            try (Client client = serve(name)) {
                client.ask(Client.open(1, 3));
                envs.reset(11, expected);
                assertSeen(client.ask(Client.reset(11)).payload(), spec, expected);
                for (int t = 0; t < 300; t++) {
                    double[] actions = actions(spec, 3, random);
                    envs.step(actions, expected);
                    Client.Frame frame = client.ask(Client.step(actions));
                    ByteBuffer payload = frame.payload();
                    assertSeen(payload, spec, expected);
                    assertThat(frame.kind() == Client.SEEN_ENDED).isEqualTo(payload.hasRemaining());
                    if (frame.kind() == Client.SEEN_ENDED) {
                        ended++;
                        assertEnded(payload, spec, expected);
                    }
                }
            }
            everyBridge_ends();
            assertThat(ended).as(name).isPositive();
        }
    }

    private static void assertEnded(ByteBuffer payload, EnvSpec spec, VectorStep expected) {
        assertDoubles(payload, expected.returns());
        assertFloats(payload, expected.lastObservations());
        if (!spec.stateIsObservation()) {
            assertFloats(payload, expected.lastStates());
        }
        for (int length : expected.lengths()) {
            assertThat(payload.getInt()).isEqualTo(length);
        }
        assertThat(payload.hasRemaining()).isFalse();
    }

    @Test
    void spec_namesAgentsSpacesAndBounds() throws Exception {
        try (Client client = serve("cart-pole")) {
            assertThat(client.ask(Client.open(1, 0)).text())
                    .isEqualTo(
                            """
                            {"game":"cart-pole","name":"CartPole","options":{},"maxSteps":500,\
                            "agents":[{"name":"agent_0","observation":{"names":["position","speed",\
                            "angle","angularSpeed"],"kind":"box","low":[-4.8,"-Infinity",\
                            -0.41887902047863906,"-Infinity"],"high":[4.8,"Infinity",\
                            0.41887902047863906,"Infinity"]},"action":{"names":["push"],\
                            "kind":"discrete","choices":[["left","right"]]}}],"infoNames":[],\
                            "state":null}""");
        }
    }

    @Test
    void badRequests_areRefusedAndChangeNothing() throws Exception {
        var env = new CartPole();
        env.reset(1);
        env.step(new double[] {1}, 0);
        env.step(new double[] {0}, 0);
        var expected = new VectorStep(env.spec(), 1);
        look(env, expected);
        try (Client client = serve("cart-pole")) {
            assertRefused(client, Client.reset(1), "begins with OPEN");
            assertRefused(client, Client.open(2, 0), "speaks version 1 of the protocol, not 2");
            assertRefused(client, Client.open(1, -1), "Copies are counted from 0: -1");
            client.ask(Client.open(1, 0));
            assertRefused(client, Client.step(1), "needs a reset");
            client.ask(Client.reset(1));
            client.ask(Client.step(1));
            assertRefused(
                    client, Client.step(Double.NaN), "push must be a whole number from 0 to 1");
            assertRefused(client, Client.step(2), "push must be a whole number from 0 to 1: 2.0");
            assertRefused(client, Client.frame(Client.STEP, 0).flip(), "STEP has 8 bytes here");
            assertRefused(client, Client.frame(Client.RESET, 4).putInt(0).flip(), "RESET has 8");
            assertRefused(client, Client.frame(99, 0).flip(), "no request 99");
            assertRefused(client, Client.open(1, 0), "no request 1");
            assertSeen(client.ask(Client.step(0)).payload(), env.spec(), expected);
        }
    }

    private static void assertRefused(Client client, ByteBuffer frame, String part)
            throws IOException {
        Client.Frame answer = client.ask(frame);
        assertThat(answer.text()).contains(part);
        assertThat(answer.kind()).isEqualTo(Client.REFUSED);
    }

    @Test
    void stepAfterTheEnd_isRefusedUntilReset() throws Exception {
        try (Client client = serve("two-step")) {
            client.ask(Client.open(1, 0));
            client.ask(Client.reset(1));
            client.ask(Client.step(0, 0));
            client.ask(Client.step(0, 0));
            assertRefused(client, Client.step(0, 0), "An episode that has ended takes no step");
            client.ask(Client.reset(1));
            assertThat(client.ask(Client.step(0, 0)).kind()).isEqualTo(Client.SEEN);
        }
    }

    @Test
    void frames_mayComeInPiecesOrTogether() throws Exception {
        try (Client client = serve("two-step")) {
            ByteBuffer together =
                    ByteBuffer.allocate(200).put(Client.open(1, 0)).put(Client.reset(1)).flip();
            while (together.hasRemaining()) {
                client.write(together.slice(together.position(), 1));
                together.position(together.position() + 1);
            }
            assertThat(client.read().kind()).isEqualTo(Client.SPEC);
            assertThat(client.read().kind()).isEqualTo(Client.SEEN);
            client.write(
                    ByteBuffer.allocate(200).put(Client.reset(2)).put(Client.step(1, 1)).flip());
            assertThat(client.read().kind()).isEqualTo(Client.SEEN);
            assertThat(client.read().kind()).isEqualTo(Client.SEEN);
        }
    }

    @Test
    void framesThatAreNone_endTheConversation() throws Exception {
        for (int length : new int[] {-1, 9, Integer.MAX_VALUE}) {
            try (Client client = serve("two-step")) {
                ByteBuffer header = Client.frame(Client.OPEN, 0).putInt(0, length).flip();
                Client.Frame answer = client.ask(header);
                assertThat(answer.kind()).isEqualTo(Client.BROKEN);
                assertThat(answer.text()).isEqualTo("A frame has 0 to 8 bytes here: " + length);
                assertThat(client.isAtEnd()).isTrue();
            }
            everyBridge_ends();
        }
        try (Client client = serve("neighbourhoods")) {
            Client.Frame answer = client.ask(Client.open(1, Integer.MAX_VALUE));
            assertThat(answer.kind()).isEqualTo(Client.BROKEN);
            assertThat(answer.text()).startsWith("So many copies do not fit");
        }
    }

    @Test
    void goneClient_endsTheBridgeAndLeavesNoSocket() throws Exception {
        try (Client client = serve("two-step")) {
            client.ask(Client.open(1, 0));
            client.write(ByteBuffer.allocate(3)); // and goes in the middle of a frame
        }
        assertThat(serving.join(PATIENCE)).isTrue();
        assertThat(failure.get()).isNull();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void close_endsWaitingAndConversation() throws Exception {
        Bridge waiting = Bridge.at(folder.resolve("other"));
        Thread thread = Thread.ofPlatform().start(() -> serveQuietly(waiting));
        waiting.close();
        assertThat(thread.join(PATIENCE)).isTrue();
        try (Client client = serve("two-step")) {
            client.ask(Client.open(1, 0));
            everyBridge_ends();
            assertThat(client.isAtEnd()).isTrue();
        }
        assertThat(failure.get()).isNull();
    }

    private void serveQuietly(Bridge waiting) {
        try {
            waiting.serve(Games.of("two-step", GameOptions.none()));
        } catch (IOException e) {
            failure.set(e);
        }
    }

    @Test
    void takenPath_isRefused() throws Exception {
        Path taken = Files.createFile(folder.resolve("taken"));
        assertThatIOException().isThrownBy(() -> Bridge.at(taken));
        assertThat(taken).exists();
    }

    @Test
    void failingGame_isToldAndThrown() throws Exception {
        try (Client client = serve(Game.of("failing", GameOptions.none(), Failing::new))) {
            client.ask(Client.open(1, 0));
            client.ask(Client.reset(1));
            Client.Frame answer = client.ask(Client.step(0));
            assertThat(answer.kind()).isEqualTo(Client.BROKEN);
            assertThat(answer.text()).contains("A kWh is missing");
            assertThat(client.isAtEnd()).isTrue();
        }
        assertThat(serving.join(PATIENCE)).isTrue();
        assertThat(failure.get()).hasMessage("A kWh is missing");
    }

    /// A game with a mistake in it.
    private static final class Failing extends EpisodicEnv {
        Failing() {
            super(
                    EnvSpec.of(
                            "failing",
                            9,
                            List.of(
                                    new AgentSpec(
                                            "agent_0",
                                            Box.of(0, 1, List.of("x")),
                                            Box.of(0, 1, List.of("x")))),
                            List.of()));
        }

        @Override
        protected void begin(RandomStreams streams) {}

        @Override
        protected boolean advance(double[] actions, int from) {
            throw new IllegalStateException("A kWh is missing");
        }

        @Override
        protected void write(double[] observations, int from) {
            observations[from] = 0;
        }
    }
}
