import HTTPCodec
import HTTPServing
import HTTPTypes
import Journal
import Workers

/// The figures of the server, for programs that watch it.
struct MetricsHandler: Sendable {
    /// Seconds after which a scrape that found others at work is worth another try.
    private static let retryAfterSeconds = 1

    let exposition: Exposition

    func read(_ call: Call) async throws -> Response {
        guard !exposition.isForThisMachine || call.request.isFromThisMachine else { throw Problem(.notFound) }
        try expectNoQuery(call)
        let text: [UInt8]
        do throws(WorkersBusy) {
            text = try await exposition.workers.run(exposition.text)
        } catch {
            throw JournalError.busy(retryAfterSeconds: Self.retryAfterSeconds)
        }
        return Response(
            status: .ok, fields: [.contentType: MediaType.metrics, .cacheControl: "no-store"], body: .bytes(text))
    }
}
