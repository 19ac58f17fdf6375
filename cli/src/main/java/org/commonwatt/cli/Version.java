package org.commonwatt.cli;

import picocli.CommandLine.IVersionProvider;

/// What `commonwatt --version` prints: the version that the build wrote into the jar's manifest.
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Main.class.getPackage().getImplementationVersion();
        return new String[] {"Commonwatt " + (version == null ? "(unpackaged)" : version)};
    }
}
