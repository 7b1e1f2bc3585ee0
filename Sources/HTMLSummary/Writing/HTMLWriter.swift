/// Writes elements one after the other; text gets in through `Phrase`, attributes are escaped, names are the program's.
struct HTMLWriter {
    /// Attributes in the order in which they are written.
    typealias Attributes = KeyValuePairs<StaticString, String>

    private(set) var bytes: [UInt8] = []
    private var idCount = 0

    init(capacity: Int) {
        bytes.reserveCapacity(capacity)
    }

    /// An element with what `body` writes.
    mutating func element(
        _ name: StaticString, _ attributes: Attributes = [:], _ body: (inout HTMLWriter) -> Void
    ) {
        open(name, attributes)
        body(&self)
        close(name)
    }

    /// An element with a text.
    mutating func element(_ name: StaticString, _ phrase: Phrase) {
        element(name, [:], phrase)
    }

    /// An element with a text.
    mutating func element(_ name: StaticString, _ attributes: Attributes, _ phrase: Phrase) {
        open(name, attributes)
        bytes += phrase.bytes
        close(name)
    }

    /// A start tag; also all of an element that has no end tag.
    mutating func open(_ name: StaticString, _ attributes: Attributes = [:]) {
        append("<")
        append(name)
        for (attribute, value) in attributes {
            append(" ")
            append(attribute)
            append("=\"")
            HTMLText.append(value, to: &bytes)
            append("\"")
        }
        append(">")
    }

    /// An end tag, and a line end, so that nobody has to read one endless line.
    mutating func close(_ name: StaticString) {
        append("</")
        append(name)
        append(">\n")
    }

    /// Text between elements.
    mutating func text(_ phrase: Phrase) {
        bytes += phrase.bytes
    }

    /// What is HTML already and the program's own.
    mutating func append(_ html: StaticString) {
        html.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    /// The program's own style or script: its digest stands in the Content-Security-Policy, so not a byte is changed.
    mutating func embed(_ name: StaticString, _ content: [UInt8]) {
        open(name)
        bytes += content
        close(name)
    }

    /// A name that no other element of the page has.
    mutating func nextID() -> String {
        idCount += 1
        return "t\(idCount)"
    }
}
