/// The versions this server speaks.
///
/// A higher minor version than 1 is handled as 1.1 (RFC 9110 §2.5); another major version is refused.
package enum HTTPVersion: Sendable, Hashable {
    /// Closes after each response unless asked otherwise; knows no chunks and no interim responses.
    case http10
    /// Keeps the connection open by default.
    case http11
}
