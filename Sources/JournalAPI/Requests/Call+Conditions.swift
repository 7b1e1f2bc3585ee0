import HTTPCodec
import HTTPServing
import HTTPTypes
import Journal

extension Call {
    /// Holds the conditions of a request against something whose only validator is this tag, or that has none: what
    /// they ask must hold wherever they are sent (RFC 9110 §13.2.1). Dates say nothing where no date is known.
    ///
    /// - Returns: what the answer of a read without news is, nil when the request is to be carried out.
    /// - Throws: 400 for malformed conditions, 412.
    func unmodified(_ entityTag: String? = nil, fields: ResponseFields = .noStore) throws -> Response? {
        let opaque = entityTag.map { String($0.dropFirst().dropLast()) }
        let sent = request.fields
        if let match = try EntityTagCondition(.ifMatch, in: sent), !match.includes(opaque, strongly: true) {
            throw Problem(.preconditionFailed)
        }
        guard let noneMatch = try EntityTagCondition(.ifNoneMatch, in: sent),
            noneMatch.includes(opaque, strongly: false)
        else { return nil }
        guard request.method == .get || request.method == .head else { throw Problem(.preconditionFailed) }
        return Response(status: .notModified, fields: fields, body: .none)
    }
}
