package org.commonwatt.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class ForallTest {

    @Test
    void check_propertyHolds_runsEverySeedOnItsOwnStream() {
        List<Long> draws = new ArrayList<>();
        Forall.seeds(50).check(random -> draws.add(random.nextLong()));
        assertThat(draws).hasSize(50).doesNotHaveDuplicates();
    }

    @Test
    void check_propertyFails_namesASeedThatFailsAlone() {
        Forall.Property never = random -> assertThat(random.nextDouble()).isLessThan(0.9);
        AssertionError failure =
                catchThrowableOfType(AssertionError.class, () -> Forall.seeds(1000).check(never));
        Matcher seed = Pattern.compile("Forall\\.seed\\((\\d+)\\)").matcher(failure.toString());
        assertThat(seed.find()).isTrue();
        Forall alone = Forall.seed(Long.parseLong(seed.group(1)));
        assertThatThrownBy(() -> alone.check(never)).isInstanceOf(AssertionError.class);
    }
}
