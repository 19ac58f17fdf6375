package org.commonwatt.rl.algorithm.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.commonwatt.rl.nn.Parameter;
import org.commonwatt.rl.nn.Parameters;
import org.commonwatt.rl.nn.kernel.ScalarBackend;
import org.junit.jupiter.api.Test;

final class DescentTest {
    @Test
    void target_followsByItsShare_everyKthUpdate() {
        var online = new Parameters(ScalarBackend.ofDoubles());
        var target = new Parameters(ScalarBackend.ofDoubles());
        Parameter a = online.add("a", 1);
        target.add("a", 1);
        online.set(a, 8);
        var rule = new Following(0.5, 2);
        rule.follow(1, target, online);
        assertThat(target.copyOf(a)).containsExactly(0);
        rule.follow(2, target, online);
        assertThat(target.copyOf(a)).containsExactly(4);
        rule.follow(4, target, online);
        assertThat(target.copyOf(a)).containsExactly(6);
    }

    @Test
    void wrongRates_areRefused() {
        assertThatThrownBy(() -> new Following(0, 1)).hasMessageContaining("0.0, every 1");
        assertThatThrownBy(() -> new Following(0.5, 0)).hasMessageContaining("every 0");
        assertThatThrownBy(() -> new Descent(List.of(), 0, 1)).hasMessageContaining("0.0, 1.0");
    }
}
