import HTTPCodec
import HTTPTypes

/// The patterns of a router as a tree of segments.
struct RouteTable: Sendable {
    enum Match {
        case found(Int, parameters: PathParameters)
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
        /// Where the segments lie that are parameters.
        var parameters: [Range<Int>] = []
        /// Methods of endpoints that fit the path but not the method.
        var otherMethods: [HTTPRequest.Method] = []

        var isOver: Bool { found != nil || !otherMethods.isEmpty }
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
        guard path.utf8.contains(UInt8(ascii: "%")) else { return match(method: method, decodedPath: path) }
        do throws(PercentDecoding.Malformed) {
            // Encoded slashes are refused, so that decoding divides no segment.
            return match(method: method, decodedPath: try PercentDecoding.decode(path[...], refusesSlash: true))
        } catch {
            return .malformed
        }
    }

    private func match(method: HTTPRequest.Method, decodedPath: String) -> Match {
        var path = decodedPath
        return path.withUTF8 { bytes in
            guard bytes.first == UInt8(ascii: "/") else { return .notFound }
            var search = Search(method: method)
            walk(bytes, from: 1, node: 0, &search)
            guard let found = search.found else {
                return search.otherMethods.isEmpty ? .notFound : .methodNotAllowed(Self.allowed(search.otherMethods))
            }
            var parameters = PathParameters()
            for (name, range) in zip(found.names, search.parameters) {
                parameters.append(name, String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self))
            }
            return .found(found.value, parameters: parameters)
        }
    }

    /// Goes down from the segment that begins at `start`, the fixed ones first; the first that fits the path ends the search,
    /// whatever its methods.
    private func walk(_ path: UnsafeBufferPointer<UInt8>, from start: Int, node place: Int, _ search: inout Search) {
        guard start <= path.count else { return visit(nodes[place].endpoints, &search) }
        var end = start
        while end < path.count, path[end] != UInt8(ascii: "/") { end += 1 }
        for child in nodes[place].fixed where Self.isEqual(child.segment, path, start..<end) {
            walk(path, from: end + 1, node: child.node, &search)
            break
        }
        guard !search.isOver, start < end, let child = nodes[place].parameter else { return }
        search.parameters.append(start..<end)
        walk(path, from: end + 1, node: child, &search)
        if !search.isOver { search.parameters.removeLast() }
    }

    private static func isEqual(
        _ segment: [UInt8], _ path: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
    ) -> Bool {
        guard segment.count == range.count else { return false }
        for offset in segment.indices where path[range.lowerBound + offset] != segment[offset] { return false }
        return true
    }

    private func visit(_ endpoints: [Endpoint], _ search: inout Search) {
        for endpoint in endpoints where endpoint.method == search.method {
            search.found = endpoint
            return
        }
        if search.method == .head, let endpoint = endpoints.first(where: { $0.method == .get }) {
            search.found = endpoint
        } else {
            search.otherMethods = endpoints.map(\.method)
        }
    }

    /// Sorted and each once; HEAD wherever GET is.
    private static func allowed(_ methods: [HTTPRequest.Method]) -> [HTTPRequest.Method] {
        var names = Set(methods.map(\.rawValue))
        if names.contains(HTTPRequest.Method.get.rawValue) { names.insert(HTTPRequest.Method.head.rawValue) }
        return names.sorted().compactMap { HTTPRequest.Method($0) }
    }
}
