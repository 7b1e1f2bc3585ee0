package import JSON

extension TestPerson {
    /// Every section but the person's own words.
    package static let sections = [
        "protocols", "doses", "check-ins", "assessments", "side-effects", "medications", "screening", "insights",
    ]

    /// Shares some sections for 30 days, with other members if they are given.
    package func share(_ sections: [String] = sections, _ members: JSONObject = [:]) throws -> Answer {
        try post("/v1/shares", .object(Self.shareBody(sections).with(members))).expecting(201)
    }

    /// Somebody who has nothing but the token of such a share.
    package func reader(of sections: [String] = sections, _ members: JSONObject = [:]) throws -> TestPerson {
        app.stranger.bearing(try share(sections, members).text("token"))
    }

    /// A body that makes a share; it ends 30 days after the clock of tests begins.
    package static func shareBody(_ sections: [String] = sections) -> JSONObject {
        [
            "label": "Dr. Weber", "sections": .array(sections.map { .string($0) }),
            "expiresAt": "2026-12-23T23:00:00Z",
        ]
    }

    /// Keeps a share as a patient.
    package func keep(_ share: Answer) throws -> Answer {
        try post("/v1/patients", ["shareToken": .string(share.text("token") ?? "")])
    }
}
