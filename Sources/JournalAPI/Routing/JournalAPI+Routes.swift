import HTTPTypes
import Journal

extension JournalAPI {
    /// The whole API: method, path, who may, what happens.
    func routes() -> [Route] {
        let around = AroundHandlers(texts: texts, capabilities: capabilities, isWritable: isWritable)
        let users = UserHandlers(users: users)
        let tokens = TokenHandlers(tokens: tokens)
        return [
            Route(.get, "/health", .anyone, around.health),
            Route(.get, "/ready", .anyone, around.ready),
            Route(.get, "/openapi.yaml", .anyone, offers: [MediaType.yaml, MediaType.text], around.openAPIYAML),
            Route(.get, "/openapi.json", .anyone, around.openAPIJSON),
            Route(.get, "/v1/capabilities", .anyone, around.capabilities),
            Route(.get, "/v1/metrics", .anyone, around.metrics),
            Route(.get, "/v1/protocol-templates", .anyone, around.protocolTemplates),

            Route(.post, "/v1/users", .anyone, users.signUp),
            Route(.get, "/v1/users/me", .scope(.account), users.profile),
            Route(.patch, "/v1/users/me", .scope(.account), users.update),
            Route(.delete, "/v1/users/me", .scope(.account), offers: [], users.erase),
            Route(.put, "/v1/users/me/password", .scope(.account), offers: [], users.changePassword),

            Route(.post, "/v1/tokens", .anyone, tokens.signIn),
            Route(.get, "/v1/tokens", .scope(.account), tokens.list),
            Route(.delete, "/v1/tokens/current", .anyToken, offers: [], tokens.revokeCurrent),
            Route(.delete, "/v1/tokens/{id}", .scope(.account), offers: [], tokens.revoke),
        ] + Records.collections.flatMap { routes(of: $0) }
    }

    /// The verbs that every collection has.
    private func routes(of type: any RecordContent.Type) -> [Route] {
        let list = "/v1/\(type.collection.name)"
        let handlers = RecordHandlers(records: records, type: type, digest: digest)
        return [
            Route(.get, list, .scope(.journalRead), handlers.list),
            Route(.post, list, .scope(.journalWrite), handlers.create),
            Route(.get, "\(list)/{id}", .scope(.journalRead), handlers.read),
            Route(.put, "\(list)/{id}", .scope(.journalWrite), handlers.put),
            Route(.patch, "\(list)/{id}", .scope(.journalWrite), handlers.merge),
            Route(.delete, "\(list)/{id}", .scope(.journalWrite), offers: [], handlers.delete),
        ]
    }
}
