import JSON

/// The scales that a stored tracker has had, by version.
struct TrackerScales {
    let key: String
    let label: String
    /// From the first version to the present one; never empty.
    let all: [TrackerScale]
    /// Greater than any version of a tracker that had the key before.
    let firstVersion: Int
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
        if case .number(let number)? = members["version"], let version = number.integer {
            firstVersion = version - earlier.count
        } else {
            firstVersion = 1
        }
    }

    /// Those of a tracker that has been read.
    init(_ tracker: Tracker) {
        key = tracker.key
        label = tracker.label
        present = tracker.scale
        all = tracker.earlierScales + [tracker.scale]
        firstVersion = tracker.firstVersion
    }

    /// The present version.
    var version: Int { firstVersion + all.count - 1 }

    /// The scale of a version; `nil` for one that there never was, and for one of a deleted tracker.
    func scale(ofVersion version: Int) -> TrackerScale? {
        let index = version - firstVersion
        return all.indices.contains(index) ? all[index] : nil
    }
}
