package import JSON

/// All that the doctor has found.
package struct Examination: Sendable {
    package let findings: [Finding]

    /// The worst of it.
    package var state: Finding.State { findings.map(\.state).max() ?? .ok }

    /// A line for each finding, and its remedy below.
    package var lines: [String] {
        let width = findings.map(\.name.count).max() ?? 0
        return findings.flatMap { finding -> [String] in
            let state = finding.state.rawValue
            let margin = String(repeating: " ", count: 9 - state.count)
            let gap = String(repeating: " ", count: width - finding.name.count + 2)
            let line = "\(state)\(margin)\(finding.name)\(gap)\(finding.detail)"
            let indent = String(repeating: " ", count: 9 + width + 2)
            return [line] + (finding.remedy.map { ["\(indent)\($0)"] } ?? [])
        }
    }

    package var json: JSONValue {
        ["state": .string(state.rawValue), "findings": .array(findings.map { .object($0.json) })]
    }

    /// What stands for an examination where the settings are faulty, so that nothing else can be looked at.
    package static func ofSettings(_ error: StartError) -> Examination {
        let remedy = error.remedy ?? "Config/README.md lists every setting."
        return Examination(findings: error.problems.map { .fault("settings", $0, remedy: remedy) })
    }
}
