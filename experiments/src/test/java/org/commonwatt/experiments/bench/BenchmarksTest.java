package org.commonwatt.experiments.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every benchmark at its smallest size: that it works, not what it finds.
final class BenchmarksTest {
    @TempDir private Path scratch;

    static List<Benchmark> all() {
        return Benchmarks.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void measure_tiny_givesPlausibleFiguresOfItsOwn(Benchmark benchmark) {
        List<String> said = new ArrayList<>();
        List<Figure> figures =
                benchmark.measure(
                        new BenchSettings(
                                Effort.TINY, scratch, ChildProgram::words, null, said::add));
        SoftAssertions.assertSoftly(
                soft -> {
                    for (Figure figure : figures) {
                        String shown = figure.toString();
                        soft.assertThat(figure.bench()).as(shown).isEqualTo(benchmark.name());
                        soft.assertThat(figure.value()).as(shown).isFinite();
                        // Exponents of tiny sizes may have any sign.
                        soft.assertThat(figure.value() >= 0 || figure.figure().contains("exponent"))
                                .as(shown)
                                .isTrue();
                        soft.assertThat(Double.isNaN(figure.ratio()))
                                .as(shown)
                                .isEqualTo(figure.anchor().isEmpty());
                        soft.assertThat(figure.met().isPresent())
                                .as(shown)
                                .isEqualTo(figure.goal().exists());
                    }
                });
        assertThat(figures).extracting(Figure::figure).doesNotHaveDuplicates();
        assertThat(figures).anyMatch(figure -> figure.goal().exists() && figure.value() > 0);
        assertThat(figures).anyMatch(figure -> figure.ratio() > 0);
        assertThat(said).isNotEmpty().allMatch(line -> line.startsWith(benchmark.name() + ": "));
    }
}
