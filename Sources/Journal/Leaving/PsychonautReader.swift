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

    private static let lists: Set = ["experiences", "customUnits"]
    /// What nothing is made of.
    private static let readPast: Set = ["substanceCompanions", "customSubstances", "customRecipes", "reminders"]

    private static func treatment(of path: [String]) -> JSONElementTreatment {
        switch path.count {
        case 0: .enterObject
        case 1 where lists.contains(path[0]): .enterArray
        case 1: readPast.contains(path[0]) ? .skip : .report
        default: .take
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
            if element.path.count == 1, !Self.lists.contains(element.path[0]) {
                items.append(
                    .remark(
                        ImportRemark(
                            .pointer(element.pointer), code: FaultCode.unknownField,
                            "is not a member that is known here")))
                continue
            }
            guard element.path.count == 2 else {
                throw InvalidFields(
                    Fault(
                        pointer: element.pointer, code: FaultCode.wrongType,
                        detail: element.path.isEmpty ? "must be an object" : "must be an array"))
            }
            guard case .object(let object) = element.value else {
                items.append(
                    element.path[0] == "customUnits"
                        ? .remark(Self.noObject(element.pointer)) : Self.refused(CheckIn.self, element.pointer))
                continue
            }
            if element.path[0] == "customUnits" {
                items += Self.remarks(PsychonautMembers.customUnit, on: object, at: element.pointer)
                if let unit = PsychonautUnit(object) {
                    units[unit.id] = unit
                } else {
                    items.append(
                        .remark(
                            ImportRemark(
                                .pointer(element.pointer.appending("id")), code: FaultCode.required,
                                "is required, a whole number")))
                }
            } else {
                items += self.items(ofExperience: object, at: element.pointer)
            }
        }
        return items
    }

    private mutating func items(ofExperience object: JSONObject, at pointer: JSONPointer) -> [ImportItem] {
        let start = object.milliseconds("sortDate") ?? object.milliseconds("creationDate")
        let known = (object.milliseconds("creationDate") ?? start)?.utcText ?? object.text("title") ?? ""
        var items = Self.remarks(.experience, on: object, at: pointer)
        let words = [object.text("title"), object.text("text")].compactMap { $0?.trimmingWhitespace.ifNotEmpty }
        if !words.isEmpty {
            let note = words.joined(separator: "\n\n")
            items.append(checkIn(note, at: start, identity: ["experience", known], known, .pointer(pointer)))
        }
        let location = object.object("location")
        if let location { items += Self.remarks(.location, on: location, at: pointer.appending("location")) }
        let place = location?.text("name")?.trimmingWhitespace.ifNotEmpty
        items += each("ingestions", of: object, at: pointer, as: DoseLog.self) { reader, ingestion, pointer in
            Self.remarks(.ingestion, on: ingestion, at: pointer)
                + reader.take(PsychonautIngestion(ingestion, place: place, experience: known), at: pointer)
        }
        items += each("timedNotes", of: object, at: pointer, as: CheckIn.self) { reader, note, pointer in
            let remarks = Self.remarks(.timedNote, on: note, at: pointer)
            guard let text = note.text("note")?.trimmingWhitespace.ifNotEmpty else { return remarks }
            let identity = ["note", note.milliseconds("creationDate")?.utcText ?? text, known]
            let time = note.has("time") ? note.milliseconds("time") : start
            return remarks + [reader.checkIn(text, at: time, identity: identity, known, .pointer(pointer))]
        }
        items += each("ratings", of: object, at: pointer, as: CheckIn.self) { reader, rating, pointer in
            Self.remarks(.rating, on: rating, at: pointer)
                + [reader.item(ofRating: rating, at: pointer, start: start, known)]
        }
        return items
    }

    /// What comes of each object of a list; what is none is listed.
    private mutating func each(
        _ name: String, of object: JSONObject, at pointer: JSONPointer, as type: any RecordContent.Type,
        _ items: (inout PsychonautReader, JSONObject, JSONPointer) -> [ImportItem]
    ) -> [ImportItem] {
        var all: [ImportItem] = []
        for (index, element) in object.elements(name).enumerated() {
            let pointer = pointer.appending(name).appending(index)
            if case .object(let object) = element {
                all += items(&self, object, pointer)
            } else {
                all.append(Self.refused(type, pointer))
            }
        }
        return all
    }

    private static func remarks(
        _ members: PsychonautMembers, on object: JSONObject, at pointer: JSONPointer
    ) -> [ImportItem] {
        members.remarks(on: object, at: pointer).map { .remark($0) }
    }

    private static func refused(_ type: any RecordContent.Type, _ pointer: JSONPointer) -> ImportItem {
        .refused(collection: type.collection.name, [noObject(pointer)])
    }

    private static func noObject(_ pointer: JSONPointer) -> ImportRemark {
        ImportRemark(.pointer(pointer), code: FaultCode.wrongType, "must be an object")
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
        let isTimed = rating.has("time")
        return checkIn(
            "Shulgin rating\(isTimed ? "" : " of the whole experience"): \(sign)",
            at: isTimed ? rating.milliseconds("time") : start,
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
    private mutating func take(_ ingestion: PsychonautIngestion, at pointer: JSONPointer) -> [ImportItem] {
        let place = ImportPlace.pointer(pointer)
        let remarks = ingestion.remarks(at: pointer).map { ImportItem.remark($0) }
        guard let id = ingestion.unitID, units[id] == nil, waitingBytes + ingestion.byteCount <= Self.waitingLimit
        else {
            return remarks + [item(of: ingestion, at: place)]
        }
        waitingBytes += ingestion.byteCount
        waiting.append(Waiting(ingestion: ingestion, place: place))
        return remarks
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
