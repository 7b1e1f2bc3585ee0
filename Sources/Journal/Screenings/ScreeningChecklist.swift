package import JSON

/// A version of the checklist. A changed question is a new version, and the old ones stay for the answers to them.
package struct ScreeningChecklist: Sendable {
    /// 1, 2, 3 …
    package let version: Int
    package let items: [ScreeningItem]

    /// The version that is answered now.
    package static let current = ScreeningChecklist.first

    /// The checklist of a version; `nil` if there is none.
    package static func version(_ version: Int) -> ScreeningChecklist? {
        version == first.version ? first : nil
    }

    package subscript(key: String) -> ScreeningItem? { items.first { $0.key == key } }

    /// The answer of `GET /v1/screening-checklist`.
    package var json: JSONObject {
        [
            "version": .number(JSONNumber(version)), "notice": .string(Self.notice),
            "answers": .array(Screening.Answer.allCases.map { .string($0.rawValue) }),
            "items": .array(items.map { .object($0.json) }),
        ]
    }

    /// What the list is not.
    private static let notice =
        "These are questions that published studies ask. The answers are kept for you and for whom you show them to; "
        + "they are not judged, and no answer or set of answers means that anything is safe for you."
}
