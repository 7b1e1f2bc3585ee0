import CivilTime
import JSON

@testable import Journal

/// Reading imported texts without a store.
enum ImportedText {
    /// A seal that seals nothing, and names things by a sum of their bytes.
    struct Mock: Seal {
        func close(_ plaintext: [UInt8], context: [UInt8]) throws -> [UInt8] { plaintext }
        func open(_ sealed: UnsafeRawBufferPointer, context: [UInt8]) throws -> [UInt8] { [UInt8](sealed) }

        /// FNV-1a, of twice 64 bits.
        func code(of bytes: [UInt8], for purpose: String) -> [UInt8] {
            let hash = { (start: UInt64) in
                (Array(purpose.utf8) + bytes).reduce(start) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
            }
            return withUnsafeBytes(of: (hash(14_695_981_039_346_656_037), hash(7))) { [UInt8]($0) }
        }
    }

    static let person = Person(id: UUID(high: 1, low: 1), seal: Mock())

    static func zone(_ name: String) throws -> TimeZoneRules {
        guard let rules = Reading.rules.timeZones.rules(for: name) else { throw UnexpectedContent() }
        return rules
    }

    /// What comes of a text that arrives in pieces of so many bytes.
    static func items(_ text: String, by reader: any ImportReader, pieces size: Int = .max) throws -> [ImportItem] {
        var reader = reader
        var items: [ImportItem] = []
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            items += try reader.read(Array(rest.prefix(size)))
            rest = rest.dropFirst(size)
        }
        return items + (try reader.finish())
    }
}

extension [ImportItem] {
    /// The content of each candidate, as JSON text.
    var contents: [String] {
        compactMap { item in
            guard case .candidate(let candidate) = item else { return nil }
            return String(decoding: JSONWriter.bytes(of: .object(candidate.draft.json)), as: UTF8.self)
        }
    }

    /// The ids of the candidates.
    var ids: [UUID] {
        compactMap { item in
            guard case .candidate(let candidate) = item else { return nil }
            return candidate.id
        }
    }

    /// `place code` of each remark.
    var remarks: [String] {
        flatMap { item -> [ImportRemark] in
            switch item {
            case .candidate: []
            case .refused(_, let remarks): remarks
            case .remark(let remark): [remark]
            }
        }.map { remark in
            switch remark.place {
            case .line(let line): "\(line) \(remark.code)"
            case .pointer(let pointer): "\(pointer) \(remark.code)"
            }
        }
    }
}
