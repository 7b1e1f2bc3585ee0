/// Why a value is not what a field asks for: a fault without its place, which costs something to write down.
struct FieldRefusal: Error {
    let code: String
    let detail: String

    init(_ code: String, _ detail: String) {
        self.code = code
        self.detail = detail
    }
}
