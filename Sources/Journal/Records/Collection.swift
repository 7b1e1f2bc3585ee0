/// The name of a collection and how its records are spoken of.
package struct Collection: Sendable, Hashable {
    /// The path segment under `/v1`, such as `dose-logs`; also what stands in the database.
    package let name: String

    /// One record in words, with its article, such as `a dose log`.
    package let noun: String

    /// The field whose value names the record that this one hangs on, such as `protocolId`; the record of another
    /// collection that it names must exist, and clearing that record clears this field.
    package let parentField: ParentField?

    package init(name: String, noun: String, parentField: ParentField? = nil) {
        self.name = name
        self.noun = noun
        self.parentField = parentField
    }
}
