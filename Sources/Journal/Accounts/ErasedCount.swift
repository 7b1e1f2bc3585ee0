/// How much of one kind was erased with a person: records of a collection, their earlier versions, tokens.
package struct ErasedCount: Sendable, Hashable {
    /// The collection's name, or that of another kind.
    package let kind: String
    package let count: Int

    package init(kind: String, count: Int) {
        self.kind = kind
        self.count = count
    }
}
