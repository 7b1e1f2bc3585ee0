/// A field of a record that holds the id of a record in another collection.
package struct ParentField: Sendable, Hashable {
    /// The JSON member.
    package let name: String

    /// The name of the collection that the id must be found in.
    package let collection: String

    /// Whether a list can be filtered by it.
    package let isFilter: Bool
}
