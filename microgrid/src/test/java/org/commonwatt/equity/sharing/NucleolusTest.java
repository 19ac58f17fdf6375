package org.commonwatt.equity.sharing;

import org.commonwatt.optim.highs.HighsSolver;

final class NucleolusTest extends AllocationContract {
    @Override
    GainSharing method() {
        return new Nucleolus(new HighsSolver());
    }
}
