package import CivilTime
import JSON

/// Reads the JSON of Psychonaut Journal: dose logs of its ingestions, check-ins of its texts, notes and ratings.
package struct PsychonautReader: ImportReader {
    /// An ingestion whose unit is yet to come, since the file has its units behind its experiences.
    private struct Waiting: Sendable {
        let ingestion: PsychonautIngestion
        let place: ImportPlace
    }

    /// Bytes of ingestions that wait for their units at most: years of them.
    private static let waitingLimit = 8 << 20

    private var elements: JSONElementReader
    private var entries: ForeignEntries
    private var units: [Int: PsychonautUnit] = [:]
    private var waiting: [Waiting] = []
    private var waitingBytes = 0
    private var hasExperiences = false

    /// - Parameter zone: where the person was, since the file does not say.
    package init(person: Person, zone: TimeZoneRules, rules: JournalRules) {
        entries = ForeignEntries("psychonaut-journal", zone: zone, rules: rules, seal: person.seal)
        elements = JSONElementReader(limit: ImportLimits.recordBytes, treatment: Self.treatment)
    }

    private static func treatment(of path: [String]) -> JSONElementTreatment {
        switch path.count {
        case 0: .enterObject
        case 1 where path[0] == "experiences" || path[0] == "customUnits": .enterArray
        case 2: .take
        default: .skip
        }
    }

    package mutating func read(_ bytes: [UInt8]) throws -> [ImportItem] {
        try items(of: elements.read(bytes))
    }

    package mutating func finish() throws -> [ImportItem] {
        var items = try items(of: elements.finish())
        for waiting in waiting { items.append(item(of: waiting.ingestion, at: waiting.place)) }
        waiting = []
        return items
    }

    private mutating func items(of elements: [JSONElement]) throws -> [ImportItem] {
        var items: [ImportItem] = []
        for element in elements {
            guard element.path.count == 2 else {
                throw InvalidFields(
                    Fault(
                        pointer: element.pointer, code: FaultCode.wrongType,
                        detail: element.path.isEmpty ? "must be an object" : "must be an array"))
            }
            guard case .object(let object) = element.value else {
                let remark = ImportRemark(.pointer(element.pointer), code: FaultCode.wrongType, "must be an object")
                items.append(.refused(collection: CheckIn.collection.name, [remark]))
                continue
            }
            if element.path[0] == "customUnits" {
                if let unit = PsychonautUnit(object) { units[unit.id] = unit }
            } else {
                items += self.items(ofExperience: object, at: element.pointer)
            }
        }
        return items
    }

    private mutating func items(ofExperience object: JSONObject, at pointer: JSONPointer) -> [ImportItem] {
        let start = object.milliseconds("sortDate") ?? object.milliseconds("creationDate")
        let known = (object.milliseconds("creationDate") ?? start)?.utcText ?? object.text("title") ?? ""
        var items: [ImportItem] = []
        let words = [object.text("title"), object.text("text")].compactMap { $0?.trimmingWhitespace.ifNotEmpty }
        if !words.isEmpty {
            let note = words.joined(separator: "\n\n")
            items.append(checkIn(note, at: start, identity: ["experience", known], known, .pointer(pointer)))
        }
        let place = object.object("location")?.text("name")?.trimmingWhitespace.ifNotEmpty
        for (index, value) in object.indexedObjects("ingestions") {
            let pointer = pointer.appending("ingestions").appending(index)
            items += take(PsychonautIngestion(value, place: place, experience: known), at: .pointer(pointer))
        }
        for (index, note) in object.indexedObjects("timedNotes") {
            guard let text = note.text("note")?.trimmingWhitespace.ifNotEmpty else { continue }
            let identity = ["note", note.milliseconds("creationDate")?.utcText ?? text, known]
            let pointer = pointer.appending("timedNotes").appending(index)
            items.append(
                checkIn(text, at: note.milliseconds("time") ?? start, identity: identity, known, .pointer(pointer)))
        }
        for (index, rating) in object.indexedObjects("ratings") {
            let pointer = pointer.appending("ratings").appending(index)
            items.append(item(ofRating: rating, at: pointer, start: start, known))
        }
        return items
    }

    /// A rating at its time or, without one, of the whole experience.
    private mutating func item(
        ofRating rating: JSONObject, at pointer: JSONPointer, start: Instant?, _ known: String
    ) -> ImportItem {
        let option = rating.text("option") ?? ""
        guard let sign = Self.sign(of: option) else {
            let remark = ImportRemark(
                .pointer(pointer.appending("option")), code: FaultCode.unknownValue, "is no rating that is known here")
            return .refused(collection: CheckIn.collection.name, [remark])
        }
        let time = rating.milliseconds("time")
        return checkIn(
            "Shulgin rating\(time == nil ? " of the whole experience" : ""): \(sign)", at: time ?? start,
            identity: ["rating", rating.milliseconds("creationDate")?.utcText ?? option, known], known,
            .pointer(pointer))
    }

    /// The signs of Shulgin's scale.
    private static func sign(of option: String) -> String? {
        switch option.uppercased().filter({ $0.isLetter }) {
        case "MINUS": "-"
        case "PLUSMINUS": "±"
        case "PLUS": "+"
        case "TWOPLUS": "++"
        case "THREEPLUS": "+++"
        case "FOURPLUS": "++++"
        default: nil
        }
    }

    private mutating func checkIn(
        _ note: String, at instant: Instant?, identity: [String], _ known: String, _ place: ImportPlace
    ) -> ImportItem {
        guard let instant else {
            let remark = ImportRemark(place, code: FaultCode.required, "has no time that can be read")
            return .refused(collection: CheckIn.collection.name, [remark])
        }
        let content: JSONObject = [
            "at": .string(entries.text(of: instant)), "timeZone": .string(entries.zone.name), "note": .string(note),
            "source": entries.source("experience of \(known)"),
        ]
        return entries.item(content, in: CheckIn.self, identity: identity, at: place)
    }

    /// Makes a record of an ingestion, or lets it wait for its unit.
    private mutating func take(_ ingestion: PsychonautIngestion, at place: ImportPlace) -> [ImportItem] {
        guard let id = ingestion.unitID, units[id] == nil, waitingBytes + ingestion.byteCount <= Self.waitingLimit
        else {
            return [item(of: ingestion, at: place)]
        }
        waitingBytes += ingestion.byteCount
        waiting.append(Waiting(ingestion: ingestion, place: place))
        return []
    }

    private mutating func item(of ingestion: PsychonautIngestion, at place: ImportPlace) -> ImportItem {
        switch ingestion.content(in: entries, units: units) {
        case .success(let content):
            return entries.item(content, in: DoseLog.self, identity: ingestion.identity, at: place)
        case .failure(let refusal):
            return .refused(
                collection: DoseLog.collection.name, [ImportRemark(place, code: refusal.code, refusal.detail)])
        }
    }
}
