/// What tokens there are, each by what its value begins with, so that leaked ones can be found by scanners.
package enum TokenKind: String, Sendable {
    /// Does what its scopes allow.
    case access = "att_"
    /// Reads one calendar.
    case calendar = "atc_"
    /// Reads one person's summary as far as they show it.
    case share = "ats_"
}
