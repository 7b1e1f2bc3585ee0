import HTTPCodec
package import HTTPTypes

/// Finds what belongs to a method and a path, from one table of patterns such as `/v1/dose-logs/{id}`.
///
/// Fixed segments win over parameters. HEAD falls to GET (RFC 9110 §9.3.2). Segments are percent-decoded, and an encoded
/// slash is refused, so that it never divides.
package struct Router<Value: Sendable>: Sendable {
    package typealias Route = (method: HTTPRequest.Method, pattern: String, value: Value)

    /// What was found for a request.
    package enum Match: Sendable {
        /// The route's value, and the decoded parameters by name; none is empty.
        case found(Value, parameters: PathParameters)
        /// The path is known for these methods only, sorted: 405 with Allow.
        case methodNotAllowed([HTTPRequest.Method])
        /// No pattern fits: 404.
        case notFound
        /// A segment has a bad percent-encoding, a NUL, an encoded slash, or is no UTF-8: 400.
        case malformed
    }

    private let values: [Value]
    /// Knows values by their place only, which keeps the search free of generics.
    private let table: RouteTable

    /// Throws ``RouteError`` when a pattern is malformed or two routes have the same method and shape.
    package init(routes: [Route]) throws(RouteError) {
        var table = RouteTable()
        for (index, route) in routes.enumerated() {
            try table.insert(index, method: route.method, pattern: route.pattern)
        }
        self.table = table
        values = routes.map(\.value)
    }

    /// Looks up the path of a request target as it was sent.
    package func match(method: HTTPRequest.Method, path: String) -> Match {
        switch table.match(method: method, path: path) {
        case .found(let index, let parameters): .found(values[index], parameters: parameters)
        case .methodNotAllowed(let methods): .methodNotAllowed(methods)
        case .notFound: .notFound
        case .malformed: .malformed
        }
    }
}
