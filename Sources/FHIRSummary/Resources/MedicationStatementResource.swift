import CivilTime
import JSON
import Journal

/// A medicine or supplement as the person lists it.
struct MedicationStatementResource {
    static let profile = "MedicationStatement-uv-ips"

    static let patientSpecified = Coding(
        "http://terminology.hl7.org/CodeSystem/medication-statement-category", "patientspecified", "Patient Specified"
    ).concept()

    private let id: UUID
    private let medication: Medication

    init(_ summary: MedicationSummary) {
        id = summary.id
        medication = summary.medication
    }

    /// - Parameter today: the day on which the document is made.
    func added(to draft: inout DocumentDraft, today: CivilDate) -> String {
        var members: JSONObject = [
            "status": status(on: today),
            "category": Self.patientSpecified,
            "medicationCodeableConcept": .concept(medication.name),
            "subject": .reference(draft.patient),
        ]
        if medication.from == nil, medication.to == nil {
            members["_effectiveDateTime"] = .absent("unknown")
        } else {
            members["effectivePeriod"] = .period(medication.from, medication.to)
        }
        members["informationSource"] = .reference(draft.patient)
        if let medicationClass = medication.medicationClass {
            members["note"] = .notes(["Class, as the patient has it: \(medicationClass.rawValue)."])
        }
        members["dosage"] = [["text": .text(medication.dose ?? "Dose not written down")]]
        return draft.add("MedicationStatement", .psychiatric, members, for: id, profile: Self.profile)
    }

    private func status(on today: CivilDate) -> JSONValue {
        if let to = medication.to, to < today { return "completed" }
        if let from = medication.from, from > today { return "intended" }
        return "active"
    }
}
