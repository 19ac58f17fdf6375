package org.commonwatt.equity.sharing;

final class MiddlePricesTest extends AllocationContract {
    @Override
    GainSharing method() {
        return new MiddlePrices();
    }
}
