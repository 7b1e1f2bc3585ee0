import CivilTime
import JSON
import Journal

/// The person's own words, as far as they show them.
struct NoteSection {
    private let notes: [ReleasedNote]

    init(_ notes: [ReleasedNote]) {
        self.notes = notes
    }

    /// `nil` without a word.
    func section(in draft: inout DocumentDraft) -> DocumentSection? {
        guard !notes.isEmpty else { return nil }
        var narrative = Narrative("In the patient's own words, the newest first.")
        narrative.table(
            ["Date", "Of", "Words"], notes.map { [$0.date.description, "\($0.collection), \($0.field)", $0.text] })
        let entries = notes.map { note in
            var observation = ObservationResource(
                Coding.local("note").concept("\(note.collection), \(note.field)"), at: note.date.description)
            observation["valueString"] = .text(note.text)
            return observation.added(to: &draft, .substanceAndPsychiatric)
        }
        return DocumentSection("In the patient's words", .local("notes"), narrative, entries: entries)
    }
}
