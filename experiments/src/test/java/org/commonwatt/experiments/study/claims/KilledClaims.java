package org.commonwatt.experiments.study.claims;

import java.nio.file.Path;

/// A process that does a study, for [ClaimsStudyTest] to kill: prints the cells as they begin.
final class KilledClaims {
    private KilledClaims() {}

    /// @param arguments the folder
    public static void main(String[] arguments) {
        MadeHomes.study(Path.of(arguments[0]))
                .run(
                        new ClaimsWatch() {
                            @Override
                            public void cell(int done, int total, Grid.Cell cell, double seconds) {
                                System.out.println("cell " + cell.variant());
                            }
                        });
    }
}
