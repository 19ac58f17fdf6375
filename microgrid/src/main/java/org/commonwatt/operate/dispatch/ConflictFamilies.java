package org.commonwatt.operate.dispatch;

import java.util.List;

final class ConflictFamilies {
    ConflictFamilies(DispatchModel model, DispatchSettings settings) {}

    DispatchConflict find() {
        return new DispatchConflict(List.of());
    }
}
