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
}
