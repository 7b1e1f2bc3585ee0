package import JSON

/// What the endpoint tests need to know of a collection: a record, a change, and bodies that are refused.
package struct CollectionFixture: Sendable, CustomStringConvertible {
    /// A body and the faults that it is refused with, as `pointer code`.
    package struct Refused: Sendable {
        package let body: JSONValue
        package let faults: [String]
    }

    package let name: String
    /// A valid record without an id.
    package let record: JSONObject
    /// A merge patch that changes it and keeps it valid.
    package let change: JSONObject
    package let refused: [Refused]
    /// The member whose value no two records of a person share.
    package var uniqueMember: String?

    package var description: String { name }

    package var path: String { "/v1/\(name)" }

    /// The record with a note of one's own.
    package func record(note: String, id: String? = nil) -> JSONValue {
        var record = unique(record, by: note)
        record["note"] = .string(note)
        if let id { record["id"] = .string(id) }
        return .object(record)
    }

    package static let all = [protocols, doseLogs, trackers, checkIns, medications, screenings, assessments]

    /// Those of which a person can have any two records.
    package static let independent = all.filter { $0.uniqueMember == nil }

    package static let protocols = CollectionFixture(
        name: "protocols",
        record: [
            "name": "Autumn cycle", "substance": "psilocybin-mushroom-dried",
            "schedule": ["kind": "cycle", "doseDays": 1, "restDays": 2], "startDate": "2026-11-23",
            "timeZone": "Europe/Berlin",
        ],
        change: ["status": "paused"],
        refused: [
            Refused(
                body: [:],
                faults: ["/name required", "/schedule required", "/startDate required", "/timeZone required"]),
            Refused(
                body: [
                    "name": "", "schedule": ["kind": "lunar"], "startDate": "2026-02-30", "timeZone": "Mars/Olympus",
                    "colour": "red",
                ],
                faults: [
                    "/name too-short", "/schedule/kind unknown-value", "/startDate malformed",
                    "/timeZone unknown-time-zone", "/colour unknown-field",
                ]),
        ])

    package static let doseLogs = CollectionFixture(
        name: "dose-logs",
        record: [
            "takenAt": "2026-11-23T08:10:00.000+01:00", "timeZone": "Europe/Berlin", "status": "taken",
            "substance": "psilocybin-mushroom-dried",
            "amount": ["value": .number(JSONNumber(.tenths(1))), "unit": "g"],
        ],
        change: ["perceptibility": 1],
        refused: [
            Refused(body: [:], faults: ["/takenAt required", "/timeZone required", "/status required"]),
            Refused(
                body: [
                    "takenAt": "2026-11-23", "timeZone": "Europe/Berlin", "status": "taken",
                    "amount": ["value": 0, "unit": "spoon"], "perceptibility": 11, "colour": "red",
                ],
                faults: [
                    "/takenAt malformed", "/amount/value out-of-range", "/amount/unit unknown-value",
                    "/perceptibility out-of-range", "/colour unknown-field",
                ]),
        ])

    package static let checkIns = CollectionFixture(
        name: "check-ins",
        record: [
            "at": "2026-11-23T21:40:00.000+01:00", "timeZone": "Europe/Berlin", "context": "evening",
            "ratings": ["mood": 7, "anxiety": 2],
        ],
        change: ["ratings": ["mood": 8]],
        refused: [
            Refused(body: [:], faults: ["/at required", "/timeZone required"]),
            Refused(
                body: ["at": "2026-11-23T21:40:00+01:00", "timeZone": "Europe/Berlin"],
                faults: [" too-few"]),
            Refused(
                body: [
                    "at": "2026-11-23T21:40:00+01:00", "timeZone": "Europe/Berlin",
                    "ratings": ["mood": 11, "wealth": 3], "sideEffects": [["name": "headache"]], "colour": "red",
                ],
                faults: [
                    "/ratings/mood out-of-range", "/ratings/wealth unknown-metric",
                    "/sideEffects/0/severity required", "/colour unknown-field",
                ]),
        ])
}
