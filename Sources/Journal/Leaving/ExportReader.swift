import JSON

/// Reads what this program exports, record by record.
package struct ExportReader: ImportReader {
    private let rules: JournalRules
    private var elements: JSONElementReader
    private var isFormatKnown = false

    package init(rules: JournalRules) {
        self.rules = rules
        elements = JSONElementReader(limit: ImportLimits.recordBytes, treatment: Self.treatment)
    }

    /// What an export has beside its records, and nothing is made of: it is of another account and another time.
    private static let readPast: Set = [
        "exportedAt", "user", "tokens", "shares", "patients", "versions", "accessLog",
    ]

    private static func treatment(of path: [String]) -> JSONElementTreatment {
        switch path.count {
        case 0: .enterObject
        case 1 where path[0] == "format" || path[0] == "version": .take
        case 1 where path[0] == "records": .enterObject
        case 2 where path[0] == "records": .enterArray
        case 3 where path[0] == "records": .take
        case 1 where Self.readPast.contains(path[0]): .skip
        default: .refuse
        }
    }

    package mutating func read(_ bytes: [UInt8]) throws -> [ImportItem] {
        try items(of: elements.read(bytes))
    }

    package mutating func finish() throws -> [ImportItem] {
        let items = try items(of: elements.finish())
        try expectFormat()
        return items
    }

    private mutating func items(of elements: [JSONElement]) throws -> [ImportItem] {
        try elements.compactMap { element in
            switch element.path {
            case []: throw Self.refusal(.root, FaultCode.wrongType, "must be an object")
            case ["format"]: try readFormat(element)
            case ["version"]:
                guard element.value == .number(JSONNumber(ExportDocument.version)) else {
                    throw Self.refusal(
                        element.pointer, FaultCode.unknownValue,
                        "must be \(ExportDocument.version), as far as is known here")
                }
            case ["records"]: throw Self.refusal(element.pointer, FaultCode.wrongType, "must be an object")
            default:
                guard element.path.count == 3 else {
                    throw Self.refusal(element.pointer, FaultCode.wrongType, "must be an array")
                }
                try expectFormat()
                return item(of: element)
            }
            return nil
        }
    }

    private mutating func readFormat(_ element: JSONElement) throws {
        guard element.value == .string(ExportDocument.format) else {
            throw Self.refusal(element.pointer, FaultCode.unknownValue, "must be \(ExportDocument.format)")
        }
        isFormatKnown = true
    }

    /// Says what is missing before anything is written.
    private func expectFormat() throws {
        guard isFormatKnown else {
            throw Self.refusal(
                JSONPointer.root.appending("format"), FaultCode.required, "is required, before the records")
        }
    }

    private func item(of element: JSONElement) -> ImportItem {
        let (name, place) = (element.path[1], ImportPlace.pointer(element.pointer))
        guard let type = Records.contentType(of: name) else {
            let remark = ImportRemark(place, code: ImportCode.unknownCollection, "This journal has no such collection.")
            return .refused(collection: "others", [remark])
        }
        do {
            let (id, record) = try RestoredRecord.reading(element.value, in: type, by: rules)
            return .candidate(ImportCandidate(place: place, id: id, content: .restored(record)))
        } catch let invalid as InvalidFields {
            return .refused(collection: name, ImportRemark.remarks(on: invalid, at: place))
        } catch {
            return .refused(collection: name, [ImportRemark(place, code: FaultCode.invalid, "cannot be read")])
        }
    }

    private static func refusal(_ pointer: JSONPointer, _ code: String, _ detail: String) -> InvalidFields {
        InvalidFields(Fault(pointer: pointer, code: code, detail: detail))
    }
}
