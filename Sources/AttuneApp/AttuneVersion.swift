/// The version of the program.
package enum AttuneVersion {
    /// Semantic versioning.
    package static let current = "0.1.0"
}
