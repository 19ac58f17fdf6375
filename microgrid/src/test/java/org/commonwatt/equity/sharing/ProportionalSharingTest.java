package org.commonwatt.equity.sharing;

final class ProportionalSharingTest extends AllocationContract {
    @Override
    GainSharing method() {
        return new ProportionalSharing();
    }
}
