extension RecordReading {
    /// The scales of a person's trackers, by key.
    func trackerScales(of person: Person) throws -> [String: TrackerScales] {
        let query = PageQuery(order: .ascending, limit: Tracker.limit)
        var scales: [String: TrackerScales] = [:]
        for record in try records(in: Tracker.collection.name, of: person, matching: query) {
            guard let tracker = try TrackerScales(record) else { continue }
            scales[tracker.key] = tracker
        }
        return scales
    }

    /// The greatest version of a tracker that check-ins hold a rating on, of one that is gone too; 0 where there is none.
    func greatestVersion(ratedOn key: String, of person: Person) throws -> Int {
        let quoted = Array("\"\(key)\"".utf8)
        var greatest = 0
        try forEachRecord(in: CheckIn.collection, of: person, on: .always) { record in
            guard let body = record.body, body.firstRange(of: quoted) != nil,
                let version = CheckIn.versions(in: try record.members())[key]
            else { return }
            greatest = max(greatest, version)
        }
        return greatest
    }
}
