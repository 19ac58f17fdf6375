package org.commonwatt.equity.sharing;

final class ShapleyValueTest extends AllocationContract {
    @Override
    GainSharing method() {
        return new ShapleyValue();
    }
}
