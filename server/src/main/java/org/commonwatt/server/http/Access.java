package org.commonwatt.server.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.commonwatt.experiments.store.Sha256;
import org.jspecify.annotations.Nullable;

/// Who may do what: tokens with their viewers. Only hashes of tokens are kept, and all of them are
/// compared every time, in constant time.
public final class Access {
    /// Shortest token that is taken.
    public static final int LEAST_TOKEN = 16;

    private final List<Entry> entries;
    private final @Nullable Viewer anonymous;

    private record Entry(HashedToken token, Viewer viewer) {}

    private static final class HashedToken {
        private final byte[] hash;

        HashedToken(String token) {
            hash = hash(token);
        }

        boolean is(byte[] other) {
            return MessageDigest.isEqual(hash, other);
        }
    }

    private Access(List<Entry> entries, @Nullable Viewer anonymous) {
        this.entries = List.copyOf(entries);
        this.anonymous = anonymous;
    }

    /// Everybody is the operator: for a service that only this computer reaches.
    public static Access open() {
        return new Access(List.of(), Viewer.OPERATOR);
    }

    /// One token, the operator's.
    public static Access ofToken(String token) {
        return of(List.of("operator " + token));
    }

    /// Reads lines of an access file: `operator TOKEN`, `member ID TOKEN`, or `public`, which lets
    /// anybody see sums. Empty lines and lines that start with `#` say nothing.
    ///
    /// @throws IllegalArgumentException naming the line that is wrong
    public static Access of(List<String> lines) {
        List<Entry> entries = new ArrayList<>();
        Viewer anonymous = null;
        for (int k = 0; k < lines.size(); k++) {
            String line = lines.get(k).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            String[] words = line.split("\\s+");
            if (words.length == 1 && words[0].equals("public")) {
                anonymous = Viewer.PUBLIC;
            } else {
                entries.add(entry(words, k + 1));
            }
        }
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("No line gives a token, so nobody could come in.");
        }
        return new Access(entries, anonymous);
    }

    private static Entry entry(String[] words, int line) {
        Viewer viewer;
        if (words[0].equals("operator") && words.length == 2) {
            viewer = Viewer.OPERATOR;
        } else if (words[0].equals("member") && words.length == 3) {
            viewer = Viewer.member(words[1]);
        } else {
            throw new IllegalArgumentException(
                    "Line %d must be 'operator TOKEN', 'member ID TOKEN' or 'public'."
                            .formatted(line));
        }
        String token = words[words.length - 1];
        if (token.length() < LEAST_TOKEN || !token.matches("[!-~]+")) {
            throw new IllegalArgumentException(
                    "The token in line %d has %d characters but needs %d visible ASCII ones."
                            .formatted(line, token.length(), LEAST_TOKEN));
        }
        return new Entry(new HashedToken(token), viewer);
    }

    /// As whom a request is seen.
    ///
    /// @param authorization value of the header of that name, or null
    /// @throws Refusal 401 for a missing or unknown token
    public Viewer viewer(@Nullable String authorization) {
        if (authorization == null) {
            return unnamed();
        }
        String lower = authorization.toLowerCase(Locale.ROOT);
        if (!lower.startsWith("bearer ")) {
            throw new Refusal(401, "The Authorization header must be 'Bearer TOKEN'.");
        }
        return ofToken(authorization.substring("bearer ".length()).strip(), false);
    }

    /// As whom a WebSocket is seen whose browser offers `token.TOKEN` as a subprotocol.
    public Viewer viewer(@Nullable String authorization, List<String> protocols) {
        for (String protocol : protocols) {
            if (protocol.startsWith("token.")) {
                return ofToken(protocol.substring("token.".length()), true);
            }
        }
        return viewer(authorization);
    }

    private Viewer ofToken(String token, boolean offered) {
        byte[] hash = hash(token);
        Viewer found = null;
        for (Entry entry : entries) {
            if (entry.token.is(hash)) {
                found = entry.viewer;
            }
        }
        if (found != null) {
            return found;
        }
        if (entries.isEmpty()) {
            return unnamed();
        }
        throw new Refusal(
                401, offered ? "The offered token is unknown." : "The bearer token is unknown.");
    }

    private Viewer unnamed() {
        if (anonymous == null) {
            throw new Refusal(401, "This service asks for a token: 'Authorization: Bearer TOKEN'.");
        }
        return anonymous;
    }

    private static byte[] hash(String token) {
        return Sha256.digest().digest(token.getBytes(StandardCharsets.UTF_8));
    }
}
