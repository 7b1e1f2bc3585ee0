import Testing

/// A share of as little as possible, and which members of the summary it shows.
struct SharedSection: Sendable, CustomTestStringConvertible {
    let sections: [String]
    let members: Set<String>

    var testDescription: String { sections.joined(separator: ", ") }

    /// The members of a summary that are null where their section is withheld, in their order.
    static let members = [
        "timing", "protocols", "doses", "scales", "metrics", "lowMood", "sleep", "practices", "dosePhases",
        "sideEffects", "medications", "screening", "notes",
    ]

    private static let checkIns: Set<String> = ["timing", "metrics", "lowMood", "sleep", "practices"]

    static let all = [
        SharedSection(sections: ["protocols"], members: ["protocols"]),
        SharedSection(sections: ["doses"], members: ["timing", "doses"]),
        SharedSection(sections: ["check-ins"], members: checkIns),
        SharedSection(sections: ["assessments"], members: ["scales"]),
        SharedSection(sections: ["side-effects"], members: ["sideEffects"]),
        SharedSection(sections: ["medications"], members: ["medications"]),
        SharedSection(sections: ["screening"], members: ["screening"]),
        SharedSection(
            sections: ["doses", "check-ins", "insights"], members: checkIns.union(["doses", "dosePhases"])),
        SharedSection(sections: ["medications", "notes"], members: ["medications", "notes"]),
    ]
}
