import CivilTime
import HTTPCodec
import HTTPServing
import Journal

/// Reads query parameters; each at most once, and none that is not asked for.
struct QueryReader {
    private var items: [String: String] = [:]

    init(_ call: Call) throws {
        try self.init(call.request.target)
    }

    /// - Throws: 400 for what cannot be decoded or is repeated.
    init(_ target: RequestTarget) throws {
        let pairs: [(name: String, value: String)]
        do {
            pairs = try target.queryItems()
        } catch {
            throw Problem(.malformedQuery, detail: "The query is not form-urlencoded UTF-8.")
        }
        for (name, value) in pairs where items.updateValue(value, forKey: name) != nil {
            throw Problem(.malformedQuery, detail: "\(name) is given more than once.")
        }
    }

    /// A parameter's value as `parse` reads it; `nil` if it is absent.
    mutating func take<T>(_ name: String, expected: String, _ parse: (String) -> T?) throws -> T? {
        guard let text = items.removeValue(forKey: name) else { return nil }
        guard let value = parse(text) else {
            throw Problem(.malformedQuery, detail: "\(name) must be \(expected).")
        }
        return value
    }

    /// - Throws: 400 for a parameter that nobody asked for.
    func finish() throws {
        guard let name = items.keys.min() else { return }
        throw Problem(.malformedQuery, detail: "\(name.debugDescription) is not a parameter here.")
    }

    /// A parameter of digits only, without sign or leading zeros.
    static func integer(_ text: String, in range: ClosedRange<Int>) -> Int? {
        guard let value = Int(text), range.contains(value), String(value) == text else { return nil }
        return value
    }
}

extension PageQuery {
    /// Reads a list's parameters.
    init(_ call: Call, of collection: Collection) throws {
        var query = try QueryReader(call)
        let days = try DayRange(&query)
        let order = try query.take("order", expected: "desc or asc") { Order(rawValue: $0) }
        let limit = try query.take("limit", expected: "a number from 1 to \(Self.maximumLimit)") {
            QueryReader.integer($0, in: 1...Self.maximumLimit)
        }
        let after = try query.take("cursor", expected: "a nextCursor of this list") { Position(cursor: $0) }
        var parentID: UUID?
        if let field = collection.parentField, field.isFilter {
            parentID = try query.take(field.name, expected: "a UUID in lower-case canonical form") { UUID($0) }
        }
        try query.finish()
        self.init(
            from: days.from, to: days.to, order: order ?? .descending, limit: limit ?? Self.defaultLimit, after: after,
            parentID: parentID)
    }
}

extension PageQuery.Position {
    /// What a cursor begins with: another version of it is not read.
    private static let version: UInt8 = 1

    /// The place as an opaque text.
    var cursor: String {
        var bytes = [Self.version]
        withUnsafeBytes(of: Int64(event.date.dayNumber).bigEndian) { bytes += $0 }
        withUnsafeBytes(of: event.instant.milliseconds.bigEndian) { bytes += $0 }
        return Base64URL.text(of: bytes + id.bytes)
    }

    /// Reads what `cursor` made; `nil` for anything else.
    init?(cursor: String) {
        guard let bytes = Base64URL.bytes(of: cursor), bytes.count == 33, bytes[0] == Self.version,
            let id = UUID(bytes: Array(bytes[17...]))
        else { return nil }
        let day = bytes[1..<9].reduce(Int64(0)) { $0 << 8 | Int64($1) }
        let milliseconds = bytes[9..<17].reduce(Int64(0)) { $0 << 8 | Int64($1) }
        guard let date = CivilDate(dayNumber: Int(day)) else { return nil }
        self.init(event: RecordEvent(date: date, instant: Instant(milliseconds: milliseconds)), id: id)
    }
}
