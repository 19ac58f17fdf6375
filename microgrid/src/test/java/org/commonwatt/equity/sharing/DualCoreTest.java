package org.commonwatt.equity.sharing;

final class DualCoreTest extends AllocationContract {
    @Override
    GainSharing method() {
        return new DualCore();
    }
}
