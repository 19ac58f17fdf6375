package org.commonwatt.server.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What stands before every request and every WebSocket: the Host that it names, the Origin of the
/// page that sent it, the token, and how often an address may ask.
///
/// A service that only this computer reaches answers to its own names only; otherwise a page from
/// elsewhere could reach it under a name of its own (DNS rebinding).
public final class Gate {
    private static final Set<String> OWN_NAMES =
            Set.of("localhost", "127.0.0.1", "[::1]", "0:0:0:0:0:0:0:1");

    private final Access access;
    private final boolean local;
    private final RateLimit rate;

    /// @param access tokens
    /// @param local whether only this computer reaches the service
    /// @param rate how often an address may ask
    public Gate(Access access, boolean local, RateLimit rate) {
        this.access = access;
        this.local = local;
        this.rate = rate;
    }

    /// Refuses too many requests of one address.
    public void requireRate(String address) {
        if (!rate.take(address)) {
            throw new Refusal(429, "Too many requests from %s; wait a second.".formatted(address));
        }
    }

    /// Refuses requests that are meant for another host or come from another page.
    ///
    /// @param host the Host header
    /// @param origin the Origin header; null where none is sent, as by programs that are no browser
    public void requireSameSite(@Nullable String host, @Nullable String origin) {
        if (local && (host == null || !OWN_NAMES.contains(withoutPort(host)))) {
            throw new Refusal(403, "The Host must be localhost or 127.0.0.1.");
        }
        if (origin != null && (host == null || !host.equalsIgnoreCase(authority(origin)))) {
            throw new Refusal(403, "Pages of another origin may not ask here.");
        }
    }

    private static String withoutPort(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        int colon = lower.lastIndexOf(':');
        return colon > lower.lastIndexOf(']') ? lower.substring(0, colon) : lower;
    }

    private static String authority(String origin) {
        try {
            String authority = new URI(origin).getAuthority();
            return authority == null ? "" : authority;
        } catch (URISyntaxException malformed) {
            return "";
        }
    }

    /// As whom a request is seen.
    public Viewer viewer(@Nullable String authorization) {
        return access.viewer(authorization);
    }

    /// As whom a WebSocket is seen.
    ///
    /// @param protocols the Sec-WebSocket-Protocol header, or null
    public Viewer viewer(@Nullable String authorization, @Nullable String protocols) {
        List<String> offered = new ArrayList<>();
        if (protocols != null) {
            for (String protocol : protocols.split(",", -1)) {
                offered.add(protocol.strip());
            }
        }
        return access.viewer(authorization, offered);
    }
}
