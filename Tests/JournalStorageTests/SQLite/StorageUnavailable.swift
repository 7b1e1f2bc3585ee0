import Journal
import Testing

/// Expects the refusal that asks a client to come back later.
func expectStorageUnavailable(_ body: () async throws -> some Any) async {
    let error = await #expect(throws: JournalError.self) { _ = try await body() }
    guard case .storageUnavailable? = error else { return #expect(Bool(false), "\(String(describing: error))") }
}
