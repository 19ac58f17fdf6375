package org.commonwatt.experiments.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.commonwatt.experiments.game.GameOptions;
import org.commonwatt.experiments.store.RunFolderException;
import org.commonwatt.experiments.training.TrainingOutcome.Status;
import org.commonwatt.numeric.RandomStreams;
import org.commonwatt.rl.algorithm.Algorithms;
import org.commonwatt.rl.algorithm.robust.RobustMode;
import org.commonwatt.rl.algorithm.team.TeamPolicy;
import org.commonwatt.rl.classic.CartPole;
import org.commonwatt.rl.env.EpisodicEnv;
import org.commonwatt.rl.nn.checkpoint.Checkpoint;
import org.commonwatt.rl.nn.kernel.ScalarBackend;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class AlgorithmTrainerTest {
    private static final long STEPS = 4000;

    @TempDir private Path temporary;
    private final AlgorithmTrainer trainer =
            new AlgorithmTrainer(new HillClimb(), Clock.systemUTC());

    private static TrainingRequest request(
            Path folder, Map<String, String> changes, List<Long> seeds, boolean resume) {
        return new TrainingRequest(
                "cart-pole",
                GameOptions.none(),
                null,
                changes,
                seeds,
                new TrainingRequest.Effort(
                        OptionalLong.of(STEPS),
                        OptionalDouble.empty(),
                        OptionalLong.of(1000),
                        OptionalInt.of(4),
                        OptionalLong.of(700)),
                2,
                folder,
                resume,
                "commonwatt train",
                "test",
                null,
                new RobustMode.None());
    }

    private static TrainingRequest request(Path folder, boolean resume) {
        return request(folder, Map.of(), List.of(1L), resume);
    }

    private TrainingOutcome train(TrainingRequest request) {
        return trainer.train(request, TrainingWatch.NONE).getFirst();
    }

    private static JsonNode json(Path file) throws IOException {
        return JsonMapper.builder().build().readTree(Files.readString(file));
    }

    /// Says stop from the given question on.
    private static TrainingWatch stopping(int atQuestion) {
        return new TrainingWatch() {
            private int questions;

            @Override
            public boolean cancelled() {
                return ++questions >= atQuestion;
            }
        };
    }

    private static Checkpoint checkpoint(Path folder) throws IOException {
        return Checkpoint.of(Files.readAllBytes(folder.resolve(TrainingFolder.CHECKPOINT)));
    }

    private static void assertSameWeights(Path one, Path other) throws IOException {
        for (String part : List.of(TrainingLoop.ALGORITHM, "best")) {
            assertThat(checkpoint(one).part(part).toBytes())
                    .as(part)
                    .isEqualTo(checkpoint(other).part(part).toBytes());
        }
        assertThat(one.resolve("policy/weights.safetensors"))
                .hasSameBinaryContentAs(other.resolve("policy/weights.safetensors"));
    }

    @Test
    void training_thatEnds_leavesSummaryProgressAndTheBestPolicy() throws IOException {
        Path folder = temporary.resolve("run");
        TrainingOutcome outcome = train(request(folder, false));
        assertThat(outcome.status()).isEqualTo(Status.COMPLETE);
        assertThat(outcome.steps()).isBetween(STEPS, STEPS + 500);
        JsonNode summary = json(folder.resolve("train.json"));
        assertThat(summary.path("status").asString()).isEqualTo("complete");
        assertThat(summary.path("parameters").path("deviation").asString()).isEqualTo("0.5");
        assertThat(summary.path("steps").asLong()).isEqualTo(outcome.steps());
        List<String> rows = Files.readAllLines(folder.resolve("progress.csv"));
        assertThat(rows.getFirst())
                .startsWith("step,")
                .contains("losses/best", "validation/return");
        assertThat(rows.getLast()).startsWith(outcome.steps() + ",");
        PolicyFolder policy = PolicyFolder.open(folder);
        assertThat(policy.game()).isEqualTo("cart-pole");
        assertThat(policy.manifest().path("agents").path(0).path("observation").path("names"))
                .hasSize(4);
        assertThat(folder.resolve("policy/policy.onnx")).isNotEmptyFile();
        TeamPolicy team = policy.team(new CartPole().spec(), ScalarBackend.ofFloats());
        assertThat(new FixedEpisodes(CartPole::new, 4).judge(team).meanReturn())
                .isEqualTo(outcome.best().orElseThrow().meanReturn());
    }

    @Test
    void training_interruptedAndGoneOn_hasTheSameWeights() throws IOException {
        Path whole = temporary.resolve("whole");
        train(request(whole, false));
        Path pieces = temporary.resolve("pieces");
        assertThat(trainer.train(request(pieces, false), stopping(40)).getFirst().status())
                .isEqualTo(Status.INTERRUPTED);
        assertThat(trainer.train(request(pieces, true), stopping(7)).getFirst().status())
                .isEqualTo(Status.INTERRUPTED);
        assertThat(train(request(pieces, true)).status()).isEqualTo(Status.COMPLETE);
        assertSameWeights(whole, pieces);
        List<Long> steps =
                Files.readAllLines(pieces.resolve("progress.csv")).stream()
                        .skip(1)
                        .map(row -> Long.valueOf(row.substring(0, row.indexOf(','))))
                        .toList();
        assertThat(steps).isNotEmpty().isSorted().doesNotHaveDuplicates();
    }

    @Test
    void training_withAnotherSeedOrParameter_doesNotGoOn() {
        Path folder = temporary.resolve("run");
        trainer.train(request(folder, false), stopping(3));
        assertThatExceptionOfType(TrainingRefusal.class)
                .isThrownBy(() -> train(request(folder, Map.of(), List.of(2L), true)))
                .withMessageContaining("the seed was 1 and is now 2");
        assertThatExceptionOfType(TrainingRefusal.class)
                .isThrownBy(
                        () -> train(request(folder, Map.of("deviation", "0.1"), List.of(1L), true)))
                .withMessageContaining("parameter deviation was 0.5 and is now 0.1");
    }

    @Test
    void folder_withATraining_isNotOverwritten() throws IOException {
        Path folder = temporary.resolve("run");
        assertThatExceptionOfType(TrainingRefusal.class)
                .isThrownBy(() -> train(request(folder, true)))
                .withMessageContaining("no training in");
        trainer.train(request(folder, false), stopping(1));
        assertThatExceptionOfType(TrainingRefusal.class)
                .isThrownBy(() -> train(request(folder, false)))
                .withMessageContaining("has a training already.\nMaybe go on with it by --resume");
        Path foreign = Files.createDirectories(temporary.resolve("foreign"));
        Files.writeString(foreign.resolve("thesis.txt"), "precious");
        assertThatExceptionOfType(TrainingRefusal.class)
                .isThrownBy(() -> train(request(foreign, false)))
                .withMessageContaining("holds something else");
    }

    @Test
    void checkpoint_thatIsCutOff_isRefused() throws IOException {
        Path folder = temporary.resolve("run");
        trainer.train(request(folder, false), stopping(3));
        Path file = folder.resolve(TrainingFolder.CHECKPOINT);
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 5));
        assertThatExceptionOfType(TrainingRefusal.class)
                .isThrownBy(() -> train(request(folder, true)))
                .withMessageStartingWith(file + ": ")
                .withMessageContaining("not whole");
    }

    @Test
    void training_killedWhileSaving_goesOnFromTheCheckpointBefore() throws IOException {
        Path whole = temporary.resolve("whole");
        train(request(whole, false));
        Path killed = temporary.resolve("killed");
        trainer.train(request(killed, false), stopping(60));
        // What a process leaves that was killed in the middle of the next checkpoint, having
        // validated and told more since the last one.
        byte[] bytes = Files.readAllBytes(killed.resolve(TrainingFolder.CHECKPOINT));
        Files.write(
                killed.resolve(TrainingFolder.CHECKPOINT + ".tmp"),
                Arrays.copyOf(bytes, bytes.length / 2));
        Files.writeString(
                killed.resolve("progress.csv"),
                Files.readString(killed.resolve("progress.csv")) + "3999,1\r\n");
        Files.move(killed.resolve("policy"), killed.resolve("policy.old"));
        assertThat(train(request(killed, true)).status()).isEqualTo(Status.COMPLETE);
        assertSameWeights(whole, killed);
        assertThat(killed.resolve("policy.old")).doesNotExist();
        assertThat(Files.readString(killed.resolve("progress.csv"))).doesNotContain("3999,1");
    }

    @Test
    void training_onAFullDisk_endsWithAClearError_andGoesOnLater() throws IOException {
        Path whole = temporary.resolve("whole");
        train(request(whole, false));
        Path full = temporary.resolve("full");
        var unlucky = new AlgorithmTrainer(new HillClimb(), Clock.systemUTC(), new FullDisk());
        assertThatExceptionOfType(RunFolderException.class)
                .isThrownBy(() -> unlucky.train(request(full, false), TrainingWatch.NONE))
                .withMessageContaining("could not be written: No space left on device")
                .withMessageContaining("Maybe free some space");
        assertThat(checkpoint(full).part("best").notFinite()).isEmpty();
        try (var files = Files.walk(full)) {
            assertThat(files.filter(file -> file.toString().endsWith(".tmp"))).isEmpty();
        }
        assertThat(train(request(full, true)).status()).isEqualTo(Status.COMPLETE);
        assertSameWeights(whole, full);
    }

    /// A disk that is full in the middle of the third checkpoint.
    private static final class FullDisk implements TrainingFolder.FileWriting {
        private int checkpoints;

        @Override
        public void write(Path file, byte[] bytes) throws IOException {
            boolean isThird =
                    file.endsWith("checkpoints/latest.safetensors.tmp") && ++checkpoints == 3;
            int fits = isThird ? bytes.length / 2 : bytes.length;
            TrainingFolder.FileWriting.ordinary().write(file, Arrays.copyOf(bytes, fits));
            if (isThird) {
                throw new IOException("No space left on device");
            }
        }
    }

    @Test
    void divergence_isNamed_andTheLastGoodCheckpointStays() throws IOException {
        Path figure = temporary.resolve("figure");
        TrainingOutcome outcome =
                train(request(figure, Map.of("badFigureAt", "2000"), List.of(1L), false));
        assertThat(outcome.status()).isEqualTo(Status.DIVERGED);
        assertThat(outcome.divergence()).hasValue("losses/best");
        assertThat(outcome.steps()).isBetween(2000L, 2500L);
        assertThat(json(figure.resolve("train.json")).path("divergence").asString())
                .isEqualTo("losses/best");
        assertThat(checkpoint(figure).part(TrainingLoop.ALGORITHM).numbers("climb")[1])
                .isLessThan(2000);
        TrainingOutcome weight =
                train(
                        request(
                                temporary.resolve("weight"),
                                Map.of("badWeightAt", "2000"),
                                List.of(1L),
                                false));
        assertThat(weight.divergence()).hasValue("team.agent_0.actor.0.weight");
        assertThat(checkpoint(temporary.resolve("weight")).notFinite()).isEmpty();
    }

    @Test
    void unknownParameter_isRefusedWithTheNearestOne() {
        assertThatExceptionOfType(TrainingRefusal.class)
                .isThrownBy(
                        () ->
                                train(
                                        request(
                                                temporary.resolve("run"),
                                                Map.of("devation", "1"),
                                                List.of(1L),
                                                false)))
                .withMessageContaining("no parameter devation")
                .withMessageEndingWith("Maybe you mean 'deviation'.");
        assertThat(temporary.resolve("run")).doesNotExist();
    }

    /// Ends like a process that is killed.
    private static final class Kill extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void severalSeeds_killedInTheFirst_goOn() throws IOException {
        Path folder = temporary.resolve("seeds");
        List<Long> seeds = List.of(1L, 2L);
        var killing =
                new TrainingWatch() {
                    @Override
                    public void progress(Progress progress) {
                        throw new Kill();
                    }
                };
        assertThatExceptionOfType(Kill.class)
                .isThrownBy(() -> trainer.train(request(folder, Map.of(), seeds, false), killing));
        assertThat(json(folder.resolve("train.json")).path("status").asString())
                .isEqualTo("running");
        assertThat(trainer.train(request(folder, Map.of(), seeds, true), TrainingWatch.NONE))
                .extracting(TrainingOutcome::status)
                .containsExactly(Status.COMPLETE, Status.COMPLETE);
        assertThat(json(folder.resolve("train.json")).path("status").asString())
                .isEqualTo("complete");
    }

    @Test
    void severalSeeds_haveFoldersOfTheirOwn_andASummary() throws IOException {
        Path folder = temporary.resolve("seeds");
        List<Long> seeds = List.of(1L, 2L);
        assertThat(trainer.train(request(folder, Map.of(), seeds, false), stopping(5))).hasSize(1);
        List<TrainingOutcome> outcomes =
                trainer.train(request(folder, Map.of(), seeds, true), TrainingWatch.NONE);
        assertThat(outcomes).extracting(TrainingOutcome::status).containsOnly(Status.COMPLETE);
        JsonNode summary = json(folder.resolve("train.json"));
        assertThat(summary.path("seeds")).hasSize(2);
        double one = outcomes.get(0).best().orElseThrow().meanReturn();
        double two = outcomes.get(1).best().orElseThrow().meanReturn();
        assertThat(summary.path("medianBestReturn").asDouble()).isEqualTo((one + two) / 2);
        Path alone = temporary.resolve("alone");
        train(request(alone, Map.of(), List.of(2L), false));
        assertSameWeights(alone, folder.resolve("seed-2"));
    }

    private static TrainingOutcome ppo(
            Path folder, int threads, boolean resume, TrainingWatch watch) {
        var request =
                new TrainingRequest(
                        "cart-pole",
                        GameOptions.none(),
                        null,
                        Map.of("hidden", "16", "copies", "4"),
                        List.of(3L),
                        TrainingRequest.Effort.ofSteps(6000),
                        threads,
                        folder,
                        resume,
                        "commonwatt train",
                        "test",
                        null,
                        new RobustMode.None());
        return Trainers.of("ppo", Clock.systemUTC()).train(request, watch).getFirst();
    }

    private TrainingRequest fineTuning(Path folder, Path start, String hidden) {
        return new TrainingRequest(
                "cart-pole",
                GameOptions.none(),
                null,
                Map.of(
                        "hidden",
                        hidden,
                        "copies",
                        "4",
                        "learningRate",
                        "1e-12",
                        "learningRateEnd",
                        "0"),
                List.of(4L),
                TrainingRequest.Effort.ofSteps(1000),
                1,
                folder,
                false,
                "commonwatt train",
                "test",
                start,
                new RobustMode.None());
    }

    /// With steps next to nothing the team stays what it began as.
    @Test
    void training_canBeginWithTheNetworksOfAPolicy_ofTheSameShape() {
        Path first = temporary.resolve("first");
        TrainingOutcome known = ppo(first, 1, false, TrainingWatch.NONE);
        var trainer = Trainers.of("ppo", Clock.systemUTC());
        var request = fineTuning(temporary.resolve("second"), first, "16");
        TrainingOutcome tuned = trainer.train(request, TrainingWatch.NONE).getFirst();
        assertThat(tuned.best().orElseThrow().meanReturn())
                .isEqualTo(known.best().orElseThrow().meanReturn());
        var other = fineTuning(temporary.resolve("third"), first, "8");
        assertThatExceptionOfType(TrainingRefusal.class)
                .isThrownBy(() -> trainer.train(other, TrainingWatch.NONE))
                .withMessageContaining("other networks");
    }

    @Test
    void ppo_onOneThreadOrTwo_inOnePieceOrThree_hasTheSameWeights() throws IOException {
        Path one = temporary.resolve("one");
        Path two = temporary.resolve("two");
        ppo(one, 1, false, TrainingWatch.NONE);
        ppo(two, 2, false, stopping(2));
        ppo(two, 2, true, stopping(3));
        assertThat(ppo(two, 2, true, TrainingWatch.NONE).status()).isEqualTo(Status.COMPLETE);
        assertSameWeights(one, two);
    }

    /// A pole whose second number is lost after some steps.
    private static final class LostSensor extends EpisodicEnv {
        private LostSensor() {
            super(new CartPole().spec());
        }

        @Override
        protected void begin(RandomStreams streams) {}

        @Override
        protected boolean advance(double[] actions, int from) {
            return false;
        }

        @Override
        protected void write(double[] observations, int from) {
            observations[from + 1] = steps() < 100 ? 0 : Double.NaN;
        }
    }

    @Test
    void game_thatLosesANumber_isRefusedByAgentAndEntry() {
        Path folder = temporary.resolve("run");
        TrainingGame game = TrainingGame.of("lost", GameOptions.none(), LostSensor::new);
        var ppo = new AlgorithmTrainer(Algorithms.of("ppo"), Clock.systemUTC());
        assertThatExceptionOfType(TrainingRefusal.class)
                .isThrownBy(
                        () ->
                                ppo.train(
                                        request(folder, Map.of(), List.of(1L), false),
                                        game,
                                        TrainingWatch.NONE))
                .withMessage("CartPole, observation of agent_0: speed must be a number: NaN.");
    }
}
