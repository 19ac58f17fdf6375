package org.commonwatt.grid.solar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.commonwatt.grid.solar.CellTemperature.Faiman;
import org.commonwatt.grid.solar.CellTemperature.NoctSam;
import org.commonwatt.grid.solar.CellTemperature.PvSyst;
import org.commonwatt.grid.solar.CellTemperature.Ross;
import org.commonwatt.grid.solar.CellTemperature.Sapm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CellTemperatureTest {
    private static final List<CellTemperature> MODELS =
            List.of(
                    Sapm.OPEN_RACK_GLASS_GLASS,
                    Sapm.OPEN_RACK_GLASS_POLYMER,
                    Sapm.CLOSE_MOUNT_GLASS_GLASS,
                    Sapm.INSULATED_BACK_GLASS_POLYMER,
                    PvSyst.FREESTANDING,
                    PvSyst.SEMI_INTEGRATED,
                    PvSyst.INSULATED,
                    Faiman.OPEN_RACK,
                    NoctSam.of(45, 0.2),
                    new Ross(45));

    @Test
    void cells_inTheDark_haveTheTemperatureOfTheAir() {
        assertThat(MODELS).allSatisfy(m -> assertThat(m.celsius(0, -7, 3)).isEqualTo(-7));
    }

    @Test
    void cells_inMoreLight_areWarmerAndInMoreWindNotWarmer() {
        assertThat(MODELS)
                .allSatisfy(
                        m -> {
                            assertThat(m.celsius(900, 20, 3)).isGreaterThan(m.celsius(800, 20, 3));
                            assertThat(m.celsius(900, 20, 6))
                                    .isLessThanOrEqualTo(m.celsius(900, 20, 3));
                        });
    }

    /// Less air behind the modules: open rack, close to a roof, insulated.
    @Test
    void cells_closerToTheRoof_areWarmer() {
        assertThat(Sapm.CLOSE_MOUNT_GLASS_GLASS.celsius(800, 20, 2))
                .isBetween(
                        Sapm.OPEN_RACK_GLASS_GLASS.celsius(800, 20, 2),
                        Sapm.INSULATED_BACK_GLASS_POLYMER.celsius(800, 20, 2));
    }

    /// At 800 W/m², 1 m/s at the module and no efficiency the factor 9.5/(5.7 + 3.8) is 1: cells
    /// are 45 − 20 + standoff above the air.
    @ParameterizedTest
    @CsvSource({"0, 0", "0.4, 18", "0.5, 11", "1.4, 11", "2, 6", "3, 2", "3.5, 2", "3.6, 0"})
    void noct_byStandoff_isWarmer(double inches, double warmer) {
        assertThat(new NoctSam(45, 0, 0.9, 1, inches).celsius(800, 20, 1 / 0.51))
                .isCloseTo(45 + warmer, within(1e-12));
        assertThat(new NoctSam(45, 0, 0.9, 2, inches).celsius(800, 20, 1 / 0.61))
                .isCloseTo(45 + warmer, within(1e-12));
    }

    @Test
    void attributes_outOfRange_areNamed() {
        assertThatThrownBy(() -> new Sapm(1, -0.05, 3)).hasMessageContaining("The a (1.0)");
        assertThatThrownBy(() -> new PvSyst(0, 0, 0.1, 0.9)).hasMessageContaining("The uC (0.0)");
        assertThatThrownBy(() -> new Faiman(-1, 0)).hasMessageContaining("The u0 (-1.0)");
        assertThatThrownBy(() -> new Ross(Double.NaN)).hasMessageContaining("The noctC (NaN)");
        assertThatThrownBy(() -> new NoctSam(45, 0.95, 0.9, 1, 4))
                .hasMessage("The efficiency (0.95) must not exceed the absorption (0.9).");
        assertThatThrownBy(() -> new NoctSam(45, 0.2, 0.9, 3, 4))
                .hasMessageContaining("The storeys (3)");
    }
}
