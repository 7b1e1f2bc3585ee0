import FHIRSummary
import HTMLSummary
import HTTPCodec
import HTTPServing
import HTTPTypes
import JSON
import Journal
import Workers

/// The summary, for the person and for whom they show it to.
struct SummaryHandlers: Sendable {
    let summaries: Summaries
    let patients: Patients
    let log: AccessLog
    let workers: BoundedWorkers
    /// Whether the log of reads says where they came from, which is personal data of the reader.
    let logsAddresses: Bool
    /// That of the program, the author of documents.
    let version: String
    /// SHA-256.
    let digest: @Sendable ([UInt8]) -> [UInt8]
    let makeID: @Sendable () throws -> UUID

    /// The media types of a summary, the usual one first.
    static let formats = [MediaType.json, MediaType.html, MediaType.fhir]

    /// The caller's own, or what the share shows whose token they hold.
    func read(_ call: Call) async throws -> Response {
        let query = try SummaryQuery(call)
        let session = try call.requiredSession
        if let access = session.share {
            do {
                return try await shared(through: access, to: call, query)
            } catch JournalError.shareEnded {
                throw Problem.unauthorized
            }
        }
        let person = session.person
        let bytes = try await workers.result(for: person) { [summaries] in
            let summary = try summaries.records.store.read {
                try summaries.own(of: person, from: query.from, to: query.to, in: $0)
            }
            guard let summary else { throw SummaryQuery.refusal }
            return try rendered(summary, query)
        }
        return response(bytes, query)
    }

    /// What a patient shows whom the caller keeps.
    ///
    /// - Throws: `.notFound`, `.shareEnded`.
    func readPatient(_ call: Call) async throws -> Response {
        let query = try SummaryQuery(call)
        let person = try call.person
        let patient = try summaries.records.store.read { try patients.patient(call.id(), of: person, from: $0) }
        guard let access = patient.access else { throw JournalError.shareEnded }
        return try await shared(through: access, by: person, to: call, query)
    }

    /// What a share shows: given out only once the read is in the patient's log.
    private func shared(
        through access: ShareAccess, by clinician: Person? = nil, to call: Call, _ query: SummaryQuery
    ) async throws -> Response {
        let (bytes, reading) = try await workers.result(for: access.person) { [summaries] in
            let shared = try summaries.records.store.read {
                try summaries.shared(through: access, by: clinician, from: query.from, to: query.to, in: $0)
            }
            guard let (summary, reading) = shared else { throw SummaryQuery.refusal }
            return (try rendered(summary, query), reading)
        }
        try await log.note(reading, as: query.format, address: logsAddresses ? call.address : nil)
        return response(bytes, query)
    }

    private func rendered(_ summary: Summary, _ query: SummaryQuery) throws -> [UInt8] {
        switch query.format {
        case MediaType.html: SummaryPage(summary, metrics: query.metrics).bytes
        case MediaType.fhir:
            JSONWriter.bytes(of: .object(SummaryBundle(summary, id: try makeID(), version: version).json))
        default: JSONWriter.bytes(of: .object(summary.json))
        }
    }

    private func response(_ bytes: [UInt8], _ query: SummaryQuery) -> Response {
        var fields: ResponseFields = [.cacheControl: "no-store", .vary: "Accept"]
        fields[.contentType] = query.format
        if query.format == MediaType.html {
            fields[.contentType] = MediaType.htmlInUTF8
            fields.append(.page(policy: SummaryPage.contentSecurityPolicy(digest: digest)))
        }
        return Response(status: .ok, fields: fields, body: .bytes(bytes))
    }
}
