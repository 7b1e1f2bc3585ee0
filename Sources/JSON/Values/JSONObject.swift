/// The members of a JSON object, each name once, in the order they were written (RFC 8259 §4).
///
/// Equality ignores the order. Looking a name up is linear in small objects and hashed in large ones, so no operation
/// on an object that a peer sent grows with the square of its size, removing apart (linear each).
package struct JSONObject: Sendable {
    /// Up to this many members a scan is faster than a hash table, and nearly every object stays below.
    static let linearLookupLimit = 16

    /// The members in order.
    package private(set) var members: [(name: String, value: JSONValue)]

    /// Where each name stands; empty as long as the members are scanned.
    private var positions: [MemberName: Int] = [:]

    /// An object without members.
    package init() {
        members = []
    }

    /// An object of these members; where a name comes again, the later value wins in the earlier place.
    package init(_ members: some Sequence<(String, JSONValue)>) {
        self.init()
        for (name, value) in members { self[name] = value }
    }

    /// An object of members whose names are known to differ.
    init(distinct members: [(name: String, value: JSONValue)]) {
        self.members = members
        indexIfLarge()
    }

    /// The value under a name; setting nil removes the member, setting a new name appends it.
    package subscript(name: String) -> JSONValue? {
        get {
            position(of: name).map { members[$0].value }
        }
        set {
            switch (position(of: name), newValue) {
            case (let position?, let value?): members[position].value = value
            case (let position?, nil): remove(at: position)
            case (nil, let value?): append(name, value)
            case (nil, nil): break
            }
        }
    }

    /// The names in order.
    package var names: [String] {
        members.map(\.name)
    }

    /// The number of members.
    package var count: Int {
        members.count
    }

    /// Whether there is no member.
    package var isEmpty: Bool {
        members.isEmpty
    }

    /// Whether names are found through the hash table.
    var isIndexed: Bool {
        !positions.isEmpty
    }

    /// The place of a name among the members.
    func position(of name: String) -> Int? {
        if isIndexed { return positions[MemberName(name)] }
        return members.indices.first { members[$0].name.hasSameBytes(as: name) }
    }

    /// Appends a member unless its name is taken, and tells whether it did.
    mutating func appendIfNew(_ name: String, _ value: JSONValue) -> Bool {
        if isIndexed {
            let known = positions.updateValue(members.count, forKey: MemberName(name))
            if let known {
                positions[MemberName(name)] = known
                return false
            }
            members.append((name, value))
            return true
        }
        guard position(of: name) == nil else { return false }
        append(name, value)
        return true
    }

    /// Makes room for members about to be appended.
    package mutating func reserveCapacity(_ count: Int) {
        members.reserveCapacity(count)
    }

    private mutating func append(_ name: String, _ value: JSONValue) {
        if isIndexed { positions[MemberName(name)] = members.count }
        members.append((name, value))
        if !isIndexed { indexIfLarge() }
    }

    private mutating func remove(at position: Int) {
        members.remove(at: position)
        positions = [:]
        indexIfLarge()
    }

    private mutating func indexIfLarge() {
        guard members.count > Self.linearLookupLimit else { return }
        positions.reserveCapacity(members.count)
        for (position, member) in members.enumerated() { positions[MemberName(member.name)] = position }
    }
}

extension JSONObject: Hashable {
    package static func == (left: JSONObject, right: JSONObject) -> Bool {
        left.count == right.count && left.members.allSatisfy { right[$0.name] == $0.value }
    }

    /// Adds the members' hashes up without regard to order, as equality does.
    package func hash(into hasher: inout Hasher) {
        var combined = 0
        for member in members {
            var single = Hasher()
            single.combine(MemberName(member.name))
            single.combine(member.value)
            combined ^= single.finalize()
        }
        hasher.combine(combined)
    }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    package init(dictionaryLiteral elements: (String, JSONValue)...) {
        self.init(elements)
    }
}
