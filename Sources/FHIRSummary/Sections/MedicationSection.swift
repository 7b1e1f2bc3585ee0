import CivilTime
import JSON
import Journal

/// The medicines that the person lists, and the substances that they used.
struct MedicationSection {
    private let summary: Summary
    private let uses: [SubstanceUse]
    private var medications: [MedicationSummary] { summary.medications ?? [] }

    init(_ summary: Summary) {
        self.summary = summary
        uses = SubstanceUse.all(summary.doses?.groups ?? [])
    }

    func section(in draft: inout DocumentDraft) -> DocumentSection {
        let listed = medications.map { MedicationStatementResource($0).added(to: &draft, today: summary.today) }
        // A period that has ended says nothing of what is taken now.
        let plans = summary.days.upperBound < summary.today ? [] : summary.protocols ?? []
        let followed = Set(plans.filter { $0.isFollowed(on: summary.today) }.compactMap(\.plan.substance))
        let used = uses.map { use in
            use.added(to: &draft, isFollowed: use.substance.map { followed.contains($0) } ?? false)
        }
        return DocumentSection(
            "Medication", .loinc("10160-0"), narrative, entries: listed + used,
            orEmptyAs: isWithheld ? .withheld : .unavailable)
    }

    private var isWithheld: Bool { summary.medications == nil || summary.doses == nil }

    private var narrative: Narrative {
        guard !medications.isEmpty || !uses.isEmpty else {
            return Narrative(
                isWithheld
                    ? "The patient does not show what they take."
                    : """
                    The journal lists no medicine and no dose for the period. It does not ask for a complete list, so \
                    this says nothing about whether there is any.
                    """)
        }
        var narrative = Narrative("As written down by the patient; not checked against any record of care.")
        narrative.table(
            ["Medicine or supplement", "Dose", "From", "To"],
            medications.map { listed in
                let medication = listed.medication
                return [
                    medication.name, medication.dose ?? "", medication.from?.description ?? "",
                    medication.to?.description ?? "",
                ]
            })
        narrative.table(["Substance used", "Doses in the period", "Days"], uses.map { [$0.name, $0.words, $0.days] })
        return narrative
    }
}
