import Journal

/// What the person wrote and released, the newest first.
struct NoteSection: PageSection {
    /// Notes at most, and characters of each.
    static let count = 20
    static let length = 280
    /// Characters on paper, in whole notes: two pages have room for no more beside a quarter of a year.
    static let lengthOnPaper = 900

    let summary: Summary

    func write(to page: inout HTMLWriter) {
        guard let notes = summary.notes else { return }
        page.section("notes", "Notes that the person shows") { page in
            guard !notes.isEmpty else {
                page.element("p", "No note was recorded in this period.")
                return
            }
            let printed = Self.countOnPaper(notes)
            page.element("ul", ["class": "notes"]) { page in
                for (index, note) in notes.prefix(Self.count).enumerated() {
                    page.element(
                        "li", ["class": index < printed ? "note" : "note on-screen"],
                        """
                        \(note.date) \(small: "\(label(of: note.field)) of \(kind(of: note.collection))") \
                        \(words: note.text.shortened(to: Self.length))
                        """)
                }
            }
            if printed < min(notes.count, Self.count) {
                page.element(
                    "p", ["class": "on-paper"],
                    "Not printed: \(NumberText.count(notes.count - printed, "older note", "older notes")).")
            }
            if notes.count > Self.count {
                page.element("p", "\(notes.count - Self.count) more, and all of them whole, are in the JSON form.")
            } else if notes.contains(where: { $0.text.shortened(to: Self.length) != $0.text }) {
                page.element("p", "What ends in … is whole in the JSON form.")
            }
        }
    }

    /// How many of the newest notes are printed.
    private static func countOnPaper(_ notes: [ReleasedNote]) -> Int {
        var room = lengthOnPaper
        return notes.prefix(count).prefix { note in
            room -= min(note.text.count, length)
            return room >= 0
        }.count
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
