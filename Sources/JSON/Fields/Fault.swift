/// Something wrong with one value of a body.
package struct Fault: Sendable, Hashable, Error {
    /// Where the value stands or ought to stand.
    package let pointer: JSONPointer

    /// What kind of fault it is, a stable word for programs.
    package let code: String

    /// What the value must be, for people; a clause that follows the value's name.
    package let detail: String

    /// A fault of the value at a place.
    package init(pointer: JSONPointer, code: String, detail: String) {
        self.pointer = pointer
        self.code = code
        self.detail = detail
    }
}
