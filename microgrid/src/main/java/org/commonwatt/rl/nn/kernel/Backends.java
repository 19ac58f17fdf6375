package org.commonwatt.rl.nn.kernel;

import java.util.List;

/// The backends there are, and why one is not there.
public final class Backends {
    private static final String VECTOR_MODULE = "jdk.incubator.vector";

    private Backends() {}

    /// A backend by name, or the reason for its absence.
    public sealed interface Choice {
        /// It can be used.
        record Present(Backend backend) implements Choice {}

        /// It cannot.
        ///
        /// @param reason in words, for the user
        record Absent(String reason) implements Choice {}
    }

    /// The fastest one there is, in float.
    public static Backend fastest() {
        return named("vector") instanceof Choice.Present present
                ? present.backend()
                : ScalarBackend.ofFloats();
    }

    /// Names that [#named(String)] knows.
    public static List<String> names() {
        return List.of("vector", "scalar", "double", "gpu");
    }

    /// The backend of a name.
    public static Choice named(String name) {
        return switch (name) {
            case "vector" -> vector();
            case "scalar" -> new Choice.Present(ScalarBackend.ofFloats());
            case "double" -> new Choice.Present(ScalarBackend.ofDoubles());
            case "gpu" ->
                    new Choice.Absent(
                            "The backend gpu does not exist in this version: networks are trained"
                                    + " on the processor.");
            default ->
                    new Choice.Absent("A backend must be one of %s: %s.".formatted(names(), name));
        };
    }

    private static Choice vector() {
        if (ModuleLayer.boot().findModule(VECTOR_MODULE).isEmpty()) {
            return new Choice.Absent(
                    """
                    The backend vector needs the module %s, which Java was started without.
                    Maybe add --add-modules %s to the options of Java.\
                    """
                            .formatted(VECTOR_MODULE, VECTOR_MODULE));
        }
        return new Choice.Present(new VectorBackend());
    }
}
