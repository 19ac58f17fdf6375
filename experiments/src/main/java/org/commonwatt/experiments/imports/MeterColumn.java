package org.commonwatt.experiments.imports;

import java.time.Instant;
import java.time.ZoneId;
import org.commonwatt.experiments.scenario.series.EvenSeries;

/// A column of a meter file, with what was guessed about it.
final class MeterColumn {
    /// What a column measures.
    enum Kind {
        /// Demand of a home.
        LOAD,
        /// Photovoltaic generation of a home.
        PV
    }

    private final String file;
    private final String header;
    private final Kind kind;
    private final String homeId;
    private final MeterUnit unit;
    private final EvenSeries series;
    private final ZoneId zone;

    /// @param zone zone of times without offset
    MeterColumn(
            String file,
            String header,
            Kind kind,
            String homeId,
            MeterUnit.Reading reading,
            ZoneId zone) {
        this.file = file;
        this.header = header;
        this.kind = kind;
        this.homeId = homeId;
        this.unit = reading.unit();
        this.series = reading.series();
        this.zone = zone;
    }

    /// `file#column`.
    String reference() {
        return file + "#" + header;
    }

    Kind kind() {
        return kind;
    }

    String homeId() {
        return homeId;
    }

    MeterUnit unit() {
        return unit;
    }

    ZoneId zone() {
        return zone;
    }

    long stepSeconds() {
        return series.stepSeconds();
    }

    Instant start() {
        return series.start();
    }

    Instant end() {
        return start().plusSeconds(stepSeconds() * series.values().length);
    }

    /// The values in kWh per step; NaN where missing.
    double[] energyKwh() {
        return unit.energyKwh(series.values(), stepSeconds() / 3600.0);
    }
}
