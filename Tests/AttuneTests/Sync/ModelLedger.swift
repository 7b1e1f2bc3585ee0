import JournalSync

/// What the server has taken, in the order in which it did: what must be there in the end.
struct ModelLedger {
    /// How a record stands by the last thing that was done to it.
    enum Standing: Equatable {
        /// Every line that was ever written into its note is in it.
        case live(lines: Set<String>)
        case deleted
    }

    private struct Step: Hashable {
        let epoch: Int
        let id: String
        let revision: Int
    }

    private(set) var standings: [String: Standing] = [:]
    /// Records of which nobody knows whether the server has taken what was sent last.
    private(set) var doubtful: Set<String> = []
    private var epoch = 0
    private var seen: Set<Step> = []

    /// The server has been put back: it may take the same again.
    mutating func beginEpoch() { epoch += 1 }

    /// The server died while it had this push.
    mutating func doubt(_ push: JSON) {
        doubtful.formUnion(push["mutations"].elements.map { $0["id"].text })
    }

    /// Notes what a push has done, each step once, however often it was sent.
    mutating func note(_ push: JSON, answer: JSON) {
        for (mutation, result) in zip(push["mutations"].elements, answer["results"].elements) {
            let status = result["status"].integer
            guard [200, 201, 204].contains(status) else { continue }
            let id = mutation["id"].text
            let step = Step(epoch: epoch, id: id, revision: result["revision"].integer)
            // What comes back once its deletion is forgotten begins at revision 1 again.
            guard seen.insert(step).inserted || standings[id] == .deleted else { continue }
            if status == 204 {
                standings[id] = .deleted
            } else {
                var lines = Set(mutation["record"]["note"].text.split(separator: "\n").map(String.init))
                if case .live(let earlier)? = standings[id] { lines.formUnion(earlier) }
                standings[id] = .live(lines: lines)
            }
        }
    }
}
