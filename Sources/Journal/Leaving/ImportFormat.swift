/// What an imported text can be.
package enum ImportFormat: String, Sendable, CaseIterable {
    /// What this program exports.
    case attune
    /// The CSV of Daylio.
    case daylio
    /// The JSON of Psychonaut Journal.
    case psychonaut
}
