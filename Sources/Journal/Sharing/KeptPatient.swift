import CivilTime
package import JSON

/// A patient as the clinician sees them.
package struct KeptPatient: Sendable {
    let patient: Patient
    /// What the patient shows; `nil` since the share has ended.
    package let access: ShareAccess?
    /// What the patient calls themselves.
    let displayName: String?

    package var id: UUID { patient.id }

    package var json: JSONObject {
        var object: JSONObject = ["id": .string(patient.id.description)]
        object["label"] = patient.label.map { .string($0) } ?? .null
        object["displayName"] = displayName.map { .string($0) } ?? .null
        object.set("createdAt", patient.createdAt.utcText)
        object.set("status", access == nil ? "ended" : "active")
        guard let share = access?.share else { return object }
        object["sections"] = share.terms.json["sections"]
        object.set("from", share.terms.from)
        object.set("to", share.terms.to)
        object.set("expiresAt", share.expiresAt.utcText)
        return object
    }
}
