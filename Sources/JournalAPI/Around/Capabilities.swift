import JSON
import Journal

/// What a client can learn about this server before it signs in.
package struct Capabilities: Sendable {
    /// Whether people can open accounts themselves.
    package enum Registration: String, Sendable, CaseIterable { case open, closed }

    package let version: String
    package let registration: Registration
    /// Bytes in a request body at most.
    package let bodyBytes: Int

    /// Days for which a deletion is remembered.
    package let tombstoneDays: Int
    /// Earlier revisions that are kept of a record.
    package let recordVersions: Int
    /// Clients of one person that wait for changes at once.
    package let eventStreams: Int

    package init(
        version: String, registration: Registration, bodyBytes: Int, tombstoneDays: Int, recordVersions: Int,
        eventStreams: Int
    ) {
        self.version = version
        self.registration = registration
        self.bodyBytes = bodyBytes
        self.tombstoneDays = tombstoneDays
        self.recordVersions = recordVersions
        self.eventStreams = eventStreams
    }

    /// The answer of `GET /v1/capabilities`.
    var json: JSONObject {
        [
            "version": .string(version),
            "collections": .array(Records.collections.map { .string($0.collection.name) }),
            "registration": .string(registration.rawValue),
            "limits": [
                "bodyBytes": .number(JSONNumber(bodyBytes)),
                "pageSize": .number(JSONNumber(PageQuery.maximumLimit)),
                "batchSize": .number(JSONNumber(Push.mutationLimit)),
                "textLength": .number(JSONNumber(FieldReader.textLength.upperBound)),
                "tags": .number(JSONNumber(FieldReader.tagCount)),
                "tagLength": .number(JSONNumber(FieldReader.tagLength.upperBound)),
                "idempotencyDays": .number(JSONNumber(Idempotency.days)),
                "deletes": .number(JSONNumber(Push.deleteLimit)),
                "waitSeconds": .number(JSONNumber(ChangeHandlers.longestWait)),
                "eventStreams": .number(JSONNumber(eventStreams)),
                "tombstoneDays": .number(JSONNumber(tombstoneDays)),
                "recordVersions": .number(JSONNumber(recordVersions)),
                "trackers": .number(JSONNumber(Tracker.limit)),
                "shares": .number(JSONNumber(Share.limit)),
                "shareDays": .number(JSONNumber(Share.maximumDays)),
                "patients": .number(JSONNumber(Patient.limit)),
            ],
        ]
    }
}
