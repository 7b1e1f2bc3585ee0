package import JSON

/// What has come about over time, read from a record that is put back; only its form is checked.
extension DosingProtocol {
    package func restoring(_ members: JSONObject) throws -> DosingProtocol {
        guard let value = members["statusHistory"], !value.isNull else { return self }
        guard let history = StatusHistory(members), history.json == value, history.isInOrder,
            history.changes.last?.status == status
        else {
            throw InvalidFields(
                Fault(
                    pointer: JSONPointer.root.appending("statusHistory"), code: FaultCode.invalid,
                    detail: "must be the statuses in the order of their days, up to the present one"))
        }
        var plan = self
        plan.statusHistory = history
        return plan
    }
}

extension StatusHistory {
    /// Whether no two changes are of one day, and no more of them than are kept.
    fileprivate var isInOrder: Bool {
        changes.count <= Self.limit && zip(changes, changes.dropFirst()).allSatisfy { $0.from < $1.from }
    }
}

extension CheckIn {
    /// Each value of a tracker says which version of the scale it is on. The tracker itself may be gone, so the value is not
    /// held against it.
    package func restoring(_ members: JSONObject) throws -> CheckIn {
        let rated = Set(ratings.filter(\.isOwn).map(\.key))
        let named = Set(trackerVersions.keys)
        let pointer = JSONPointer.root.appending("trackerVersions")
        guard rated.count <= Tracker.limit else {
            throw InvalidFields(
                Fault(
                    pointer: JSONPointer.root.appending("ratings"), code: FaultCode.tooMany,
                    detail: "must have values of at most \(Tracker.limit) trackers"))
        }
        let faults =
            rated.symmetricDifference(named).sorted().map { key in
                Fault(
                    pointer: pointer.appending(key), code: named.contains(key) ? FaultCode.invalid : FaultCode.required,
                    detail: named.contains(key)
                        ? "is no tracker that is rated here" : "is required, since the tracker is rated here")
            }
            + trackerVersions.filter { $0.value > Tracker.greatestRestoredVersion }.keys.sorted().map { key in
                Fault(
                    pointer: pointer.appending(key), code: FaultCode.outOfRange,
                    detail: "must be at most \(Tracker.greatestRestoredVersion)")
            }
        if let invalid = InvalidFields(faults) { throw invalid }
        return self
    }

    package var greatestTrackerVersion: Int? { trackerVersions.values.max() }
}
