package import HTTPCodec
package import HTTPServing
package import HTTPTypes
package import Journal
package import Logging

/// The journal over HTTP: finds a request's route, checks who is asking, calls the handler, turns errors into problems.
package struct JournalAPI: Sendable {
    let records: Records
    let users: Users
    let tokens: Tokens
    let capabilities: Capabilities
    let texts: ContractTexts
    let digest: @Sendable ([UInt8]) -> [UInt8]
    let isWritable: @Sendable () async -> Bool
    let makeRequestID: @Sendable () -> String
    let logger: Logger
    private let logsAddresses: Bool
    private var router: Router<Route>

    /// - Parameters:
    ///   - digest: SHA-256.
    ///   - isWritable: whether a write would succeed now.
    ///   - makeRequestID: a text that is unique among the requests of this server.
    ///   - logsAddresses: whether the log says where a request came from, which is personal data.
    /// - Throws: when two routes claim the same method and path.
    package init(
        records: Records, users: Users, tokens: Tokens, capabilities: Capabilities,
        digest: @escaping @Sendable ([UInt8]) -> [UInt8], isWritable: @escaping @Sendable () async -> Bool,
        makeRequestID: @escaping @Sendable () -> String, logger: Logger, logsAddresses: Bool = false
    ) throws {
        self.records = records
        self.users = users
        self.tokens = tokens
        self.capabilities = capabilities
        self.digest = digest
        self.isWritable = isWritable
        self.makeRequestID = makeRequestID
        self.logger = logger
        self.logsAddresses = logsAddresses
        texts = ContractTexts()
        router = try Router(routes: [])
        router = try Router(routes: routes().map { ($0.method, $0.pattern, $0) })
    }

    /// Answers a request, whatever happens.
    package func respond(to request: Request) async -> Response {
        let start = ContinuousClock.now
        let requestID = makeRequestID()
        var pattern = "-"
        var response: Response
        do {
            response = try await answer(request, requestID: requestID, pattern: &pattern)
        } catch {
            response = problem(for: error, requestID: requestID).response(requestID: requestID)
        }
        if let field = HTTPField.Name.requestID { response.fields[field] = requestID }
        log(request, pattern: pattern, response.status, requestID: requestID, since: start)
        return response
    }

    /// Answers what never became a request: a fault in the bytes, found before any handler.
    package func refuse(_ refusal: Refusal) -> Response {
        let requestID = makeRequestID()
        logger.info(
            "request refused",
            metadata: ["request.id": "\(requestID)", "http.status": "\(refusal.status.code)", "reason": "\(refusal)"])
        var response = Problem(refusal).response(requestID: requestID)
        if let field = HTTPField.Name.requestID { response.fields[field] = requestID }
        return response
    }

    /// Every method and path that is answered, as patterns; the contract is held against it.
    package var routeList: [(method: HTTPRequest.Method, pattern: String)] {
        routes().map { ($0.method, $0.pattern) }
    }

    private func answer(_ request: Request, requestID: String, pattern: inout String) async throws -> Response {
        switch router.match(method: request.method, path: request.target.path) {
        case .found(let route, let parameters):
            pattern = route.pattern
            let session = try await session(of: request, for: route.access)
            try Acceptance.check(request, offers: route.offers)
            let call = Call(
                request: request, parameters: parameters, session: session, requestID: requestID,
                bodyLimit: capabilities.bodyBytes)
            return try await route.handle(call)
        case .methodNotAllowed(let allowed):
            let allow = allow(allowed)
            guard request.method == .options else { throw Problem(.methodNotAllowed, fields: [.allow: allow]) }
            return Response(status: .noContent, fields: [.allow: allow], body: .none)
        case .malformed:
            throw Problem(.malformedRequest, detail: "The path's percent-encoding is broken.")
        case .notFound:
            guard request.target.path == "*" else { throw Problem(.notFound) }
            return Response(status: .noContent, fields: [.allow: allow([])], body: .none)
        }
    }

    /// The methods of a resource; HEAD goes with GET, and OPTIONS is answered everywhere.
    private func allow(_ methods: [HTTPRequest.Method]) -> String {
        var names = methods.map(\.rawValue)
        if names.contains("GET"), !names.contains("HEAD") { names.append("HEAD") }
        if !names.contains("OPTIONS") { names.append("OPTIONS") }
        return names.joined(separator: ", ")
    }

    /// The problem for an error; one that is the server's own is logged here, once, and not shown.
    private func problem(for error: any Error, requestID: String) -> Problem {
        if case JournalError.storageUnavailable(let reason) = error {
            logger.error("storage unavailable", metadata: ["request.id": "\(requestID)", "reason": "\(reason)"])
        }
        if let problem = Problem(error) { return problem }
        logger.error("request failed", metadata: ["request.id": "\(requestID)", "error": "\(error)"])
        return .internalError
    }

    private func log(
        _ request: Request, pattern: String, _ status: HTTPResponse.Status, requestID: String,
        since start: ContinuousClock.Instant
    ) {
        guard logger.logLevel <= .info else { return }
        let duration = ContinuousClock.now - start
        var metadata: Logger.Metadata = [
            "request.id": "\(requestID)", "http.method": "\(request.method.rawValue)", "http.route": "\(pattern)",
            "http.status": "\(status.code)", "duration.ms": "\(duration.milliseconds)",
        ]
        if logsAddresses { metadata["http.client"] = "\(request.client)" }
        logger.info("request", metadata: metadata)
    }
}

extension Duration {
    /// In milliseconds, with three digits behind the point.
    fileprivate var milliseconds: String {
        let microseconds = components.seconds * 1_000_000 + components.attoseconds / 1_000_000_000_000
        let fraction = String(microseconds % 1000)
        return "\(microseconds / 1000)." + String(repeating: "0", count: 3 - fraction.utf8.count) + fraction
    }
}
