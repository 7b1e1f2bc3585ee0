/// What a comparison of a password has shown.
package enum PasswordVerdict: Sendable {
    case right
    /// Right, and hashed with parameters that are no longer the ones in force.
    case rightButOutdated
    case wrong
}
