package org.commonwatt.equity.sharing;

final class EqualSharingTest extends AllocationContract {
    @Override
    GainSharing method() {
        return new EqualSharing();
    }
}
