import HTTPTestSupport
import JSON
import JournalTestSupport
import ProcessTestSupport
import Testing

/// What a long journal costs the program when it leaves and when it comes.
@Suite("the memory of exports and imports", .serialized)
struct ExportMemoryTests {
    private static func checkIns(_ range: Range<Int>) -> [JSONValue] {
        range.map { number in
            let digits = String(100_000 + number)
            return [
                "id": .string("01a2073d-7d40-7c1e-9b5a-3f0d2c\(digits)"), "revision": 1,
                "createdAt": "2026-11-23T20:41:12.090Z", "updatedAt": "2026-11-23T20:41:12.090Z",
                "at": "2026-11-23T21:40:00.000+01:00", "timeZone": "Europe/Berlin",
                "ratings": ["mood": 7, "energy": 6],
                "note": .string(String(repeating: "\(number) ", count: 200)),
            ]
        }
    }

    /// Sends an import in chunks and gives the answer.
    private static func bring(_ count: Int, to server: RunningAttune, token: String) throws -> RawResponse? {
        let client = try RawClient(port: server.port)
        try client.send(
            "POST /v1/import HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer \(token)\r\n"
                + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n")
        let send = { (bytes: [UInt8]) in
            try client.send(Array("\(String(bytes.count, radix: 16))\r\n".utf8) + bytes + [0x0D, 0x0A])
        }
        try send(Array(#"{"format":"attune-export","version":1,"records":{"check-ins":["#.utf8))
        for start in stride(from: 0, to: count, by: 500) {
            let records = JSONWriter.bytes(of: .array(checkIns(start..<start + 500))).dropFirst().dropLast()
            try send((start == 0 ? [] : [UInt8(ascii: ",")]) + records)
        }
        try send(Array("]}}".utf8))
        try client.send("0\r\n\r\n")
        return try client.readResponse()
    }

    /// Reads an export, chunk by chunk, and gives its length and the greatest memory meanwhile.
    private static func export(
        _ server: RunningAttune, token: String, watching figures: ProcessFigures
    ) throws -> (bytes: Int, peak: Int) {
        let client = try RawClient(port: server.port)
        try client.send("GET /v1/export HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer \(token)\r\n\r\n")
        _ = try client.readResponseHead()
        var (bytes, peak) = (0, 0)
        while let chunk = try client.readChunk() {
            bytes += chunk.count
            peak = max(peak, figures.residentBytes)
        }
        return (bytes, peak)
    }

    @Test("a journal of 20 MB comes and goes within a few megabytes of memory")
    func bounded() async throws {
        try await onThread {
            let server = try RunningAttune(in: TemporaryDirectory())
            let figures = ProcessFigures(id: server.process.id)
            let (small, large) = (try server.signUp("small"), try server.signUp("large"))
            _ = try Self.bring(500, to: server, token: small)
            let first = try Self.export(server, token: small, watching: figures)

            let brought = try Self.bring(15_000, to: server, token: large)
            let afterImport = figures.residentBytes
            let export = try Self.export(server, token: large, watching: figures)

            #expect(brought?.status == 200)
            #expect(brought?.text.contains(#""created":15000,"unchanged":0,"review":0"#) == true)
            #expect(export.bytes > 18 << 20)
            #expect(afterImport - first.peak < 24 << 20, "\(afterImport >> 20) after \(first.peak >> 20) MiB")
            #expect(export.peak - afterImport < 12 << 20, "\(export.peak >> 20) after \(afterImport >> 20) MiB")
            #expect(try server.stop() == .exited(0))
        }
    }
}
