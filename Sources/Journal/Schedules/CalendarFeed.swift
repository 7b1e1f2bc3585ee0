package import JSON

/// A calendar that programs subscribe to: the dose days of one protocol under a title.
package struct CalendarFeed: Sendable, Hashable {
    package let protocolID: UUID
    /// What the events are called.
    package let title: String

    package init(protocolID: UUID, title: String) {
        self.protocolID = protocolID
        self.title = title
    }

    /// Reads what `json` made.
    ///
    /// - Throws: `InvalidFields`.
    package init(_ value: JSONValue) throws(InvalidFields) {
        self = try FieldReader.read(value, as: "a calendar feed") { fields in
            let protocolID = fields.id("protocolId", required: true)
            guard let title = fields.string("title", length: 1...100, required: true), let protocolID else {
                return nil
            }
            return CalendarFeed(protocolID: protocolID, title: title)
        }
    }

    package var json: JSONObject {
        ["protocolId": .string(protocolID.description), "title": .string(title)]
    }
}
