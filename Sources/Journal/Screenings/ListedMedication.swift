import JSON

/// A medicine that a person lists, and the record that it stands in.
struct ListedMedication: Sendable {
    let collection: Collection
    let id: UUID
    let name: String
    /// What the person says it is.
    let statedClass: MedicationClass?
    /// What it is by the person's word and by its name.
    let classes: Set<MedicationClass>

    init(_ medication: Medication, id: UUID) {
        collection = Medication.collection
        self.id = id
        name = medication.name
        statedClass = medication.medicationClass
        classes = MedicationClass.named(in: medication.name).union(medication.medicationClass.map { [$0] } ?? [])
    }

    /// What the stack of a protocol or dose log names; `nil` if its name does not say what it is.
    init?(inStackNamed name: String, of collection: Collection, id: UUID) {
        classes = MedicationClass.named(in: name)
        guard !classes.isEmpty else { return nil }
        self.collection = collection
        self.id = id
        self.name = name
        statedClass = nil
    }

    var json: JSONObject {
        var object: JSONObject = [
            "collection": .string(collection.name), "id": .string(id.description), "name": .string(name),
        ]
        object.set("class", statedClass)
        return object
    }
}
