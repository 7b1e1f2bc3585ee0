/// The value of `If-Match` or `If-None-Match` (RFC 9110 §13.1).
package enum EntityTagCondition: Sendable, Hashable {
    /// `*`: any current representation.
    case any
    /// One of these.
    case oneOf([EntityTag])
}
