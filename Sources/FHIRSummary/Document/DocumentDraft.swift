import JSON
import Journal

/// The entries of a document as they come together, each with an id of its own that others refer to it by.
///
/// Nothing in it is random: the same summary and id make the same document.
struct DocumentDraft {
    /// References to those whom most resources name.
    private(set) var patient = ""
    private(set) var device = ""

    private let id: UUID
    private var count: UInt64 = 0
    private var taken: Set<UUID>
    private var records: [UUID: String] = [:]
    private var entries: [JSONValue] = []

    /// A draft that holds the patient and the program.
    init(id: UUID, patient: JSONObject, device: JSONObject) {
        self.id = id
        taken = [id]
        self.patient = add("Patient", .restricted, patient, profile: "Patient-uv-ips")
        self.device = add("Device", .restricted, device)
    }

    /// Adds a resource and returns the reference to it.
    ///
    /// - Parameters:
    ///   - members: all but type, id and labels.
    ///   - record: what it stands for; its id becomes the resource's where no other has it, and it is found by it.
    ///   - profile: a profile of the International Patient Summary that it follows.
    mutating func add(
        _ type: String, _ sensitivity: Sensitivity, _ members: JSONObject, for record: UUID? = nil,
        profile: String? = nil
    ) -> String {
        let (entry, reference) = entry(type, sensitivity, members, for: record, profile: profile)
        entries.append(entry)
        if let record { records[record] = reference }
        return reference
    }

    /// The reference to the resource that stands for a record, if one does.
    func reference(to record: UUID) -> String? { records[record] }

    /// All entries, behind the composition that binds them together.
    mutating func bound(by composition: JSONObject) -> JSONValue {
        let (first, _) = entry(
            "Composition", .restricted, composition, for: nil, profile: "Composition-uv-ips")
        return .array([first] + entries)
    }

    private mutating func entry(
        _ type: String, _ sensitivity: Sensitivity, _ members: JSONObject, for record: UUID?, profile: String?
    ) -> (entry: JSONValue, reference: String) {
        let id = freeID(preferring: record)
        var meta = JSONObject()
        meta["profile"] = profile.map { [.string(Self.profilesRoot + $0)] }
        meta["security"] = sensitivity.json
        var resource: JSONObject = [
            "resourceType": .string(type), "id": .string(id.description), "meta": .object(meta),
        ]
        for member in members.members { resource[member.name] = member.value }
        let reference = "urn:uuid:\(id)"
        return (["fullUrl": .string(reference), "resource": .object(resource)], reference)
    }

    static let profilesRoot = "http://hl7.org/fhir/uv/ips/StructureDefinition/"

    /// The record's own id, or else the document's with its last 62 bits counted up.
    private mutating func freeID(preferring record: UUID?) -> UUID {
        if let record, taken.insert(record).inserted { return record }
        let mask: UInt64 = 0x3FFF_FFFF_FFFF_FFFF
        while true {
            count += 1
            let candidate = UUID(high: id.high, low: id.low & ~mask | (id.low &+ count) & mask)
            if taken.insert(candidate).inserted { return candidate }
        }
    }
}
