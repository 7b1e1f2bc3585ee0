import JSON

/// Goes along a person's access log from its first entry on and says what does not fit.
package struct AccessChainCheck {
    /// What is wrong, in the order of the entries.
    package private(set) var faults: [String] = []
    /// Entries seen.
    package private(set) var count = 0

    private let chain: AccessChain
    private var expected = 1
    /// The hash that the next entry must hold; unknown after one that could not be opened.
    private var previous: Link = .start

    private enum Link: Equatable {
        case start
        case hash(String)
        case unknown
    }

    package init(chain: AccessChain) {
        self.chain = chain
    }

    /// Looks at the next entry in the order of numbers; `bytes` are `nil` where it cannot be opened.
    package mutating func add(sequence: Int, bytes: [UInt8]?) {
        count += 1
        if sequence != expected {
            let missing =
                expected == sequence - 1 ? "entry \(expected) is" : "entries \(expected) to \(sequence - 1) are"
            faults.append("\(missing) missing")
            previous = .unknown
        }
        expected = sequence + 1
        guard let bytes else {
            faults.append("entry \(sequence) cannot be opened: it was changed, or put here from elsewhere")
            previous = .unknown
            return
        }
        if previous != .unknown, Self.link(in: bytes) != previous {
            faults.append("entry \(sequence) does not follow from the one before it")
        }
        previous = .hash(chain.hash(of: bytes))
    }

    /// Compares the end with where the log ended when it was last written to.
    package mutating func end(at head: AccessHead?) {
        let last = expected - 1
        guard let head else {
            faults.append("the word on where the log ends is missing")
            return
        }
        if head.sequence > last {
            faults.append("the log ends with entry \(last), and \(head.sequence) were written")
        } else if head.sequence < last {
            faults.append("entries after \(head.sequence) were not written by the server")
        } else if head != .start, previous != .unknown, previous != .hash(Base64URL.text(of: head.hash)) {
            faults.append("entry \(last) is not the one that was written")
        }
    }

    private static func link(in bytes: [UInt8]) -> Link {
        // Bytes that are no JSON follow from nothing.
        guard case .object(let entry)? = try? JSONParser.parse(bytes) else { return .unknown }
        if case .string(let text)? = entry["previous"] { return .hash(text) }
        return .start
    }
}
