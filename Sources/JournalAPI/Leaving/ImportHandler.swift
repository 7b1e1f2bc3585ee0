import CivilTime
import HTTPCodec
import HTTPServing
import HTTPTypes
import JSON
import Journal
import Workers

/// Brings a journal in as it arrives: neither the text nor its records are ever in memory as a whole, or on disk unsealed.
struct ImportHandler: Sendable {
    let records: Records
    let tokens: Tokens
    /// The lane of exports: reading a text takes longer than others on a loop should wait.
    let workers: BoundedWorkers
    let permits: LeavingPermits

    /// Bytes of a text that are read at once.
    private static let pieceSize = 65_536

    func bring(_ call: Call) async throws -> Response {
        let request = try ImportRequest(call, timeZones: records.rules.timeZones)
        try call.expectBody(as: [request.mediaType])
        let session = try call.requiredSession
        let permit = try permits.take(for: session.person)
        defer { withExtendedLifetime(permit) {} }
        var run = ImportRun(
            reading: ImportReading(request.reader(for: session.person, rules: records.rules)),
            report: ImportReport(of: request.format, isDryRun: request.isDryRun))
        var pieces = call.request.body.pieces(of: Self.pieceSize)
        var isAtEnd = false
        while !isAtEnd {
            let piece = try await call.piece(of: &pieces)
            isAtEnd = piece == nil
            let items = try await read(piece, by: run.reading, of: session.person)
            try await take(items, into: &run, by: session, request)
        }
        return .json(.ok, run.report.json)
    }

    /// What an import has come to.
    private struct ImportRun: Sendable {
        let reading: ImportReading
        let memory = ImportMemory()
        var report: ImportReport
    }

    /// Reads a piece, or the end, on a worker.
    private func read(_ piece: [UInt8]?, by reading: ImportReading, of person: Person) async throws -> [ImportItem] {
        do {
            return try await workers.result(for: person) { try reading.read(piece) }
        } catch let error as JSONSyntaxError {
            throw Problem(.malformedJSON, detail: error.description)
        } catch let error as JSONElementTooLong {
            throw Problem(
                .contentTooLarge, detail: "\(error.pointer) has more than \(error.limit) bytes.")
        }
    }

    /// Brings in what was read, a batch after the other.
    private func take(
        _ items: [ImportItem], into run: inout ImportRun, by session: Session, _ request: ImportRequest
    ) async throws {
        var batch: [ImportCandidate] = []
        for item in items {
            switch item {
            case .candidate(let candidate):
                batch.append(candidate)
                if batch.count == Records.importBatch {
                    try await bring(batch, into: &run, by: session, request)
                    batch = []
                }
            case .refused(let collection, let remarks): run.report.addRefused(in: collection, remarks)
            case .remark(let remark): run.report.add(remark)
            }
        }
        if !batch.isEmpty { try await bring(batch, into: &run, by: session, request) }
    }

    private func bring(
        _ batch: [ImportCandidate], into run: inout ImportRun, by session: Session, _ request: ImportRequest
    ) async throws {
        let person = session.person
        // A token that is revoked stops what it has begun.
        guard try records.store.read({ try tokens.isLive(session, from: $0) }) else { throw Problem.unauthorized }
        let outcomes: [Records.ImportOutcome]
        if request.isDryRun {
            outcomes = try await workers.result(for: person) { [records, memory = run.memory] in
                try records.rehearse(
                    batch, of: person, restoringDeleted: request.restoresDeleted, after: memory)
            }
        } else {
            outcomes = try await records.bring(
                batch, of: person, restoringDeleted: request.restoresDeleted, after: run.memory)
        }
        for (candidate, outcome) in zip(batch, outcomes) {
            switch outcome {
            case .created(let record):
                let notice =
                    run.report.hasRoomForPreview
                    ? try records.store.read { try records.riskAddition(to: record, of: person, from: $0) } : nil
                run.report.addCreated(record, adding: notice)
            case .unchanged: run.report.addUnchanged(in: candidate.collectionName)
            case .refused(let remarks): run.report.addRefused(in: candidate.collectionName, remarks)
            }
        }
    }
}
