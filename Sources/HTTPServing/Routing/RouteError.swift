/// A table of routes that cannot be.
package enum RouteError: Error, Sendable, Hashable {
    /// The pattern lacks its slash, has braces out of place, or names a parameter twice.
    case malformedPattern(String)
    /// Another route has the same method and the same shape.
    case clash(method: String, pattern: String)
}
