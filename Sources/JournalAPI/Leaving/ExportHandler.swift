import CivilTime
import HTTPCodec
import HTTPServing
import HTTPTypes
import Journal
import Logging
import Workers

/// Everything that a person has, streamed: it takes no more memory for a long journal than for a short one.
struct ExportHandler: Sendable {
    let exports: Exports
    let records: Records
    let tokens: Tokens
    /// A lane of its own, so that insights need not wait for exports.
    let workers: BoundedWorkers
    let permits: LeavingPermits
    let logger: Logger

    /// What is asked for.
    private enum Form {
        case document
        case table(any RecordContent.Type)
    }

    func export(_ call: Call) async throws -> Response {
        let form = try Self.form(of: call)
        let session = try call.requiredSession
        let person = session.person
        let text: any ExportText
        let (mediaType, name): (String, String)
        switch form {
        case .document:
            try Acceptance.check(call.request, offers: [MediaType.json])
            text = try await workers.result(for: person) { [exports, records] in
                try records.store.read { try exports.document(of: person, from: $0) }
            }
            (mediaType, name) = (MediaType.json, "attune-export-\(CivilDate(records.now())).json")
        case .table(let type):
            try Acceptance.check(call.request, offers: [MediaType.csv])
            text = try await workers.result(for: person) { [exports, records] in
                try records.store.read { try exports.table(of: type, of: person, from: $0) }
            }
            (mediaType, name) = (
                "\(MediaType.csv); charset=utf-8; header=present",
                "attune-\(type.collection.name)-\(CivilDate(records.now())).csv"
            )
        }
        var fields: ResponseFields = [.contentType: mediaType, .cacheControl: "no-store"]
        fields[.contentDisposition] = "attachment; filename=\"\(name)\""
        // Nothing is made for HEAD, and so nothing is counted.
        let permit = call.request.method == .head ? nil : try permits.take(for: person)
        let body = ResponseBody.stream(length: nil) { [self, requestID = call.requestID] stream in
            defer { withExtendedLifetime(permit) {} }
            do {
                try await send(text, of: session, to: stream)
            } catch {
                note(error, requestID: requestID)
                throw error
            }
        }
        return Response(status: .ok, fields: fields, body: body)
    }

    private static func form(of call: Call) throws -> Form {
        var query = try QueryReader(call)
        let isTable = try query.take("format", expected: "json or csv") { ["json": false, "csv": true][$0] } ?? false
        let names = Records.collections.map { $0.collection.name }
        let type = try query.take("collection", expected: "one of \(names.joined(separator: ", "))") { name in
            Records.collections.first { $0.collection.name == name }
        }
        try query.finish()
        guard isTable else {
            guard type == nil else {
                throw Problem(.malformedQuery, detail: "collection goes with format=csv; the document has them all.")
            }
            return .document
        }
        guard let type else {
            throw Problem(.malformedQuery, detail: "collection must say which one, with format=csv.")
        }
        return .table(type)
    }

    /// Makes the text on a worker and sends it, a part after the other; each is of a short transaction, so that the slowest
    /// of readers keeps no log from being emptied.
    ///
    /// - Throws: when the token stops working, which leaves the text without its end.
    private func send(_ text: any ExportText, of session: Session, to stream: ResponseStream) async throws {
        var text = text
        while true {
            let (rest, bytes) = try await workers.result(for: session.person) { [text, records, tokens] in
                var text = text
                let bytes = try records.store.read { transaction in
                    guard try tokens.isLive(session, from: transaction) else { throw Problem.unauthorized }
                    return try text.next(of: session.person, from: transaction)
                }
                return (text, bytes)
            }
            guard let bytes else { return }
            text = rest
            if !bytes.isEmpty { try await stream.write(bytes) }
        }
    }

    /// Logs what no client has caused.
    private func note(_ error: any Error, requestID: String) {
        guard !(error is ResponseStream.WriteError), !(error is CancellationError) else { return }
        logger.warning("export broken off", metadata: ["request.id": "\(requestID)", "error": "\(error)"])
    }
}
