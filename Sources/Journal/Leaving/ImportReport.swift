package import JSON

/// What has come of an import, or would come of one.
package struct ImportReport: Sendable {
    private struct Counts: Sendable {
        var created = 0
        var unchanged = 0
        var review = 0
    }

    /// Remarks that are listed; the others are counted.
    private static let remarkLimit = 200
    /// Records that a dry run shows, and bytes of them after which no further one is shown.
    private static let previewLimit = 50
    private static let previewBytes = 262_144

    private let isDryRun: Bool
    private let format: ImportFormat
    private var counts: [String: Counts] = [:]
    private var remarks: [ImportRemark] = []
    private var remarkCount = 0
    /// The records that would come, as JSON texts with their collections.
    private var preview: [[UInt8]] = []
    private var previewed = 0

    package init(of format: ImportFormat, isDryRun: Bool) {
        self.format = format
        self.isDryRun = isDryRun
    }

    /// Whether another record would be shown.
    package var hasRoomForPreview: Bool {
        isDryRun && preview.count < Self.previewLimit && previewed < Self.previewBytes
    }

    package mutating func addCreated(_ record: Record, adding additions: JSONObject?) {
        counts[record.collection, default: Counts()].created += 1
        guard hasRoomForPreview else { return }
        var writer = JSONWriter(capacity: 256 + (record.body?.count ?? 0))
        writer.beginObject()
        writer.member("collection", record.collection)
        writer.name("record")
        record.write(to: &writer, adding: additions)
        writer.endObject()
        previewed += writer.bytes.count
        preview.append(writer.bytes)
    }

    package mutating func addUnchanged(in collection: String) {
        counts[collection, default: Counts()].unchanged += 1
    }

    package mutating func addRefused(in collection: String, _ remarks: [ImportRemark]) {
        counts[collection, default: Counts()].review += 1
        for remark in remarks { add(remark) }
    }

    package mutating func add(_ remark: ImportRemark) {
        remarkCount += 1
        if remarks.count < Self.remarkLimit { remarks.append(remark) }
    }

    /// The answer of `POST /v1/import`.
    package var json: [UInt8] {
        var writer = JSONWriter(capacity: 1024 + previewed)
        writer.beginObject()
        writer.member("dryRun", isDryRun)
        writer.member("format", format.rawValue)
        writer.name("counts")
        writer.beginObject()
        for (collection, counts) in counts.sorted(by: { $0.key < $1.key }) {
            writer.member(
                collection,
                [
                    "created": .number(JSONNumber(counts.created)), "unchanged": .number(JSONNumber(counts.unchanged)),
                    "review": .number(JSONNumber(counts.review)),
                ])
        }
        writer.endObject()
        writer.member("review", .array(remarks.map(\.json)))
        writer.member("reviewTotal", remarkCount)
        if isDryRun {
            writer.name("preview")
            writer.beginArray()
            for record in preview { writer.write(encoded: record) }
            writer.endArray()
        }
        writer.endObject()
        return writer.bytes
    }
}
