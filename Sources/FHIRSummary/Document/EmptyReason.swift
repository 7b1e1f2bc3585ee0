import JSON

/// Why a section has no entries (`list-empty-reason`). Never `nilknown`: a journal that lists nothing knows nothing.
enum EmptyReason: String {
    /// The journal does not ask.
    case notAsked = "notasked"
    /// The person does not show it.
    case withheld
    /// Nothing was written down.
    case unavailable

    var json: JSONValue {
        Coding("http://terminology.hl7.org/CodeSystem/list-empty-reason", rawValue).concept()
    }
}
