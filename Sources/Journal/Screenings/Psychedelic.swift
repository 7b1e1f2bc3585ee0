/// The substances that sources call classic psychedelics, by the slugs that people use for them.
enum Psychedelic {
    /// Beginnings of slugs; what follows is a form, a salt or a source.
    private static let beginnings = [
        "psilocybin", "psilocin", "mushroom", "truffle", "lsd", "1p-lsd", "1cp-lsd", "ald-52", "al-lad", "lsa",
        "mescaline", "san-pedro", "peyote", "dmt", "ayahuasca", "4-aco-", "4-ho-", "5-meo-", "2c-", "dob", "dom",
    ]

    /// Whether a slug names one. What it does not recognise may be one all the same.
    static func isNamed(by slug: String) -> Bool {
        beginnings.contains { beginning in
            guard slug.hasPrefix(beginning) else { return false }
            let next = slug.utf8.dropFirst(beginning.utf8.count).first
            return beginning.hasSuffix("-") || next == nil || next == UInt8(ascii: "-") || next == UInt8(ascii: "s")
        }
    }
}
