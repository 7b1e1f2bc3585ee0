import JSON

/// The collections that say what a person rates, takes and has been asked.
extension CollectionFixture {
    package static let trackers = CollectionFixture(
        name: "trackers",
        record: [
            "key": "headache-strength", "label": "Strength of headaches", "min": 0, "max": 100, "step": 5,
            "unit": "%", "direction": "lower-is-better",
        ],
        change: ["max": 10, "step": 1],
        refused: [
            Refused(
                body: [:],
                faults: [
                    "/key required", "/label required", "/min required", "/max required", "/step required",
                    "/direction required",
                ]),
            Refused(
                body: [
                    "key": "mood", "label": "Mood", "min": 10, "max": 0, "step": 0, "direction": "sideways",
                    "colour": "red",
                ],
                faults: [
                    "/key duplicate", "/step out-of-range", "/direction unknown-value", "/colour unknown-field",
                ]),
            Refused(
                body: [
                    "key": "Headache", "label": "Headache", "min": 0, "max": 10, "step": 3, "direction": "neither",
                ],
                faults: ["/key malformed", "/step not-a-step"]),
        ],
        uniqueMember: "key")

    package static let medications = CollectionFixture(
        name: "medications",
        record: [
            "name": "Sertraline", "class": "ssri", "dose": "50 mg in the morning", "from": "2026-11-02",
        ],
        change: ["to": "2026-11-30"],
        refused: [
            Refused(body: [:], faults: ["/name required"]),
            Refused(
                body: [
                    "name": "", "class": "herb", "from": "2026-03-02", "to": "2026-03-01", "colour": "red",
                ],
                faults: ["/name too-short", "/class unknown-value", "/to before-start", "/colour unknown-field"]),
        ])

    package static let assessments = CollectionFixture(
        name: "assessments",
        record: [
            "instrument": "gad-7", "at": "2026-11-23T21:40:00.000+01:00", "timeZone": "Europe/Berlin",
            "answers": [1, 2, 1, 0, 1, 2, 0],
        ],
        change: ["answers": [1, 2, 1, 0, 1, 1, 0]],
        refused: [
            Refused(
                body: [:],
                faults: ["/instrument required", "/at required", "/timeZone required"]),
            Refused(
                body: [
                    "instrument": "gad-7", "at": "2026-11-23T21:40:00+01:00", "timeZone": "Europe/Berlin",
                    "answers": [1, 2, 4, 0, .number(JSONNumber(.tenths(15))), 2, 0, 1], "colour": "red",
                ],
                faults: [
                    "/answers too-many", "/answers/2 out-of-range", "/answers/4 not-a-step", "/colour unknown-field",
                ]),
            Refused(
                body: [
                    "instrument": "mood-9000", "at": "2026-11-23T21:40:00+01:00", "timeZone": "Europe/Berlin",
                ],
                faults: ["/instrument unknown-value"]),
        ])

    package static let screenings = CollectionFixture(
        name: "screenings",
        record: [
            "at": "2026-11-23T21:40:00.000+01:00", "timeZone": "Europe/Berlin",
            "answers": ["psychosis": "no", "lithium": "unknown"],
        ],
        change: ["answers": ["lithium": "no"]],
        refused: [
            Refused(body: [:], faults: ["/at required", "/timeZone required", "/answers required"]),
            Refused(
                body: [
                    "at": "2026-11-23T21:40:00+01:00", "timeZone": "Europe/Berlin", "checklistVersion": 2,
                    "answers": ["psychosis": "maybe", "shoe-size": "no"], "colour": "red",
                ],
                faults: [
                    "/checklistVersion unknown-value", "/answers/psychosis unknown-value",
                    "/answers/shoe-size unknown-field", "/colour unknown-field",
                ]),
            Refused(
                body: ["at": "2026-11-23T21:40:00+01:00", "timeZone": "Europe/Berlin", "answers": [:]],
                faults: ["/answers too-few"]),
        ])
}
