import JSON

/// A section of the document: entries or the reason why there are none (ips-comp-1), and always a narrative.
struct DocumentSection {
    let title: String
    let code: Coding
    let narrative: Narrative
    /// References to entries of the document.
    let entries: [String]
    /// Counts where there are no entries.
    let emptyReason: EmptyReason

    init(
        _ title: String, _ code: Coding, _ narrative: Narrative, entries: [String] = [],
        orEmptyAs emptyReason: EmptyReason = .unavailable
    ) {
        self.title = title
        self.code = code
        self.narrative = narrative
        self.entries = entries
        self.emptyReason = emptyReason
    }

    var json: JSONValue {
        var object: JSONObject = [
            "title": .string(title), "code": code.concept(title), "text": narrative.json,
        ]
        if entries.isEmpty {
            object["emptyReason"] = emptyReason.json
        } else {
            object["entry"] = .array(entries.map { .reference($0) })
        }
        return .object(object)
    }
}
