/// What stands beside a risk flag, in the person's language: whom to turn to.
///
/// The operator writes it, since only they know whom to name. What is built in names no number: one that is wrong costs
/// more than none.
package struct CrisisTexts: Sendable, Equatable {
    /// By language tag (RFC 5646) in lower case.
    private let texts: [String: String]

    /// The built-in texts.
    package static let neutral = CrisisTexts([
        "en": """
        You wrote that you have had thoughts of death or of harming yourself. Please talk about it with somebody \
        today: somebody you trust, your doctor, or a crisis line where you live. If you may be in danger now, call \
        your local emergency number.
        """,
        "de": """
        Du hast Gedanken an den Tod oder daran angegeben, dir etwas anzutun. Bitte sprich heute mit jemandem \
        darüber: mit einem Menschen, dem du vertraust, mit deiner Ärztin oder deinem Arzt oder mit einer \
        Krisenhilfe an deinem Ort. Bist du jetzt in Gefahr, rufe den Notruf.
        """,
        "es": """
        Has indicado pensamientos de muerte o de hacerte daño. Por favor, habla hoy con alguien: una persona de \
        confianza, tu médico o una línea de ayuda en crisis de tu lugar. Si puedes estar en peligro ahora, llama al \
        número de emergencias.
        """,
        "fr": """
        Vous avez indiqué des pensées de mort ou l'idée de vous faire du mal. Parlez-en aujourd'hui à quelqu'un : \
        une personne de confiance, votre médecin ou une ligne d'écoute près de chez vous. Si vous êtes peut-être en \
        danger maintenant, appelez les secours.
        """,
    ])

    /// The language that is spoken where none of the texts is in the person's.
    package static let defaultLanguage = "en"

    /// Texts by language tag; those built in stand where a language is not among them.
    package init(_ texts: [String: String]) {
        self.texts = Dictionary(texts.map { ($0.key.lowercased(), $0.value) }) { first, _ in first }
    }

    /// These texts, and the built-in ones for the languages that they leave out, unless they have one for every
    /// language (`*`).
    package func orNeutral() -> CrisisTexts {
        texts["*"] == nil ? CrisisTexts(texts.merging(Self.neutral.texts) { own, _ in own }) : self
    }

    /// The text for a locale by lookup (RFC 4647 §3.4): the tag, then the same without its last subtag, and so on, then
    /// the text for every language, then English.
    package func text(for locale: String?) -> String {
        var range = locale?.lowercased() ?? ""
        while !range.isEmpty {
            if let text = texts[range] { return text }
            guard let end = range.lastIndex(of: "-") else { break }
            range = String(range[..<end])
            // A single letter or digit only begins an extension, and ends no tag.
            if range.dropLast().last == "-" { range.removeLast(2) }
        }
        return texts["*"] ?? texts[Self.defaultLanguage] ?? Self.neutral.texts[Self.defaultLanguage] ?? ""
    }
}
