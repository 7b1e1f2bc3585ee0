import HTTPTypes
import Journal
import Logging
import Workers

/// The whole API: method, path, who may, what happens.
struct RouteList {
    let records: Records
    let users: Users
    let tokens: Tokens
    let sharing: Sharing
    let texts: ContractTexts
    /// Where slow reads are done.
    let workers: BoundedWorkers
    /// Where exports and imports are done.
    let lane: BoundedWorkers
    /// SHA-256.
    let digest: @Sendable ([UInt8]) -> [UInt8]
    let isWritable: @Sendable () async -> Bool
    /// The server's figures, where there is a path for them.
    let exposition: Exposition?
    /// Whether logs say where requests came from, which is personal data.
    let logsAddresses: Bool
    /// That of the program.
    let version: String
    let logger: Logger

    /// Makes every route.
    func make() -> [Route] {
        let pages = PageCache()
        let around = AroundHandlers(texts: texts, isWritable: isWritable)
        let users = UserHandlers(users: users, pages: pages)
        let changes = ChangeHandlers(records: records, tokens: tokens, pages: pages, digest: digest)
        let calendars = CalendarHandlers(
            feeds: CalendarFeeds(records: records, tokens: tokens), store: records.store, workers: workers,
            digest: digest)
        let tokens = TokenHandlers(tokens: tokens)
        let understanding = UnderstandingHandlers(
            records: records, workers: workers, pages: pages,
            assessments: RecordHandlers(records: records, type: Assessment.self, pages: pages, digest: digest))
        return [
            Route(.get, "/health", .anyone, .plain(around.health)),
            Route(.get, "/ready", .anyone, .works(around.ready)),
            Route(
                .get, "/openapi.yaml", .anyone, offers: [MediaType.yaml, MediaType.text], hasValidator: true,
                .plain(around.openAPIYAML)),
            Route(.get, "/openapi.json", .anyone, hasValidator: true, .plain(around.openAPIJSON)),
            Route(.get, "/v1/capabilities", .anyone, hasValidator: true, .plain(around.capabilities)),
            Route(.get, "/v1/metrics", .anyone, hasValidator: true, .plain(around.metrics)),
            Route(.get, "/v1/instruments", .anyone, hasValidator: true, .plain(around.instruments)),
            Route(
                .get, "/v1/screening-checklist", .anyone, hasValidator: true, .plain(around.screeningChecklist)),
            Route(.get, "/v1/protocol-templates", .anyone, hasValidator: true, .plain(around.protocolTemplates)),
            Route(
                .get, "/shared", .anyone, offers: [MediaType.html], hasValidator: true, .plain(around.sharedPage)),

            Route(.post, "/v1/users", .anyone, .works(users.signUp)),
            Route(.get, "/v1/users/me", .scope(.account), .reads(users.profile)),
            Route(.patch, "/v1/users/me", .scope(.account), .works(users.update)),
            Route(.delete, "/v1/users/me", .scope(.account), .works(users.erase)),
            Route(.put, "/v1/users/me/password", .scope(.account), offers: [], .works(users.changePassword)),

            Route(.post, "/v1/tokens", .anyone, .works(tokens.signIn)),
            Route(.get, "/v1/tokens", .scope(.account), .reads(tokens.list)),
            Route(.delete, "/v1/tokens/current", .anyToken, offers: [], .works(tokens.revokeCurrent)),
            Route(.delete, "/v1/tokens/{id}", .scope(.account), offers: [], .works(tokens.revoke)),

            Route(
                .post, "/v1/assessments/{id}/acknowledge", .scope(.journalWrite), .works(understanding.acknowledge)),
            Route(.post, "/v1/protocols/preview", .scope(.journalRead), .works(understanding.preview)),
            Route(.get, "/v1/protocols/{id}/schedule", .scope(.journalRead), .works(understanding.schedule)),
            Route(.post, "/v1/protocols/{id}/calendar", .scopes([.journalRead, .account]), .works(calendars.open)),
            Route(
                .get, "/v1/protocols/{id}/calendar.ics", .calendar, offers: [MediaType.calendar], hasValidator: true,
                .works(calendars.read)),
            Route(.get, "/v1/insights", .scope(.journalRead), .works(understanding.insights)),
            Route(.get, "/v1/interactions", .scope(.journalRead), .works(understanding.interactions)),

            Route(.get, "/v1/changes", .scope(.journalRead), waits: true, .works(changes.pull)),
            Route(.post, "/v1/changes", .scope(.journalWrite), .works(changes.push)),
            Route(
                .get, "/v1/changes/events", .scope(.journalRead), offers: [MediaType.eventStream],
                .works(changes.events)),
        ] + metrics + sharingRoutes + leaving() + Records.collections.flatMap { routes(of: $0, keeping: pages) }
    }

