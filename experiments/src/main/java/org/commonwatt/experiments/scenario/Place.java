package org.commonwatt.experiments.scenario;

/// A position in a text file.
///
/// @param line line, counted from 1
/// @param column column, counted from 1
public record Place(int line, int column) {
    /// The start of a file.
    public static final Place START = new Place(1, 1);
}
