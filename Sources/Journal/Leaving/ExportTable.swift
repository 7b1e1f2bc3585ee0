import JSON

/// A collection as a table in CSV (RFC 4180), in UTF-8 with a byte order mark, without which spreadsheets take it for
/// something else.
package struct ExportTable: ExportText {
    /// Some records of the collection, as JSON texts.
    struct Page: Sendable {
        let records: [[UInt8]]
        /// Behind which id to go on; nil at the end.
        let next: UUID?
    }

    private enum Place: Sendable {
        /// The records are looked through for what is rated, which the header has to name.
        case keys(UUID?)
        case rows(UUID?)
        case end
    }

    private let type: any RecordContent.Type
    /// The metrics that every journal has, in their order.
    private let metrics: [String]
    /// The trackers that there are and those that were rated.
    private var trackers: Set<String>
    private let page: @Sendable (UUID?, Person, any ReadTransaction) throws -> Page
    private var place: Place
    private var layout: CSVLayout?

    init(
        of type: any RecordContent.Type, metrics: [String], trackers: [String],
        page: @escaping @Sendable (UUID?, Person, any ReadTransaction) throws -> Page
    ) {
        self.type = type
        self.metrics = metrics
        self.trackers = Set(trackers)
        self.page = page
        place = type.csvColumns.contains(.ratings) ? .keys(nil) : .rows(nil)
    }

    package mutating func next(of person: Person, from transaction: any ReadTransaction) throws -> [UInt8]? {
        switch place {
        case .keys(let id):
            let page = try page(id, person, transaction)
            for record in page.records { try collectKeys(of: record) }
            place = page.next.map { .keys($0) } ?? .rows(nil)
            return []
        case .rows(let id):
            let layout = self.layout ?? CSVLayout(of: type, ratings: metrics + trackers.subtracting(metrics).sorted())
            var bytes: [UInt8] = []
            if self.layout == nil {
                bytes = [0xEF, 0xBB, 0xBF]
                CSVWriter.append(layout.header, to: &bytes)
                self.layout = layout
            }
            let page = try page(id, person, transaction)
            for record in page.records { CSVWriter.append(try layout.cells(of: record), to: &bytes) }
            place = page.next.map { .rows($0) } ?? .end
            return bytes
        case .end:
            return nil
        }
    }

    private mutating func collectKeys(of record: [UInt8]) throws {
        guard case .object(let members) = try JSONParser.parse(record), case .object(let ratings)? = members["ratings"]
        else { return }
        trackers.formUnion(ratings.names)
    }
}
