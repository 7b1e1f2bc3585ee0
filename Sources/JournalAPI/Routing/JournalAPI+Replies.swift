import HTTPCodec
import HTTPServing
import HTTPTypes
import Journal
import Logging

/// From a route to its answer.
extension JournalAPI {
    /// Runs a route's handler: now if it only reads, else in a task.
    func reply(to visit: Visit, on route: Route, with parameters: PathParameters) -> Reply {
        switch route.handler {
        case .plain(let handle):
            return .now(
                conclude(
                    visit,
                    Result {
                        try Acceptance.check(visit.request, offers: route.offers)
                        let call = call(visit, parameters, by: nil)
                        return try unmodified(call, on: route) ?? handle(call)
                    }))
        case .reads(let handle):
            do {
                let response = try store.read { transaction -> Response? in
                    let session = try admit(visit.request, to: route, from: transaction)
                    if let session, tokens.isNoteDue(of: session) { return nil }
                    let call = call(visit, parameters, by: session)
                    return try unmodified(call, on: route) ?? handle(call, transaction)
                }
                guard let response else {
                    return later(visit, on: route, with: parameters) { [store] call in
                        try store.read { try handle(call, $0) }
                    }
                }
                return .now(conclude(visit, .success(response)))
            } catch {
                return .now(conclude(visit, .failure(error)))
            }
        case .works(let handle):
            return later(visit, on: route, with: parameters, handle)
        }
    }

    private func later(
        _ visit: Visit, on route: Route, with parameters: PathParameters,
        _ handle: @escaping @Sendable (Call) async throws -> Response
    ) -> Reply {
        .later { [self] in
            do {
                let session = try await admit(visit.request, to: route)
                let call = call(visit, parameters, by: session)
                if let unmodified = try unmodified(call, on: route) { return conclude(visit, .success(unmodified)) }
                return conclude(visit, .success(try await handle(call)))
            } catch {
                return conclude(visit, .failure(error))
            }
        }
    }

    /// What conditions lead to where the handler has no validator to hold them against; nil where they hold.
    private func unmodified(_ call: Call, on route: Route) throws -> Response? {
        route.hasValidator ? nil : try call.unmodified()
    }

    private func call(_ visit: Visit, _ parameters: PathParameters, by session: Session?) -> Call {
        Call(
            request: visit.request, parameters: parameters, session: session, requestID: visit.id,
            bodyLimit: bodyLimit)
    }

    /// Gives every answer its request's id, makes problems of errors, counts and logs what happened.
    func conclude(_ visit: Visit, _ result: Result<Response, any Error>) -> Response {
        var response: Response
        var fault: String?
        switch result {
        case .success(let answer): response = answer
        case .failure(let error):
            fault = Self.fault(behind: error)
            response = (Problem(error) ?? .internalError).response(requestID: visit.id)
        }
        if let name = HTTPField.Name.requestID { response.fields.append(name, visit.id) }
        let duration = ContinuousClock.now - visit.start
        figures.count(
            row: visit.figuresRow ?? figures.row(ofUnroutedMethod: visit.request.method.rawValue),
            status: response.status.code, duration: duration)
        log(visit, response.status, fault, duration)
        return response
    }

    /// What went wrong on the server's side, which is logged and not shown; nil where the fault is the client's, or has
    /// passed by the time of its next try.
    private static func fault(behind error: any Error) -> String? {
        if case JournalError.storageUnavailable(let reason) = error { return "storage unavailable: \(reason)" }
        return Problem(error) == nil ? "\(error)" : nil
    }

    /// One line a request: an error with its cause, a warning where it took long, else for information.
    private func log(_ visit: Visit, _ status: HTTPResponse.Status, _ fault: String?, _ duration: Duration) {
        let level: Logger.Level =
            fault != nil ? .error : duration > Self.slow && !visit.waits ? .warning : .info
        guard logger.logLevel <= level else { return }
        var metadata: Logger.Metadata = [
            "request.id": "\(visit.id)", "http.method": "\(visit.request.method.rawValue)",
            "http.route": "\(visit.pattern)", "http.status": "\(status.code)",
            "duration.ms": "\(duration.milliseconds)",
        ]
        if logsAddresses { metadata["http.client"] = "\(visit.request.client)" }
        if let fault { metadata["error"] = "\(fault)" }
        logger.log(level: level, "request", metadata: metadata)
    }

    /// A request that takes longer deserves a look, unless it is one that waits.
    private static let slow = Duration.seconds(1)
}

extension Duration {
    /// In milliseconds, with three digits behind the point.
    fileprivate var milliseconds: String {
        let microseconds = components.seconds * 1_000_000 + components.attoseconds / 1_000_000_000_000
        let fraction = String(microseconds % 1000)
        return "\(microseconds / 1000)." + String(repeating: "0", count: 3 - fraction.utf8.count) + fraction
    }
}
