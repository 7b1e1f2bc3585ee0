import Journal

/// Medicines and supplements, as the person lists them.
struct MedicationSection: PageSection {
    let summary: Summary

    func write(to page: inout HTMLWriter) {
        guard let medications = summary.medications else { return }
        page.section("medications", "Medications") { page in
            guard !medications.isEmpty else {
                page.element("p", "No medication is listed for this period.")
                return
            }
            page.table(
                "Listed for any day of the period", columns: ["Medication", "Dose", "From", "To"],
                rows: medications.lazy.map(\.medication).map { medication in
                    let kind: Phrase = medication.medicationClass.map { " \(small: "\($0.rawValue)")" } ?? ""
                    return [
                        "\(words: medication.name)\(kind)", medication.dose.map { "\(words: $0)" } ?? .missing,
                        medication.from.map { "\($0)" } ?? .missing, medication.to.map { "\($0)" } ?? "still taken",
                    ]
                })
        }
    }
}
