import HTTPServing
import HTTPTypes
import Journal

/// What the journal makes of what it holds.
struct UnderstandingHandlers: Sendable {
    let records: Records

    func interactions(_ call: Call, from transaction: any ReadTransaction) throws -> Response {
        try expectNoQuery(call)
        return .json(.ok, try records.interactions(of: call.person, from: transaction).json)
    }
}
