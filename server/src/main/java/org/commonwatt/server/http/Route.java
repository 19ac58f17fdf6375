package org.commonwatt.server.http;

/// A request that is answered.
///
/// @param method GET, POST or DELETE
/// @param path with parameters in braces, as the OpenAPI document writes it
/// @param open whether it is answered without a token
/// @param handler answers it
public record Route(String method, String path, boolean open, Handler handler) {
    /// Answers a request.
    @FunctionalInterface
    public interface Handler {
        /// @throws Refusal if the request is not granted
        Answer answer(Exchange exchange);
    }

    /// A route that reads.
    public static Route get(String path, Handler handler) {
        return new Route("GET", path, false, handler);
    }

    /// A route that anybody may read.
    public static Route open(String path, Handler handler) {
        return new Route("GET", path, true, handler);
    }

    /// A route that does something.
    public static Route post(String path, Handler handler) {
        return new Route("POST", path, false, handler);
    }

    /// A route that ends something.
    public static Route delete(String path, Handler handler) {
        return new Route("DELETE", path, false, handler);
    }
}
