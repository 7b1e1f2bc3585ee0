import CivilTime
import HTTPTypes
import JSON
import Journal

/// The answer to a push: what has become of each mutation, in the order sent.
struct PushAnswer {
    let results: [MutationResult]
    let serverTime: Instant
    let requestID: String

    var json: [UInt8] {
        var writer = JSONWriter(capacity: 128 + 96 * results.count)
        writer.beginObject()
        writer.name("results")
        writer.beginArray()
        for result in results { write(result, to: &writer) }
        writer.endArray()
        writer.member("serverTime", plain: { serverTime.appendUTC(to: &$0) })
        writer.endObject()
        return writer.bytes
    }

    private func write(_ result: MutationResult, to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("id", result.sentID)
        switch result.outcome {
        case .stored(let revision, let risk):
            // By what stands there, not by what was done: so the same push again is answered alike.
            let status = revision == 1 ? HTTPResponse.Status.created : .ok
            writer.member("status", status.code)
            writer.member("revision", revision)
            for member in risk.members { writer.member(member.name, member.value) }
        case .deleted(let revision):
            writer.member("status", HTTPResponse.Status.noContent.code)
            if let revision { writer.member("revision", revision) }
        case .refused(let error):
            let problem = Problem(error) ?? .internalError
            writer.member("status", problem.code.status.code)
            if case JournalError.preconditionFailed(let current) = error { write(current, to: &writer) }
            writer.member("problem", .object(problem.json(requestID: requestID)))
        }
        writer.endObject()
    }

    /// The server's copy: a revision without a record is a tombstone, revision 0 is nothing at all.
    private func write(_ current: RecordInTheWay?, to writer: inout JSONWriter) {
        writer.member("revision", current?.record.revision ?? 0)
        writer.name("record")
        if let current, !current.record.isDeleted {
            current.record.write(to: &writer, adding: current.notice)
        } else {
            writer.write(.null)
        }
    }
}
