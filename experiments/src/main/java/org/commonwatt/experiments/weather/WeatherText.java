package org.commonwatt.experiments.weather;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The text of a weather file. UTF-8, or Latin-1 where that fails: names of places often are.
final class WeatherText {
    private static final int LOOKED_AT = 4096;

    private WeatherText() {}

    /// Decodes a file.
    ///
    /// @param notes told where Latin-1 was assumed
    /// @throws WeatherRefusal if it is no text of one byte per digit
    static String of(String file, byte[] bytes, List<String> notes) throws WeatherRefusal {
        if (bytes.length == 0) {
            throw new WeatherRefusal(file, "The file is empty.", null);
        }
        boolean zip = bytes.length > 3 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] < 9;
        boolean zeros = false;
        for (int k = 0; k < Math.min(bytes.length, LOOKED_AT); k++) {
            zeros |= bytes[k] == 0;
        }
        if (zip || zeros || (bytes[0] == (byte) 0x1f && bytes[1] == (byte) 0x8b)) {
            throw new WeatherRefusal(
                    file,
                    "The file is no text in UTF-8 or Latin-1.",
                    zip || !zeros
                            ? "it is an archive: unpack it first."
                            : "it was saved as Unicode (UTF-16): save it as UTF-8.");
        }
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException malformed) {
            text = new String(bytes, StandardCharsets.ISO_8859_1);
            notes.add("%s: the file is no UTF-8 and was read as Latin-1.".formatted(file));
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
