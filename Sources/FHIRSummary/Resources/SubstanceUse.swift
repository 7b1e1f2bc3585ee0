import CivilTime
import JSON
import Journal

/// The use of one substance over the period, as lists of medication have it.
struct SubstanceUse {
    static let unnamed = "substance not named"

    let substance: String?
    /// Never empty.
    private let groups: [DoseSummary.Group]

    /// One for each substance, in the order in which they first come.
    static func all(_ groups: [DoseSummary.Group]) -> [SubstanceUse] {
        var order: [String?] = []
        var bySubstance: [String?: [DoseSummary.Group]] = [:]
        for group in groups {
            if bySubstance[group.substance] == nil { order.append(group.substance) }
            bySubstance[group.substance, default: []].append(group)
        }
        return order.map { SubstanceUse(substance: $0, groups: bySubstance[$0] ?? []) }
    }

    var name: String { substance ?? Self.unnamed }

    /// Each amount with how often it was taken.
    var words: String {
        groups.map { group in
            let amount = AmountWords(group.value, to: group.high, group.unit)
            let route = group.route.map { ", \($0.rawValue)" } ?? ""
            let estimated = group.estimated > 0 ? " (\(group.estimated) estimated)" : ""
            return "\(group.count.counting("dose")) of \(amount)\(route)\(estimated)"
        }.joined(separator: "; ")
    }

    private var first: CivilDate? { groups.map(\.first).min() }
    private var last: CivilDate? { groups.map(\.last).max() }

    var days: String { "\(first?.description ?? "") to \(last?.description ?? "")" }

    /// - Parameter isFollowed: whether a plan for it is active; without one nobody knows whether it goes on.
    func added(to draft: inout DocumentDraft, isFollowed: Bool) -> String {
        let members: JSONObject = [
            "status": isFollowed ? "active" : "unknown",
            "category": MedicationStatementResource.patientSpecified,
            "medicationCodeableConcept": .concept(name),
            "subject": .reference(draft.patient),
            "effectivePeriod": .period(first, last),
            "informationSource": .reference(draft.patient),
            "dosage": [["text": .text(words)]],
        ]
        return draft.add(
            "MedicationStatement", .substance, members, profile: MedicationStatementResource.profile)
    }
}
