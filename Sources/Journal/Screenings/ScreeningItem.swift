import JSON

/// A question that studies ask before anybody takes part, and that a person may want to have thought about.
package struct ScreeningItem: Sendable, Hashable {
    /// What answers name it by.
    package let key: String
    package let question: String
    /// Who asks it, and what for.
    package let source: String
    /// Whether a yes is raised as a risk.
    package let isRisk: Bool

    init(_ key: String, _ question: String, source: String, isRisk: Bool = false) {
        self.key = key
        self.question = question
        self.source = source
        self.isRisk = isRisk
    }

    var json: JSONObject {
        var object: JSONObject = ["key": .string(key), "question": .string(question), "source": .string(source)]
        if isRisk { object["riskItem"] = .bool(true) }
        return object
    }
}
