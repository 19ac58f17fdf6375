package org.commonwatt.equity.sharing;

import org.commonwatt.numeric.RandomStreams;

final class SampledShapleyTest extends AllocationContract {
    @Override
    GainSharing method() {
        return new SampledShapley(30, 0.95, RandomStreams.of(1), Workers.INLINE);
    }
}
