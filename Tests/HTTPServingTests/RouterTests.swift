import HTTPServing
import HTTPTypes
import Testing

@Suite("Router")
struct RouterTests {
    private let router: Router<String>

    init() throws {
        router = try Router(routes: [
            (.get, "/", "root"), (.get, "/v1/logs", "list"), (.post, "/v1/logs", "create"),
            (.get, "/v1/logs/{id}", "read"),
            (.delete, "/v1/logs/{id}", "delete"), (.get, "/v1/logs/current", "current"),
            (.get, "/v1/{kind}/{id}/parts", "parts"), (.get, "/v1/logs/{id}/notes/{note}", "note"),
        ])
    }

    private func name(_ method: HTTPRequest.Method, _ path: String) -> String {
        switch router.match(method: method, path: path) {
        case .found(let name, let parameters):
            ([name] + parameters.pairs.sorted { $0.name < $1.name }.map { "\($0.name)=\($0.value)" }).joined(
                separator: " ")
        case .methodNotAllowed(let methods): methods.map(\.rawValue).joined(separator: ",")
        case .notFound: "404"
        case .malformed: "400"
        }
    }

    @Test(
        "paths are found",
        arguments: [
            ("/", "root"), ("/v1/logs", "list"), ("/v1/logs/a", "read id=a"), ("/v1/logs/current", "current"),
            ("/v1/logs/current/parts", "parts id=current kind=logs"), ("/v1/x/y/parts", "parts id=y kind=x"),
            ("/v1/logs/a/notes/b", "note id=a note=b"), ("/v1/logs/a%20b%C3%A9", "read id=a bé"),
            ("/v1/%6Cogs", "list"), ("/v1/logs/%2e%2e", "read id=.."), ("/v1/logs/a+b", "read id=a+b"),
        ])
    func found(_ path: String, _ expected: String) {
        #expect(name(.get, path) == expected)
        #expect(name(.head, path) == expected)
    }

    @Test(
        "other paths are not",
        arguments: [
            "", "*", "v1/logs", "/v1", "/v1/", "/v1/logs/", "//v1/logs", "/v1//logs", "/V1/logs", "/v1/logs/a/",
            "/v1/logs/a/b",
            "/v1/logs/a/notes/", "/v1/./logs", "/v1/x/../logs",
        ])
    func notFound(_ path: String) {
        #expect(name(.get, path) == "404")
    }

    @Test("a path that a route names has the methods of that route, and no others by a parameter")
    func shadowed() {
        #expect(name(.delete, "/v1/logs/current") == "GET,HEAD")
        #expect(name(.delete, "/v1/logs/currents") == "delete id=currents")
    }

    @Test("other methods are told which are allowed")
    func methods() {
        #expect(name(.put, "/v1/logs") == "GET,HEAD,POST")
        #expect(name(.post, "/v1/logs/a") == "DELETE,GET,HEAD")
        #expect(name(.head, "/") == "root")
    }

    @Test(
        "paths that decode to something else for others are malformed",
        arguments: [
            "/%", "/v1/logs/%4", "/v1/logs/%zz", "/v1/logs/%00", "/v1/logs/a%2Fb", "/v1/logs/a%2fb", "/v1/logs/%FF",
            "/unknown/%C3",
        ])
    func malformed(_ path: String) {
        #expect(name(.get, path) == "400")
    }

    @Test(
        "tables that cannot be are refused",
        arguments: [
            "a", "/{", "/}", "/{}", "/a{b}", "/{a}b", "/{a}/{a}", "/{{a}}", "",
        ])
    func pattern(_ pattern: String) {
        #expect(throws: RouteError.malformedPattern(pattern)) { try Router(routes: [(.get, pattern, 1)]) }
    }

    @Test("two routes of one shape clash, whatever their parameters are called")
    func clash() {
        #expect(throws: RouteError.clash(method: "GET", pattern: "/a/{c}")) {
            try Router(routes: [(.get, "/a/{b}", 1), (.put, "/a/{c}", 2), (.get, "/a/{c}", 3)])
        }
    }
}
