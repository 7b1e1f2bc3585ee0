package import HTTPCodec
package import HTTPServing
package import HTTPTypes
package import Journal
package import Logging
package import Workers

/// The journal over HTTP: finds a request's route, checks who is asking, calls the handler, turns errors into problems.
package final class JournalAPI: Sendable {
    let store: any JournalStore
    let tokens: Tokens
    let bodyLimit: Int
    let logger: Logger
    let logsAddresses: Bool
    /// The threads that do slow work, by what it is.
    package let workerPools: [(name: String, workers: BoundedWorkers)]
    private let makeRequestID: @Sendable () -> String
    /// What was counted of requests.
    package let figures: RequestFigures
    private let routes: [Route]
    /// Finds a route's place in the table.
    private let router: Router<Int>

    /// - Parameters:
    ///   - workers: where slow reads are done.
    ///   - digest: SHA-256.
    ///   - isWritable: whether a write would succeed now.
    ///   - makeRequestID: a text that is unique among the requests of this server.
    ///   - loops: event loops that requests come from.
    ///   - exposition: what `GET /metrics` answers; nil where there is no such path.
    ///   - logsAddresses: whether the log says where a request came from, which is personal data.
    /// - Throws: when two routes claim the same method and path.
    package init(
        store: any JournalStore, records: Records, users: Users, tokens: Tokens, sharing: Sharing,
        capabilities: Capabilities, workers: BoundedWorkers, digest: @escaping @Sendable ([UInt8]) -> [UInt8],
        isWritable: @escaping @Sendable () async -> Bool,
        makeRequestID: @escaping @Sendable () -> String, logger: Logger, loops: Int = 1, exposition: Exposition? = nil,
        logsAddresses: Bool = false
    ) throws {
        self.store = store
        self.tokens = tokens
        self.logger = logger
        self.logsAddresses = logsAddresses
        self.makeRequestID = makeRequestID
        bodyLimit = capabilities.bodyBytes
        let lane = BoundedWorkers(label: "leaving", width: 1, queueLimit: LeavingPermits.limit)
        workerPools = [("insights", workers), ("leaving", lane)]
        let texts = ContractTexts(capabilities: capabilities, digest: digest)
        routes = RouteList(
            records: records, users: users, tokens: tokens, sharing: sharing, texts: texts, workers: workers,
            lane: lane, digest: digest, isWritable: isWritable, exposition: exposition, logsAddresses: logsAddresses,
            version: capabilities.version, logger: logger
        ).make()
        figures = RequestFigures(routes: routes, loops: loops)
        router = try Router(routes: routes.enumerated().map { ($0.element.method, $0.element.pattern, $0.offset) })
    }

    /// Answers a request, whatever happens: at once where nothing has to be waited for.
    package func respond(to request: Request) -> Reply {
        var visit = Visit(request: request, id: makeRequestID(), start: .now)
        switch router.match(method: request.method, path: request.target.path) {
        case .found(let place, let parameters):
            let route = routes[place]
            visit.figuresRow = figures.row(ofRoute: place, isHead: request.method == .head)
            visit.pattern = route.pattern
            visit.waits = route.waits
            return reply(to: visit, on: route, with: parameters)
        case .methodNotAllowed(let allowed):
            return .now(conclude(visit, Result { try otherMethod(request, allowed: allowed) }))
        case .malformed:
            let problem = Problem(.malformedRequest, detail: "The path's percent-encoding is broken.")
            return .now(conclude(visit, .failure(problem)))
        case .notFound:
            return .now(conclude(visit, Result { try noResource(request) }))
        }
    }

    /// Answers what never became a request: a fault in the bytes, found before any handler.
    package func refuse(_ refusal: Refusal) -> Response {
        let requestID = makeRequestID()
        logger.log(
            level: refusal.reason == .response ? .error : .info, "request refused",
            metadata: [
                "request.id": "\(requestID)", "http.status": "\(refusal.status.code)", "reason": "\(refusal.reason)",
            ])
        var response = Problem(refusal).response(requestID: requestID)
        if let field = HTTPField.Name.requestID { response.fields[field] = requestID }
        return response
    }

    /// Every method and path that is answered, as patterns; the contract is held against it.
    package var routeList: [(method: HTTPRequest.Method, pattern: String)] {
        routes.map { ($0.method, $0.pattern) }
    }

    /// OPTIONS is answered everywhere; other methods that a resource lacks are refused.
    private func otherMethod(_ request: Request, allowed: [HTTPRequest.Method]) throws -> Response {
        let allow = allow(allowed)
        guard request.method == .options else { throw Problem(.methodNotAllowed, fields: [.allow: allow]) }
        return Response(status: .noContent, fields: [.allow: allow], body: .none)
    }

    /// `OPTIONS *` is about the server as a whole.
    private func noResource(_ request: Request) throws -> Response {
        guard request.target.path == "*" else { throw Problem(.notFound) }
        return Response(status: .noContent, fields: [.allow: allow([])], body: .none)
    }

    /// The methods of a resource; HEAD goes with GET, and OPTIONS is answered everywhere.
    private func allow(_ methods: [HTTPRequest.Method]) -> String {
        var names = methods.map(\.rawValue)
        if names.contains("GET"), !names.contains("HEAD") { names.append("HEAD") }
        if !names.contains("OPTIONS") { names.append("OPTIONS") }
        return names.joined(separator: ", ")
    }
}
