package org.commonwatt.equity.sharing;

import org.commonwatt.optim.highs.HighsSolver;

final class LeximinCoreTest extends AllocationContract {
    @Override
    GainSharing method() {
        return new LeximinCore(new HighsSolver());
    }
}
