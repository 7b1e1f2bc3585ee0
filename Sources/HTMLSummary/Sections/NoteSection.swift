import Journal

/// What the person wrote and released, the newest first.
struct NoteSection: PageSection {
    /// Notes at most, and characters of each.
    static let count = 20
    static let length = 280

    let summary: Summary

    func write(to page: inout HTMLWriter) {
        guard let notes = summary.notes else { return }
        page.section("notes", "Notes that the person shows") { page in
            guard !notes.isEmpty else {
                page.element("p", "No note was recorded in this period.")
                return
            }
            page.element("ul", ["class": "notes"]) { page in
                for note in notes.prefix(Self.count) {
                    page.element(
                        "li",
                        """
                        \(note.date) \(small: "\(label(of: note.field)) of \(kind(of: note.collection))") \
                        \(words: note.text.shortened(to: Self.length))
                        """)
                }
            }
            if notes.count > Self.count {
                page.element("p", "\(notes.count - Self.count) more, and all of them whole, are in the JSON form.")
            } else if notes.contains(where: { $0.text.shortened(to: Self.length) != $0.text }) {
                page.element("p", "What ends in … is whole in the JSON form.")
            }
        }
    }

    /// A member's name in words, such as `setting note`.
    private func label(of field: String) -> String { field.split(separator: ".").joined(separator: " ") }

    /// The record's kind, in the singular.
    private func kind(of collection: String) -> String {
        switch collection {
        case "dose-logs": "a dose"
        case "check-ins": "a check-in"
        default: "one of the \(collection)"
        }
    }
}
