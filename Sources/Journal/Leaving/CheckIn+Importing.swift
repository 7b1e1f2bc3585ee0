package import JSON

/// Ratings of an export, held against the trackers that are here.
extension CheckIn {
    /// No value comes to stand on a scale that it is not of: what a tracker here has under the version that is named is the
    /// scale on which it was rated.
    package func collisions(
        beside trackers: inout ImportTrackers, of person: Person, in transaction: any RecordReading
    ) throws -> [Fault] {
        let own = ratings.filter(\.isOwn)
        guard !own.isEmpty else { return [] }
        let here = try trackers.here(of: person, in: transaction)
        return own.compactMap { rating in
            guard let version = trackerVersions[rating.key], let tracker = here[rating.key] else { return nil }
            return Self.fault(of: rating, onVersion: version, of: tracker, other: trackers.other(rating.key))
        }
    }

    private static func fault(
        of rating: MetricRating, onVersion version: Int, of tracker: TrackerScales, other: TrackerScales?
    ) -> Fault? {
        let scale = tracker.scale(ofVersion: version)
        let pointer = JSONPointer.root.appending("trackerVersions").appending(rating.key)
        if let other, other.scale(ofVersion: version) != scale {
            return Fault(
                pointer: pointer, code: FaultCode.duplicate,
                detail: "is of another tracker than the one with this key here, and on another scale")
        }
        guard version <= tracker.version else {
            return Fault(
                pointer: pointer, code: FaultCode.outOfRange,
                detail: "must be at most \(tracker.version), as the tracker is here")
        }
        // One before the first is of a tracker that was deleted, and no scale of it is known.
        guard let scale, let value = rating.value.decimal else { return nil }
        return scale.fault(of: value, at: JSONPointer.root.appending("ratings").appending(rating.key))
    }
}
