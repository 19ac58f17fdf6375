package org.commonwatt.experiments.store;

import org.jspecify.annotations.Nullable;

/// A run folder could not be made, written or published. The message is meant for the user.
public final class RunFolderException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// @param message what failed and where; a second line may name the likely cause
    public RunFolderException(String message) {
        this(message, null);
    }

    /// @param cause what the operating system or the database said
    public RunFolderException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /// The failure of an attempt to write `place`, with a hint where the cause is well known.
    public static RunFolderException notWritten(Object place, Throwable cause) {
        if (cause instanceof java.io.UncheckedIOException && cause.getCause() != null) {
            return notWritten(place, cause.getCause());
        }
        String said = reason(cause);
        String hint = "";
        if (said.contains("No space left")) {
            hint = "\nMaybe free some space, or choose another disk with --out.";
        } else if (cause instanceof java.nio.file.AccessDeniedException
                || said.contains("Permission denied")
                || said.contains("Read-only file system")) {
            hint = "\nMaybe choose a folder that you may write to with --out.";
        }
        return new RunFolderException(
                "%s could not be written: %s%s".formatted(place, said, hint), cause);
    }

    private static String reason(Throwable cause) {
        return switch (cause) {
            case java.nio.file.AccessDeniedException _ -> "no permission.";
            case java.nio.file.FileAlreadyExistsException file ->
                    "%s is a file, not a folder.".formatted(file.getFile());
            case java.nio.file.FileSystemException file when file.getReason() != null ->
                    file.getReason() + ".";
            default -> String.valueOf(cause.getMessage()).lines().findFirst().orElse("unknown.");
        };
    }
}
