package import CivilTime
package import JSON

/// Ratings on a person's own trackers.
extension CheckIn {
    /// Reads which version of each tracker a value is on, where the client says so.
    static func versions(reading fields: inout FieldReader) -> [String: Int]? {
        var versions: [String: Int] = [:]
        for (name, _) in fields.remaining() {
            if let version = fields.integer(name, in: 1...9_007_199_254_740_991) { versions[name] = version }
        }
        return versions
    }

    /// The check-in with the version that each rating of a tracker is on: the one stated, the one that the value has
    /// stood on, or the present one.
    ///
    /// - Throws: `InvalidFields` for what is no tracker of the person's, or no value of its scale. What stands there
    ///   already is not asked about again: its tracker may be gone.
    package func settled(
        over stored: Record?, of person: Person, at now: Instant, in transaction: any RecordReading
    ) throws -> CheckIn {
        guard !trackerVersions.isEmpty || ratings.contains(where: \.isOwn) else { return self }
        let members = try stored?.members() ?? [:]
        var trackers: [String: TrackerScales]?
        var versions: [String: Int] = [:]
        var faults: [Fault] = []
        for rating in ratings where rating.isOwn {
            let stated = trackerVersions[rating.key]
            if let version = Self.version(of: rating, in: members), version == stated ?? version {
                versions[rating.key] = version
                continue
            }
            let known = try trackers ?? transaction.trackerScales(of: person)
            trackers = known
            let version = stated ?? known[rating.key]?.version
            if let version { versions[rating.key] = version }
            if let fault = Self.fault(of: rating, onVersion: version, of: known[rating.key]) { faults.append(fault) }
        }
        // The version of a rating that was taken away comes along in a merge, and goes with it.
        let kept = Self.versions(in: members)
        for name in trackerVersions.keys.sorted() where versions[name] == nil && kept[name] != trackerVersions[name] {
            let pointer = JSONPointer.root.appending("trackerVersions").appending(name)
            faults.append(Fault(pointer: pointer, code: FaultCode.invalid, detail: "is no tracker that is rated here"))
        }
        if let invalid = InvalidFields(faults) { throw invalid }
        return CheckIn(self, trackerVersions: versions)
    }

    package static func referenceFaults(
        in body: JSONObject, of person: Person, rules: JournalRules, in transaction: any RecordReading
    ) throws -> [Fault] {
        guard case .object(let ratings)? = body["ratings"] else { return [] }
        let names = ratings.names.filter { !rules.metrics.contains($0) && FieldReader.isSlug($0) }
        guard !names.isEmpty else { return [] }
        let trackers = try transaction.trackerScales(of: person)
        return names.filter { trackers[$0] == nil }.map { unknown($0) }
    }

    /// The version that a value stands on already.
    private static func version(of rating: MetricRating, in members: JSONObject) -> Int? {
        guard case .object(let ratings)? = members["ratings"], ratings[rating.key] == .number(rating.value) else {
            return nil
        }
        return versions(in: members)[rating.key]
    }

    /// The versions that a stored check-in says.
    private static func versions(in members: JSONObject) -> [String: Int] {
        guard case .object(let versions)? = members["trackerVersions"] else { return [:] }
        return Dictionary(
            versions.members.compactMap { member in
                guard case .number(let number) = member.value, let version = number.integer else { return nil }
                return (member.name, version)
            }, uniquingKeysWith: { $1 })
    }

    private static func fault(of rating: MetricRating, onVersion version: Int?, of tracker: TrackerScales?) -> Fault? {
        guard let tracker, let version else { return unknown(rating.key) }
        guard let scale = tracker.scale(ofVersion: version) else {
            let pointer = JSONPointer.root.appending("trackerVersions").appending(rating.key)
            return Fault(
                pointer: pointer, code: FaultCode.outOfRange,
                detail: "must be \(tracker.firstVersion) to \(tracker.version), as the tracker is")
        }
        guard let value = rating.value.decimal else { return unknown(rating.key) }
        return scale.fault(of: value, at: JSONPointer.root.appending("ratings").appending(rating.key))
    }

    private static func unknown(_ key: String) -> Fault {
        Fault(
            pointer: JSONPointer.root.appending("ratings").appending(key), code: MetricRating.unknownMetric.code,
            detail: MetricRating.unknownMetric.detail)
    }
}
