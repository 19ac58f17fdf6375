package org.commonwatt.experiments.store;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.commonwatt.operate.scenario.Scenario;

/// `decisions/POLICY.bin` of a run folder: what a policy that plans asked of all devices, day by
/// day, and its memory at the end of each day. With it a run is played again, or goes on, without
/// planning what was planned.
///
/// After a line with the version and one with the policy's name comes a block per day: bytes of its
/// content, their CRC-32, bytes unpacked, content. Packed (zlib) are the number of decisions, those
/// (double), whether the memory differs from the day before's (byte), and then its length and
/// numbers (long). A block that was cut off ends the file.
public final class DecisionsFile {
    /// Folder in the run folder.
    public static final String FOLDER = "decisions";

    private static final String VERSION = "commonwatt decisions 1";

    private DecisionsFile() {}

    static Path of(Path folder, String policy) {
        return folder.resolve(FOLDER).resolve(policy.replaceAll("[^A-Za-z0-9._-]", "_") + ".bin");
    }

    static byte[] header(String policy) {
        return (VERSION + "\n" + policy + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    /// What a policy decided; empty where nothing was kept that is of this run.
    public static Optional<RecordedRun> read(Path folder, String policy, Scenario scenario) {
        Path file = of(folder, policy);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        var run = new RecordedRun(scenario);
        try {
            read(file, policy, run);
        } catch (IOException e) {
            return Optional.empty();
        }
        return run.days() == 0 ? Optional.empty() : Optional.of(run);
    }

    /// Adds the days that are whole.
    ///
    /// @return bytes of the file up to the last of them; 0 if it is of another policy
    static long read(Path file, String policy, RecordedRun into) throws IOException {
        byte[] header = header(policy);
        try (var in = new DataInputStream(Files.newInputStream(file))) {
            if (!Arrays.equals(in.readNBytes(header.length), header)) {
                return 0;
            }
            byte[] all = in.readAllBytes();
            ByteBuffer bytes = ByteBuffer.wrap(all);
            int whole = 0;
            while (bytes.remaining() >= 3 * Integer.BYTES && readDay(bytes, into)) {
                whole = bytes.position();
            }
            return (long) header.length + whole;
        }
    }

    private static boolean readDay(ByteBuffer bytes, RecordedRun into) {
        int length = bytes.getInt();
        int crc = bytes.getInt();
        int unpacked = bytes.getInt();
        if (length < 0 || length > bytes.remaining() || unpacked < 0) {
            return false;
        }
        byte[] packed = new byte[length];
        bytes.get(packed);
        if (crc != crc(packed)) {
            return false;
        }
        try {
            ByteBuffer day = ByteBuffer.wrap(unpacked(packed, unpacked));
            double[] numbers = new double[day.getInt()];
            day.asDoubleBuffer().get(numbers);
            day.position(day.position() + numbers.length * Double.BYTES);
            long[] state = into.lastState();
            if (day.get() == 1) {
                state = new long[day.getInt()];
                day.asLongBuffer().get(state);
            }
            into.add(numbers, state);
            return true;
        } catch (DataFormatException
                | IllegalArgumentException
                | java.nio.BufferUnderflowException e) {
            return false;
        }
    }

    private static byte[] unpacked(byte[] packed, int size) throws DataFormatException {
        var inflater = new Inflater();
        try {
            inflater.setInput(packed);
            byte[] bytes = new byte[size];
            int filled = inflater.inflate(bytes);
            if (filled != size) {
                throw new DataFormatException("Too short.");
            }
            return bytes;
        } finally {
            inflater.end();
        }
    }

    private static int crc(byte[] bytes) {
        var crc = new CRC32();
        crc.update(bytes);
        return (int) crc.getValue();
    }

    /// A day's block.
    ///
    /// @param before the memory at the end of the day before
    static byte[] block(double[] numbers, long[] state, long[] before) {
        boolean differs = !Arrays.equals(state, before);
        int size =
                2 * Integer.BYTES
                        + 1
                        + Double.BYTES * numbers.length
                        + (differs ? Long.BYTES * state.length : 0);
        ByteBuffer day = ByteBuffer.allocate(size);
        day.putInt(numbers.length);
        for (double number : numbers) {
            day.putDouble(number);
        }
        day.put((byte) (differs ? 1 : 0));
        if (differs) {
            day.putInt(state.length);
            for (long number : state) {
                day.putLong(number);
            }
        }
        byte[] packed = packed(day.array(), day.position());
        var block = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(block)) {
            out.writeInt(packed.length);
            out.writeInt(crc(packed));
            out.writeInt(day.position());
            out.write(packed);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return block.toByteArray();
    }

    private static byte[] packed(byte[] bytes, int length) {
        var deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            deflater.setInput(bytes, 0, length);
            deflater.finish();
            var out = new ByteArrayOutputStream();
            byte[] piece = new byte[1 << 16];
            while (!deflater.finished()) {
                out.write(piece, 0, deflater.deflate(piece));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }
}
