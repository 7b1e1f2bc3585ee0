import HTTPServing
import HTTPTypes
import Journal

/// What the journal makes of what it holds.
struct UnderstandingHandlers: Sendable {
    let records: Records
    /// Answers with assessments.
    let assessments: RecordHandlers

    func acknowledge(_ call: Call) async throws -> Response {
        try expectNoQuery(call)
        let outcome = try await records.acknowledge(call.id(), of: call.person)
        return try assessments.response(to: outcome, of: call.person)
    }

    func interactions(_ call: Call, from transaction: any ReadTransaction) throws -> Response {
        try expectNoQuery(call)
        return .json(.ok, try records.interactions(of: call.person, from: transaction).json)
    }
}
