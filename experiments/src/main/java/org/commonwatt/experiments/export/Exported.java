package org.commonwatt.experiments.export;

import java.nio.file.Path;
import java.util.List;

/// What an export wrote.
///
/// @param folder where
/// @param files in it
public record Exported(Path folder, List<File> files) {
    /// One file.
    ///
    /// @param name below the folder
    /// @param rows of a table; 0 for what is none
    /// @param bytes size
    public record File(String name, long rows, long bytes) {}

    public Exported {
        files = List.copyOf(files);
    }
}
