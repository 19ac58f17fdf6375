package org.commonwatt.server;

import java.nio.file.Path;
import java.time.Clock;

/// A service in a process of its own, for [KilledServiceTest] to kill: prints its port.
final class KilledService {
    private KilledService() {}

    /// @param arguments the data folder
    public static void main(String[] arguments) throws Exception {
        Service service =
                Service.start(
                        ServiceSettings.local(0, Path.of(arguments[0]), "test"), Clock.systemUTC());
        System.out.println("port " + service.port());
        Thread.currentThread().join();
    }
}
