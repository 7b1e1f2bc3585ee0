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

    /// The same faults, where the body is a member of another object.
    package func within(_ name: String) -> InvalidFields {
        let place = JSONPointer.root.appending(name)
        return InvalidFields(
            collected: faults.map {
                Fault(pointer: place.appending($0.pointer), code: $0.code, detail: $0.detail)
            })
    }

    /// The same faults, where the body stands at a place in a longer text.
    package func within(_ place: JSONPointer) -> InvalidFields {
        InvalidFields(
            collected: faults.map {
                Fault(pointer: place.appending($0.pointer), code: $0.code, detail: $0.detail)
            })
    }

    /// A single fault.
    package init(_ fault: Fault) {
        faults = [fault]
    }
}