    /// Without a setting that asks for it there is no such path.
    private var metrics: [Route] {
        guard let exposition else { return [] }
        // Of one format with a version nothing is negotiated: a scraper names versions of its own.
        return [
            Route(.get, "/metrics", .anyone, offers: [], .works(MetricsHandler(exposition: exposition).read))
        ]
    }

    /// What a person shows to others.
    private var sharingRoutes: [Route] {
        let shares = ShareHandlers(shares: sharing.shares, log: sharing.log)
        let patients = PatientHandlers(patients: sharing.patients, store: records.store, workers: workers)
        let summaries = SummaryHandlers(
            summaries: sharing.summaries, patients: sharing.patients, log: sharing.log, workers: workers,
            logsAddresses: logsAddresses, version: version, digest: digest, makeID: sharing.makeID)
        return [
            Route(.get, "/v1/shares", .scope(.account), .reads(shares.list)),
            Route(.post, "/v1/shares", .scopes([.journalRead, .account]), .works(shares.give)),
            Route(.get, "/v1/shares/{id}", .scope(.account), .reads(shares.read)),
            Route(.patch, "/v1/shares/{id}", .scope(.account), .works(shares.narrow)),
            Route(.delete, "/v1/shares/{id}", .scope(.account), offers: [], .works(shares.end)),
            Route(.get, "/v1/access-log", .scope(.account), .reads(shares.accessLog)),

            Route(.get, "/v1/summary", .summary, offers: SummaryHandlers.formats, .works(summaries.read)),
            Route(.get, "/v1/patients", .scope(.journalRead), .works(patients.list)),
            Route(.post, "/v1/patients", .scope(.account), .works(patients.keep)),
            Route(.get, "/v1/patients/{id}", .scope(.journalRead), .reads(patients.read)),
            Route(.delete, "/v1/patients/{id}", .scope(.account), offers: [], .works(patients.drop)),
            Route(
                .get, "/v1/patients/{id}/summary", .scope(.journalRead), offers: SummaryHandlers.formats,
                .works(summaries.readPatient)),
        ]
    }

    /// Taking everything along, and bringing it back.
    private func leaving() -> [Route] {
        let permits = LeavingPermits()
        let exports = ExportHandler(
            exports: Exports(records: records, users: users, tokens: tokens, sharing: sharing), records: records,
            tokens: tokens,
            workers: lane, permits: permits, logger: logger)
        let imports = ImportHandler(records: records, tokens: tokens, workers: lane, permits: permits)
        return [
            Route(
                .get, "/v1/export", .scopes([.journalRead, .account]), offers: [MediaType.json, MediaType.csv],
                .works(exports.export)),
            Route(
                .post, "/v1/import", .scopes([.journalWrite, .account]), waits: true, .works(imports.bring)),
        ]
    }

    /// The verbs that every collection has.
    private func routes(of type: any RecordContent.Type, keeping pages: PageCache) -> [Route] {
        let list = "/v1/\(type.collection.name)"
        let handlers = RecordHandlers(records: records, type: type, pages: pages, digest: digest)
        return [
            Route(.get, list, .scope(.journalRead), .reads(handlers.list)),
            Route(.post, list, .scope(.journalWrite), .works(handlers.create)),
            Route(.get, "\(list)/{id}", .scope(.journalRead), hasValidator: true, .reads(handlers.read)),
            Route(.get, "\(list)/{id}/versions", .scope(.journalRead), .reads(handlers.versions)),
            Route(.put, "\(list)/{id}", .scope(.journalWrite), hasValidator: true, .works(handlers.put)),
            Route(.patch, "\(list)/{id}", .scope(.journalWrite), hasValidator: true, .works(handlers.merge)),
            Route(
                .delete, "\(list)/{id}", .scope(.journalWrite), offers: [], hasValidator: true,
                .works(handlers.delete)),
        ]
    }
}
