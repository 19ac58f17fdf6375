package org.commonwatt.rl.nn.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.commonwatt.numeric.RandomStreams;
import org.commonwatt.rl.nn.Parameters;
import org.commonwatt.rl.nn.kernel.Activation;
import org.commonwatt.rl.nn.kernel.Backend;
import org.commonwatt.rl.nn.kernel.Backends;
import org.commonwatt.rl.nn.kernel.ScalarBackend;
import org.commonwatt.rl.nn.kernel.Store;
import org.commonwatt.rl.nn.layer.Mlp;
import org.commonwatt.rl.nn.optimiser.Adam;
import org.junit.jupiter.api.Test;

final class CheckpointTest {
    private record Net(Parameters parameters, Adam adam) {
        static Net of(Backend backend, long seed, int hidden) {
            var parameters = new Parameters(backend);
            var mlp = new Mlp(parameters, "actor", Activation.TANH, 3, hidden, 2);
            mlp.initialise(RandomStreams.of(seed).stream("weights"), 1, 1);
            return new Net(parameters, new Adam(parameters, Adam.Settings.of(0.1, 1e-8)));
        }

        void step() {
            Store gradient = parameters.backend().store(parameters.size());
            gradient.fill(0.3);
            adam.step(gradient);
        }

        byte[] save() {
            return new Checkpoint()
                    .put("net", parameters)
                    .put("adam", adam)
                    .put("moments", 1.5, -2)
                    .note("game", "cart pole")
                    .toBytes();
        }

        void load(byte[] bytes) {
            Checkpoint checkpoint = Checkpoint.of(bytes);
            checkpoint.restore("net", parameters);
            checkpoint.restore("adam", adam);
        }

        double[] values() {
            double[] values = new double[parameters.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = parameters.values().get(i);
            }
            return values;
        }
    }

    @Test
    void restoredTraining_goesOnWithTheSameBits() {
        for (Backend backend : new Backend[] {Backends.fastest(), ScalarBackend.ofDoubles()}) {
            Net saved = Net.of(backend, 1, 4);
            saved.step();
            byte[] bytes = saved.save();
            Net restored = Net.of(backend, 2, 4);
            restored.load(bytes);
            saved.step();
            restored.step();
            assertThat(restored.values()).isEqualTo(saved.values());
        }
    }

    @Test
    void notesAndNumbers_comeBack() {
        Checkpoint checkpoint = Checkpoint.of(Net.of(Backends.fastest(), 1, 4).save());
        assertThat(checkpoint.note("game")).isEqualTo("cart pole");
        assertThat(checkpoint.numbers("moments")).containsExactly(1.5, -2);
        assertThatThrownBy(() -> checkpoint.note("age"))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("age");
    }

    @Test
    void manifest_isSafetensors() {
        byte[] bytes = Net.of(Backends.fastest(), 1, 4).save();
        int length = (bytes[0] & 0xff) | ((bytes[1] & 0xff) << 8);
        String manifest = new String(bytes, 8, length, StandardCharsets.UTF_8);
        assertThat(length % 8).isZero();
        // 4 hidden units of 3 inputs, 4 bytes each.
        assertThat(manifest)
                .contains(
                        "\"net.actor.0.weight\":{\"dtype\":\"F32\",\"shape\":[4,3],\"data_offsets\":[0,48]}");
    }

    @Test
    void otherShapes_areRefusedAndChangeNothing() {
        byte[] bytes = Net.of(Backends.fastest(), 1, 4).save();
        Net other = Net.of(Backends.fastest(), 2, 5);
        double[] before = other.values();
        assertThatThrownBy(() -> other.load(bytes))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("net.actor.0.weight")
                .hasMessageContaining("[5, 3] of the network: [4, 3]");
        assertThat(other.values()).isEqualTo(before);
        Checkpoint checkpoint = Checkpoint.of(bytes);
        assertThatThrownBy(() -> checkpoint.restore("critic", other.parameters()))
                .hasMessageContaining("no tensor 'critic.actor.0.weight'");
    }

    @Test
    void brokenBytes_areRefusedInWords() {
        byte[] bytes = Net.of(Backends.fastest(), 1, 4).save();
        for (int length = 0; length < bytes.length; length += 7) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> Checkpoint.of(cut))
                    .as("first %d bytes", length)
                    .isInstanceOf(CheckpointException.class);
        }
        byte[] flipped = bytes.clone();
        flipped[bytes.length - 3] ^= 4;
        assertThatThrownBy(() -> Checkpoint.of(flipped)).hasMessageContaining("check sum");
        byte[] noJson = bytes.clone();
        noJson[8] = '?';
        assertThatThrownBy(() -> Checkpoint.of(noJson)).hasMessageContaining("not JSON");
    }

    @Test
    void shapesThatTheNumbersDoNotHave_areRefusedInWords() {
        byte[] bytes = Net.of(Backends.fastest(), 1, 4).save();
        // All as long as [4,3], so that everything else stays where it is.
        for (String shape : List.of("[9,3]", "[-12]", "[9e9]", "[0,3]", "\"4,3\"")) {
            String text = new String(bytes, StandardCharsets.ISO_8859_1).replace("[4,3]", shape);
            byte[] other = text.getBytes(StandardCharsets.ISO_8859_1);
            assertThatThrownBy(() -> Checkpoint.of(other))
                    .as(shape)
                    .isInstanceOf(CheckpointException.class)
                    .hasMessageContaining("is not whole");
        }
    }

    @Test
    void part_thatWasPutIn_comesOutAlone() {
        var inner = new Checkpoint().put("a", 1, 2).note("n", "inner");
        var outer = new Checkpoint().put("a", 9).note("n", "outer").put("part", inner);
        Checkpoint read = Checkpoint.of(outer.toBytes());
        assertThat(read.part("part").toBytes()).isEqualTo(inner.toBytes());
        assertThat(read.numbers("a")).containsExactly(9);
        assertThat(read.part("absent").toBytes()).isEqualTo(new Checkpoint().toBytes());
    }

    @Test
    void notFinite_namesTheFirstTensorThatIsNoNumber() {
        var checkpoint = new Checkpoint().put("a", 1, 2).put("b", 1, Double.NaN);
        assertThat(checkpoint.notFinite()).hasValue("b");
        assertThat(new Checkpoint().put("a", Double.NEGATIVE_INFINITY).notFinite()).hasValue("a");
        assertThat(new Checkpoint().put("a", Double.MAX_VALUE).notFinite()).isEmpty();
    }
}
