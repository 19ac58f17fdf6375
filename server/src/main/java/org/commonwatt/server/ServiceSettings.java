package org.commonwatt.server;

import java.net.InetAddress;
import java.nio.file.Path;
import org.commonwatt.server.http.Access;
import org.commonwatt.server.http.Limits;

/// How the service is set up.
///
/// @param address where it listens
/// @param port likewise; 0 for any free one
/// @param data where runs, scenarios, trainings and jobs are
/// @param access who may do what
/// @param limits what it takes on at most
/// @param version of the program
public record ServiceSettings(
        InetAddress address, int port, Path data, Access access, Limits limits, String version) {
    /// On this computer, for everybody on it.
    public static ServiceSettings local(int port, Path data, String version) {
        return new ServiceSettings(
                InetAddress.getLoopbackAddress(), port, data, Access.open(), Limits.USUAL, version);
    }
}
