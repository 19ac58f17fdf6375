package org.commonwatt.server.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/// So many requests per second from each address, with a burst on top. Remembers the addresses that
/// asked last, so that its memory is bounded. Thread-safe.
public final class RateLimit {
    private static final int ADDRESSES = 4096;

    private final double perSecond;
    private final double burst;
    private final LongSupplier nanos;
    private final Map<String, Bucket> buckets =
            new LinkedHashMap<>(64, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
                    return size() > ADDRESSES;
                }
            };

    private static final class Bucket {
        private double left;
        private long atNanos;
    }

    /// @param perSecond requests that come back per second
    /// @param burst requests at once
    /// @param nanos a clock
    public RateLimit(double perSecond, double burst, LongSupplier nanos) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.nanos = nanos;
    }

    /// Takes one request of an address; false if there is none left.
    public synchronized boolean take(String address) {
        long now = nanos.getAsLong();
        Bucket bucket = buckets.get(address);
        if (bucket == null) {
            bucket = new Bucket();
            bucket.left = burst;
            buckets.put(address, bucket);
        } else {
            bucket.left = Math.min(burst, bucket.left + (now - bucket.atNanos) * 1e-9 * perSecond);
        }
        bucket.atNanos = now;
        if (bucket.left < 1) {
            return false;
        }
        bucket.left--;
        return true;
    }
}
