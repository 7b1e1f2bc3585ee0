import JSON
import Journal

/// Whose journal it is: what they call themselves, and nothing else that would find them.
struct PatientResource {
    private let name: String?

    init(_ summary: Summary) {
        name = summary.displayName
    }

    /// The date of birth, which the International Patient Summary wants, is not asked for.
    var json: JSONObject {
        ["name": [["text": .text(name ?? "Name not given")]], "_birthDate": .absent("not-asked")]
    }
}
