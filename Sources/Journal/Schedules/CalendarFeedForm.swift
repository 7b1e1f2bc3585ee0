import JSON

/// What opening a calendar feed takes.
struct CalendarFeedForm {
    let grant: TokenGrant

    init(_ value: JSONValue, for protocolID: UUID) throws(InvalidFields) {
        grant = try FieldReader.read(value, as: "a calendar feed") { fields in
            let title = fields.string("title", length: 1...100) ?? ProtocolCalendar.defaultTitle
            return TokenGrant(
                label: fields.tokenLabel(), scopes: [], feed: CalendarFeed(protocolID: protocolID, title: title),
                expiresInDays: fields.tokenDays())
        }
    }
}
