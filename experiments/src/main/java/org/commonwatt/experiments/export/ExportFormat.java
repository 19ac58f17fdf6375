package org.commonwatt.experiments.export;

import java.util.Locale;

/// A format of other programs.
public enum ExportFormat {
    /// Every table as text, a row per line.
    CSV,
    /// Every table as an array of objects.
    JSON,
    /// Every table as a columnar file.
    PARQUET,
    /// The networks of a policy, with what their numbers mean.
    ONNX,
    /// The curves of a training.
    TENSORBOARD;

    /// Its name at the command line, and the ending of its files.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean hasTables() {
        return this == CSV || this == JSON || this == PARQUET;
    }
}
