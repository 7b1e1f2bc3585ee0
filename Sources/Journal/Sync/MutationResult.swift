package import JSON

/// What has become of a mutation.
package struct MutationResult: Sendable {
    package enum Outcome: Sendable {
        /// The record stands as it was sent, or has stood so, at this revision; `risk` has what is to be said of answers
        /// that are a risk, and is empty without one.
        case stored(revision: Int, risk: JSONObject)
        /// The record is deleted; the revision of its tombstone, or `nil` if there never was such a record or it is
        /// forgotten.
        case deleted(revision: Int?)
        /// Nothing was done.
        case refused(any Error)
    }

    /// The id as it was sent, whatever it is; null if none was.
    package let sentID: JSONValue
    package let outcome: Outcome

    init(of mutation: JSONValue, _ outcome: Outcome) {
        if case .object(let object) = mutation, case .string(let text)? = object["id"] {
            sentID = .string(text)
        } else {
            sentID = .null
        }
        self.outcome = outcome
    }

    private init(sentID: JSONValue, outcome: Outcome) {
        self.sentID = sentID
        self.outcome = outcome
    }

    /// Whether nothing was done.
    var isRefused: Bool {
        if case .refused = outcome { true } else { false }
    }

    /// What is said of it when its push was undone because of another one.
    var asNotApplied: MutationResult {
        isRefused ? self : MutationResult(sentID: sentID, outcome: .refused(JournalError.notApplied))
    }
}
