import FuzzSupport
import JSON

/// What holds for any bytes that are read as JSON.
enum TextChecks {
    /// The deepest that can be asked for.
    private static let deepest = 512

    static func check(_ bytes: [UInt8]) {
        let tree = parse(bytes, maximumDepth: deepest)
        // The bytes choose which depth they are held to.
        let bound = Int(bytes.last ?? 0) % 8
        let bounded = parse(bytes, maximumDepth: bound)
        guard let tree else {
            Finding.unless(bounded == nil, "no depth makes bytes JSON")
            return
        }
        Finding.unless((bounded != nil) == (depth(of: tree) <= bound), "nesting is allowed up to the depth, not beyond")
        Finding.unless(bounded == nil || bounded == tree, "the depth changes no value")

        let written = JSONWriter.bytes(of: tree)
        guard let again = parse(written, maximumDepth: deepest) else {
            Finding.report("what was written can be read", String(decoding: written, as: UTF8.self))
        }
        Finding.unless(again == tree, "what was written is read as the same value")
        Finding.unless(again.hashValue == tree.hashValue, "equal values have equal hashes")
        Finding.unless(JSONWriter.bytes(of: again) == written, "what was read is written as the same bytes")

        checkMembers(tree)
        DecimalChecks.check(numbers(in: tree))
        PatchChecks.check(tree)
    }

    private static func parse(_ bytes: [UInt8], maximumDepth: Int) -> JSONValue? {
        do throws(JSONSyntaxError) {
            return try JSONParser.parse(bytes, maximumDepth: maximumDepth)
        } catch {
            Finding.unless((0...bytes.count).contains(error.offset), "a fault lies within the text")
            return nil
        }
    }

    private static func depth(of value: JSONValue) -> Int {
        switch value {
        case .array(let elements): 1 + (elements.map(depth).max() ?? 0)
        case .object(let object): 1 + (object.members.map { depth(of: $0.value) }.max() ?? 0)
        default: 0
        }
    }

    private static func numbers(in value: JSONValue) -> [JSONNumber] {
        switch value {
        case .number(let number): [number]
        case .array(let elements): elements.flatMap(numbers)
        case .object(let object): object.members.flatMap { numbers(in: $0.value) }
        default: []
        }
    }

    /// Each member is found by its name, so no name hides another.
    private static func checkMembers(_ value: JSONValue) {
        switch value {
        case .array(let elements): elements.forEach(checkMembers)
        case .object(let object):
            for member in object.members {
                Finding.unless(object[member.name] == member.value, "a name leads to its own value")
                checkMembers(member.value)
            }
            if let first = object.names.first {
                var shorter = object
                shorter[first] = nil
                Finding.unless(shorter[first] == nil && shorter.count == object.count - 1, "a removed name is gone")
            }
        default: break
        }
    }
}
