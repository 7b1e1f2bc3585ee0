package import JSON

extension Tracker {
    /// Versions are given out by the person's change number, which a journal reaches in no lifetime; a text must not use
    /// them up.
    static let greatestRestoredVersion = 1 << 48

    /// With its version and its earlier scales.
    package func restoring(_ members: JSONObject) throws -> Tracker {
        // Its other members have been read.
        let own = JSONObject(["version", "earlierScales"].compactMap { name in members[name].map { (name, $0) } })
        return try FieldReader.read(.object(own), as: "a tracker") { fields -> Tracker? in
            let version = fields.integer("version", in: 1...Self.greatestRestoredVersion, required: true)
            let scales =
                fields.objects("earlierScales", as: "a scale", count: 1...Self.versionLimit - 1) {
                    EarlierScale(reading: &$0)
                } ?? []
            guard let version, !fields.hasFaults else { return nil }
            let first = version - scales.count
            guard first >= 1, scales.map(\.version).elementsEqual(first..<version) else {
                fields.fault("earlierScales", code: FaultCode.invalid, "must be of the versions before the present one")
                return nil
            }
            return Tracker(self, after: scales.map(\.scale), firstVersion: first)
        }
    }

    package var greatestTrackerVersion: Int? { version }

    /// No two trackers have one key, and there are not too many.
    package func collisions(
        beside trackers: inout ImportTrackers, of person: Person, in transaction: any RecordReading
    ) throws -> [Fault] {
        let others = try trackers.here(of: person, in: transaction)
        if others[key] != nil {
            return [
                Fault(
                    pointer: JSONPointer.root.appending("key"), code: FaultCode.duplicate,
                    detail: "is the key of another tracker of yours")
            ]
        }
        guard others.count >= Self.limit else { return [] }
        return [
            Fault(pointer: .root, code: FaultCode.tooMany, detail: "must be one of at most \(Self.limit) trackers")
        ]
    }
}

/// A scale that a tracker had, and the version of it.
private struct EarlierScale {
    let version: Int
    let scale: TrackerScale

    init?(reading fields: inout FieldReader) {
        let version = fields.integer("version", in: 1...Tracker.greatestRestoredVersion, required: true)
        let scale = TrackerScale(reading: &fields)
        guard let version, let scale else { return nil }
        self.version = version
        self.scale = scale
    }
}
