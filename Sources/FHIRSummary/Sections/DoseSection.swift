import JSON
import Journal

/// Each dose taken or skipped.
struct DoseSection {
    private let doses: DoseSummary

    init(_ doses: DoseSummary) {
        self.doses = doses
    }

    /// `nil` without a dose.
    func section(in draft: inout DocumentDraft) -> DocumentSection? {
        guard !doses.entries.isEmpty else { return nil }
        var narrative = Narrative(
            """
            \(doses.taken.counting("dose")) taken, \(doses.skipped) skipped. Amounts are of the material as the \
            patient wrote them down; what is in it nobody has measured.
            """)
        narrative.table(["Time", "Substance", "Amount", "Route"], doses.entries.map { Self.row($0.dose) })
        let entries = doses.entries.map { MedicationAdministrationResource($0).added(to: &draft) }
        return DocumentSection("Doses taken and skipped", .local("doses"), narrative, entries: entries)
    }

    private static func row(_ dose: DoseLog) -> [String] {
        let amount = dose.amount.map { MedicationAdministrationResource.words($0) } ?? ""
        return [
            dose.takenAt.text, dose.substance ?? "", dose.status == .taken ? amount : "skipped",
            dose.route?.rawValue ?? "",
        ]
    }
}
