import JSON

/// The scales that a stored tracker has had, by version.
struct TrackerScales {
    let key: String
    let label: String
    /// From version 1 to the present one; never empty.
    let all: [TrackerScale]
    let present: TrackerScale

    /// Reads a record; `nil` for what is no tracker.
    init?(_ record: Record) throws {
        let members = try record.members()
        guard case .string(let key)? = members["key"], case .string(let label)? = members["label"],
            let present = TrackerScale.read(from: members)
        else { return nil }
        var earlier: [TrackerScale] = []
        if case .array(let scales)? = members["earlierScales"] {
            for case .object(let object) in scales {
                if let scale = TrackerScale.read(from: object) { earlier.append(scale) }
            }
        }
        self.key = key
        self.label = label
        self.present = present
        all = earlier + [present]
    }

    /// The present version.
    var version: Int { all.count }

    /// The scale of a version; `nil` for one that there never was.
    func scale(ofVersion version: Int) -> TrackerScale? {
        all.indices.contains(version - 1) ? all[version - 1] : nil
    }
}
