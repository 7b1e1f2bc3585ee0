/// A medicine or supplement as the person lists it.
package struct MedicationSummary: Sendable {
    package let id: UUID
    package let medication: Medication
}
