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

    /// Records in one push at most.
    static let batchSize = 500

    package init(version: String, registration: Registration, bodyBytes: Int) {
        self.version = version
        self.registration = registration
        self.bodyBytes = bodyBytes
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
                "batchSize": .number(JSONNumber(Self.batchSize)),
                "textLength": .number(JSONNumber(FieldReader.textLength.upperBound)),
                "tags": .number(JSONNumber(FieldReader.tagCount)),
                "tagLength": .number(JSONNumber(FieldReader.tagLength.upperBound)),
                "idempotencyDays": .number(JSONNumber(Idempotency.days)),
            ],
        ]
    }
}
