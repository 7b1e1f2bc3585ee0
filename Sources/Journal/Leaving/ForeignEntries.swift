import CivilTime
import JSON

/// Makes records of what another program has written.
struct ForeignEntries: Sendable {
    /// The name that their source has.
    let name: String
    let zone: TimeZoneRules
    private let rules: JournalRules
    private let seal: any Seal
    /// How often the same identity has come.
    private var counts: [UUID: Int] = [:]

    init(_ name: String, zone: TimeZoneRules, rules: JournalRules, seal: any Seal) {
        self.name = name
        self.zone = zone
        self.rules = rules
        self.seal = seal
    }

    /// The record of an entry, or why there is none.
    ///
    /// - Parameters:
    ///   - identity: what the entry is known by, so that it is the same record when it comes again.
    ///   - content: its members.
    mutating func item(
        _ content: JSONObject, in type: any RecordContent.Type, identity: [String], at place: ImportPlace
    ) -> ImportItem {
        // Counted whether it reads or not: what is put right later must not move the others.
        let id = id(of: identity)
        switch Draft.reading(.object(content), in: type, by: rules) {
        case .success(let draft): return .candidate(ImportCandidate(place: place, id: id, content: .made(draft)))
        case .failure(let invalid):
            return .refused(
                collection: type.collection.name, ImportRemark.remarks(on: invalid, at: place))
        }
    }

    /// The source of an entry.
    func source(_ reference: String) -> JSONValue {
        [
            "name": .string(name),
            "reference": .string(String(String.UnicodeScalarView(reference.unicodeScalars.prefix(200)))),
        ]
    }

    /// An instant as the wall of the zone shows it.
    func text(of instant: Instant) -> String {
        instant.text(offsetSeconds: zone.offset(at: instant))
    }

    /// An id that is the same whenever the same entry comes to the same person (RFC 9562 §5.8).
    ///
    /// Ids stand in the clear, and a day and a mood are soon guessed: a mere digest of them would tell a thief of the
    /// database which guess is right. So it is made with the person's key.
    private mutating func id(of identity: [String]) -> UUID {
        let first = UUID(version8: code(of: identity, number: 0))
        let number = counts[first, default: 0]
        counts[first] = number + 1
        return number == 0 ? first : UUID(version8: code(of: identity, number: number))
    }

    private func code(of identity: [String], number: Int) -> [UInt8] {
        // Each part with its length, so that no two lists are the same bytes.
        let parts = identity + [String(number)]
        return seal.code(of: parts.flatMap { Array("\($0.utf8.count):\($0)".utf8) }, for: "import ids of \(name)")
    }
}
