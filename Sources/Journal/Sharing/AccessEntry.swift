import CivilTime
import JSON

/// What one read through a share is remembered by.
struct AccessEntry {
    /// What was done.
    enum Kind: String {
        /// The summary was read.
        case summary
        /// A clinician took the share into their account.
        case kept
    }

    let kind: Kind
    let at: Instant
    let share: Share
    /// The media type of what was read; `nil` where nothing was.
    var format: String?
    /// The period that was read.
    var days: ClosedRange<CivilDate>?
    /// The clinician whose account read it; `nil` for whoever held the token.
    var reader: Reader?
    /// Where the request came from, where the operator has that kept.
    var address: String?

    /// A clinician with an account.
    struct Reader: Sendable {
        let id: UUID
        let displayName: String?
    }

    /// The entry as it is chained: with its number and the hash of the one before it.
    func json(sequence: Int, previous: String?) -> JSONObject {
        var object: JSONObject = ["sequence": .number(JSONNumber(sequence)), "at": .string(at.utcText)]
        object.set("kind", kind)
        object.set("shareId", share.id.description)
        object.set("shareLabel", share.terms.label)
        object["sections"] = share.terms.json["sections"]
        object.set("from", days?.lowerBound)
        object.set("to", days?.upperBound)
        object.set("format", format)
        object["reader"] =
            reader.map { reader in
                var object: JSONObject = ["id": .string(reader.id.description)]
                object["displayName"] = reader.displayName.map { .string($0) } ?? .null
                return .object(object)
            } ?? .null
        object["address"] = address.map { .string($0) } ?? .null
        object["previous"] = previous.map { .string($0) } ?? .null
        return object
    }
}
