import JSON
import Journal

/// A dose taken or skipped.
///
/// Of the log's words only those of the amount are in it: notes, intentions and reasons are shown in the section of notes,
/// and only where the person shows that.
struct MedicationAdministrationResource {
    private let entry: DoseSummary.Entry
    private var dose: DoseLog { entry.dose }

    init(_ entry: DoseSummary.Entry) {
        self.entry = entry
    }

    func added(to draft: inout DocumentDraft) -> String {
        var members: JSONObject = [
            "status": dose.status == .taken ? "completed" : "not-done",
            "medicationCodeableConcept": .concept(dose.substance ?? SubstanceUse.unnamed),
            "subject": .reference(draft.patient),
            "effectiveDateTime": .string(dose.takenAt.dateTime),
            "performer": [["actor": .reference(draft.patient)]],
        ]
        if dose.status == .skipped { members["statusReason"] = [.concept("Skipped by the patient")] }
        if let plan = dose.protocolID.flatMap({ draft.reference(to: $0) }) {
            members["supportingInformation"] = [.reference(plan)]
        }
        if !dose.stack.isEmpty {
            let companions = dose.stack.map(\.words).joined(separator: ", ")
            members["note"] = .notes(["Taken along with it: \(companions)."])
        }
        if dose.status == .taken, let amount = dose.amount { members["dosage"] = dosage(amount) }
        return draft.add("MedicationAdministration", .substance, members, for: entry.id)
    }

    /// The amount in words and, as its number, the low end: no middle of a range, and nothing more exact than what was
    /// written. A `SimpleQuantity` has no comparator.
    private func dosage(_ amount: RecordedAmount) -> JSONValue {
        var dosage: JSONObject = ["text": .text(Self.words(amount))]
        dosage["route"] = dose.route.map { .concept($0.rawValue) }
        dosage["dose"] = .quantity(amount.value, amount.unit.words, ucum: amount.unit.ucum)
        return .object(dosage)
    }

    /// The amount, and what the person wrote for it.
    static func words(_ amount: RecordedAmount) -> String {
        let words = AmountWords(amount).description
        return amount.text.map { "\(words) (\($0))" } ?? words
    }
}
