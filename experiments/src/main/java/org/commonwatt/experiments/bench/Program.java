package org.commonwatt.experiments.bench;

import java.util.List;

/// How the `commonwatt` command is started in a process of its own.
@FunctionalInterface
public interface Program {
    /// The words of a command line.
    ///
    /// @param javaOptions options of the Java machine, such as `-Xmx512m`
    /// @param arguments what follows `commonwatt`
    List<String> words(List<String> javaOptions, List<String> arguments);
}
