/// How often one thing was done for oneself.
package struct PracticeSummary: Sendable {
    package let kind: Practice.Kind
    /// Days on which it was written down.
    package let days: Int
    /// Minutes in all, of the entries that say how many; `nil` where none does.
    package let minutes: Int?
}
