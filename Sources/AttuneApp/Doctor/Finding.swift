package import JSON

/// What the doctor says of one thing.
package struct Finding: Sendable, Hashable {
    /// How it is.
    package enum State: String, Sendable, Comparable, CaseIterable {
        /// As it should be.
        case ok
        /// It works, and may not go on so.
        case warning
        /// It does not work, or somebody is in danger.
        case fault

        package static func < (left: State, right: State) -> Bool { left.rank < right.rank }

        private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
    }

    /// What was looked at, in a word for programs.
    package let name: String
    package let state: State
    /// What was found, in a sentence.
    package let detail: String
    /// What to do about it; `nil` where it is as it should be.
    package let remedy: String?

    static func ok(_ name: String, _ detail: String) -> Finding {
        Finding(name: name, state: .ok, detail: detail, remedy: nil)
    }

    static func warning(_ name: String, _ detail: String, remedy: String) -> Finding {
        Finding(name: name, state: .warning, detail: detail, remedy: remedy)
    }

    static func fault(_ name: String, _ detail: String, remedy: String) -> Finding {
        Finding(name: name, state: .fault, detail: detail, remedy: remedy)
    }

    package var json: JSONObject {
        [
            "name": .string(name), "state": .string(state.rawValue), "detail": .string(detail),
            "remedy": remedy.map { .string($0) } ?? .null,
        ]
    }
}
