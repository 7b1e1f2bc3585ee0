/// What kind of medicine it is, as far as published sources on psychedelics tell them apart.
package enum MedicationClass: String, Sendable, CaseIterable {
    case lithium
    case lamotrigine
    /// Selective serotonin reuptake inhibitors.
    case ssri
    /// Serotonin and noradrenaline reuptake inhibitors.
    case snri
    /// Monoamine oxidase inhibitors.
    case maoi
    case tricyclicAntidepressant = "tricyclic-antidepressant"
    case otherAntidepressant = "other-antidepressant"
    case antipsychotic
    case benzodiazepine
    case anticonvulsant
    case stimulant
    case cardiovascular
    case other
}
