/// Every fault found in a body.
package struct InvalidFields: Error, Sendable {
    /// The faults in the order they were found, at least one and at most 100.
    package let faults: [Fault]

    /// The faults of a body; nil when there is none.
    package init?(_ faults: [Fault]) {
        guard !faults.isEmpty else { return nil }
        self.faults = Array(faults.prefix(FieldReader.faultLimit))
    }

    /// The faults of a reader that has failed, which are never none.
    init(collected faults: [Fault]) {
        self.faults = faults
    }

    /// A single fault.
    package init(_ fault: Fault) {
        faults = [fault]
    }
}
