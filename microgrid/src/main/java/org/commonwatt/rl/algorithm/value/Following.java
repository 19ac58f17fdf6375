package org.commonwatt.rl.algorithm.value;

import org.commonwatt.rl.nn.Parameters;

/// How a target network keeps up with the network that learns: `θ' ← τ·θ + (1 − τ)·θ'` with every
/// k-th update (Lillicrap et al. 2016); with τ = 1 a copy now and then (Mnih et al. 2015).
///
/// @param tau share of the way that it goes, above 0 and up to 1
/// @param every updates between two moves
public record Following(double tau, int every) {
    public Following {
        if (!(tau > 0 && tau <= 1) || every < 1) {
            throw new IllegalArgumentException(
                    "A target must follow by a share above 0 and up to 1, every 1 update or more: %s, every %d."
                            .formatted(tau, every));
        }
    }

    /// Moves a target after an update.
    ///
    /// @param updates updates so far, this one included
    public void follow(long updates, Parameters target, Parameters online) {
        if (updates % every == 0) {
            target.follow(online, tau);
        }
    }
}
