import HTTPCodec
import HTTPTypes

/// The patterns of a router as a tree of segments.
struct RouteTable: Sendable {
    enum Match {
        case found(Int, parameters: [String: String])
        case methodNotAllowed([HTTPRequest.Method])
        case notFound
        case malformed
    }

    private struct Endpoint: Sendable {
        let method: HTTPRequest.Method
        let value: Int
        /// The names of the parameters on the way here, in order.
        let names: [String]
    }

    /// What may follow after some segments of a path; others are named by their place in `nodes`.
    private struct Node: Sendable {
        var fixed: [(segment: [UInt8], node: Int)] = []
        var parameter: Int?
        var endpoints: [Endpoint] = []
    }

    /// A lookup on its way through the tree.
    private struct Search {
        let method: HTTPRequest.Method
        var found: Endpoint?
        /// Places of the segments that are parameters.
        var parameters: [Int] = []
        /// Methods of endpoints that fit the path but not the method.
        var otherMethods: [HTTPRequest.Method] = []
    }

    /// The first is the root.
    private var nodes = [Node()]

    // MARK: Making

    mutating func insert(_ value: Int, method: HTTPRequest.Method, pattern: String) throws(RouteError) {
        var place = 0
        var names: [String] = []
        guard pattern.first == "/" else { throw RouteError.malformedPattern(pattern) }
        for part in pattern.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
            switch RouteSegment(part) {
            case .fixed(let text): place = child(of: place, fixed: Array(text.utf8))
            case .parameter(let name) where !names.contains(name):
                names.append(name)
                place = parameterChild(of: place)
            case .parameter, .none: throw RouteError.malformedPattern(pattern)
            }
        }
        guard !nodes[place].endpoints.contains(where: { $0.method == method }) else {
            throw RouteError.clash(method: method.rawValue, pattern: pattern)
        }
        nodes[place].endpoints.append(Endpoint(method: method, value: value, names: names))
    }

    private mutating func child(of place: Int, fixed segment: [UInt8]) -> Int {
        if let known = nodes[place].fixed.first(where: { $0.segment == segment }) { return known.node }
        nodes.append(Node())
        nodes[place].fixed.append((segment, nodes.count - 1))
        return nodes.count - 1
    }

    private mutating func parameterChild(of place: Int) -> Int {
        if let known = nodes[place].parameter { return known }
        nodes.append(Node())
        nodes[place].parameter = nodes.count - 1
        return nodes.count - 1
    }

    // MARK: Looking up

    func match(method: HTTPRequest.Method, path: String) -> Match {
        let segments: RoutePath
        do throws(PercentDecoding.Malformed) {
            guard let split = try RoutePath(path) else { return .notFound }
            segments = split
        } catch {
            return .malformed
        }
        var search = Search(method: method)
        walk(segments, at: 0, node: 0, &search)
        if let found = search.found {
            var parameters: [String: String] = [:]
            for (name, place) in zip(found.names, search.parameters) { parameters[name] = segments.text(at: place) }
            return .found(found.value, parameters: parameters)
        }
        return search.otherMethods.isEmpty ? .notFound : .methodNotAllowed(Self.allowed(search.otherMethods))
    }

    /// Goes down the fixed segment first; what is found ends the search.
    private func walk(_ path: RoutePath, at index: Int, node place: Int, _ search: inout Search) {
        guard index < path.count else { return visit(nodes[place].endpoints, &search) }
        for child in nodes[place].fixed where path.isEqual(child.segment, at: index) {
            walk(path, at: index + 1, node: child.node, &search)
            break
        }
        guard search.found == nil, !path.isEmpty(at: index), let child = nodes[place].parameter else { return }
        search.parameters.append(index)
        walk(path, at: index + 1, node: child, &search)
        if search.found == nil { search.parameters.removeLast() }
    }

    private func visit(_ endpoints: [Endpoint], _ search: inout Search) {
        for endpoint in endpoints where endpoint.method == search.method {
            search.found = endpoint
            return
        }
        if search.method == .head, let endpoint = endpoints.first(where: { $0.method == .get }) {
            search.found = endpoint
        } else {
            search.otherMethods += endpoints.map(\.method)
        }
    }

    /// Sorted and each once; HEAD wherever GET is.
    private static func allowed(_ methods: [HTTPRequest.Method]) -> [HTTPRequest.Method] {
        var names = Set(methods.map(\.rawValue))
        if names.contains(HTTPRequest.Method.get.rawValue) { names.insert(HTTPRequest.Method.head.rawValue) }
        return names.sorted().compactMap { HTTPRequest.Method($0) }
    }
}
