package org.commonwatt.equity.sharing;

import org.commonwatt.optim.highs.HighsSolver;

final class LeastCoreTest extends AllocationContract {
    @Override
    GainSharing method() {
        return new LeastCore(new HighsSolver());
    }
}
