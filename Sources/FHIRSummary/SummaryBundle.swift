import CivilTime
package import JSON
package import Journal

/// A summary as a FHIR R4 document after the International Patient Summary (HL7/fhir-ips 2.0.0).
///
/// docs/fhir.md says what of a journal becomes what.
package struct SummaryBundle {
    private let summary: Summary
    private let id: UUID
    private let version: String

    /// - Parameters:
    ///   - id: what names the document.
    ///   - version: that of the program, its author.
    package init(_ summary: Summary, id: UUID, version: String) {
        self.summary = summary
        self.id = id
        self.version = version
    }

    /// The Bundle.
    package var json: JSONObject {
        let madeAt = JSONValue.string(summary.madeAt.utcText)
        return [
            "resourceType": "Bundle", "id": .string(id.description),
            "meta": [
                "profile": [.string("\(DocumentDraft.profilesRoot)Bundle-uv-ips")],
                "security": Sensitivity.restricted.json,
            ],
            "identifier": ["system": "urn:ietf:rfc:3986", "value": .string("urn:uuid:\(id)")],
            "type": "document", "timestamp": madeAt, "entry": entries,
        ]
    }

    /// The composition and all that it refers to, what is referred to being made before what refers.
    private var entries: JSONValue {
        var draft = DocumentDraft(
            id: id, patient: PatientResource(summary).json, device: DeviceResource(version: version).json)
        let plans = summary.protocols.flatMap { PlanSection($0, today: summary.today).section(in: &draft) }
        let scores = summary.scales.flatMap { ScoreSection($0).section(in: &draft) }
        let sections = [
            RiskSection(summary.riskAnswers).section(in: &draft),
            AskedNowhere.problems, AskedNowhere.allergies,
            MedicationSection(summary).section(in: &draft),
            scores,
            summary.doses.flatMap { DoseSection($0).section(in: &draft) },
            plans,
            CheckInSection(summary).section(in: &draft),
            summary.sideEffects.flatMap { SideEffectSection($0).section(in: &draft) },
            summary.screening.flatMap { ScreeningSection($0).section(in: &draft) },
            summary.notes.flatMap { NoteSection($0).section(in: &draft) },
            WithheldSection(count: summary.withheld.count).section,
        ]
        let composition = CompositionResource(summary, sections: sections.compactMap(\.self))
        return draft.bound(by: composition.json(of: draft.patient, by: draft.device))
    }
}
