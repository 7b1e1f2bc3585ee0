/// What a device keeps between two runs; written as a whole, so that a crash leaves the one before or the one after.
package struct SyncState: Codable, Sendable {
    /// A record as the server had it when it was last heard of; without content it is deleted.
    package struct Copy: Codable, Sendable {
        package let revision: Int
        package let content: [String: JSON]?
    }

    package struct Entry: Codable, Sendable {
        package let collection: String
        /// `nil`: the server does not have it.
        package var server: Copy?
        /// What the person sees; `nil`: they have deleted it.
        package var local: [String: JSON]? { didSet { problem = nil } }
        /// Why the server refuses what the person wrote, until they change it.
        package var problem: JSON?
        /// Whether there is something to push.
        package var isDirty: Bool { problem == nil && local != server?.content }
    }

    /// A reading of the whole feed: why, and what it has named so far.
    struct Resync: Codable, Sendable {
        let hasOtherHistory: Bool
        var seen: Set<String> = []
    }

    /// Where the feed goes on; empty: at its start.
    package var cursor = ""
    package var entries: [String: Entry] = [:]
    var resync: Resync?
    /// What the person wrote into records that were deleted elsewhere in the meantime, for them to look through.
    package var discarded: [[String: JSON]] = []

    package init() {}

    /// Members that the server sets and that are no part of what the person wrote.
    static let serverSet = ["id", "revision", "createdAt", "updatedAt", "localDate", "warnings"]
    /// Words of the person, of which both versions are kept when two devices have written.
    static let texts: Set = ["note", "intention", "mindset", "reason", "supervision"]
    /// Members that name another record.
    static let references = ["protocolId", "doseLogId"]

    /// Takes over a record as the server has it: from the feed, or from a conflict.
    mutating func apply(_ record: JSON, revision: Int, id: String, in collection: String) {
        let theirs = Copy(revision: revision, content: record.members?.filter { !Self.serverSet.contains($0.key) })
        // Beside another history, which a restored backup has begun, revisions do not count on.
        let isForeign = resync?.hasOtherHistory == true && resync?.seen.contains(id) == false
        resync?.seen.insert(id)
        var entry = entries[id] ?? Entry(collection: collection)
        let known = entry.server?.revision ?? 0
        let isClean = entry.local == entry.server?.content
        // The server has lost what this device has: all of it is to be pushed again.
        let isLost = isForeign && revision < known
        if let local = entry.local, let content = theirs.content {
            let base = isLost ? [:] : entry.server?.content ?? [:]
            entry.local = isClean && !isForeign ? content : Self.merge(base, local, content, isForeign: isForeign)
        } else if let local = entry.local, !isLost {
            if !isClean { discarded.append(local) }
            entry.local = nil
        } else if !isLost, isClean || revision != known {
            // Who edited it did not mean it to go, and had more to say than who deleted what stood there before.
            entry.local = theirs.content
        }
        entry.server = theirs
        entries[id] = entry
    }

    /// Makes one of three versions, member by member: who alone has changed a member wins; of texts that both have
    /// changed all lines are kept; else this device wins, which is the later one to arrive.
    static func merge(
        _ base: [String: JSON], _ ours: [String: JSON], _ theirs: [String: JSON], isForeign: Bool
    ) -> [String: JSON] {
        var merged = theirs
        for (name, our) in ours where our != theirs[name] {
            let isContested = our != base[name] && theirs[name] != base[name]
            if texts.contains(name), isContested || isForeign, let their = theirs[name]?.text {
                let lines = their.split(separator: "\n")
                let more = our.text.split(separator: "\n").filter { !lines.contains($0) }
                merged[name] = .string((lines + more).joined(separator: "\n"))
            } else if our != base[name] || (isForeign && texts.contains(name)) {
                merged[name] = our
            }
        }
        for name in base.keys where ours[name] == nil && !(isForeign && texts.contains(name)) { merged[name] = nil }
        return merged
    }

    /// Has nothing that is to be pushed name a record that is gone.
    mutating func cutLoose() {
        for (id, entry) in entries where entry.isDirty || entry.problem != nil {
            for key in Self.references where entry.local?[key].map({ entries[$0.text]?.local == nil }) == true {
                entries[id]?.local?[key] = nil
            }
        }
    }

    /// The whole feed has been read: what it did not name was lost by the server, or is deleted and forgotten.
    mutating func endResync() {
        guard let resync else { return }
        self.resync = nil
        for (id, entry) in entries where !resync.seen.contains(id) && entry.server != nil {
            if resync.hasOtherHistory, entry.local != nil {
                entries[id]?.server = nil
            } else {
                if entry.isDirty, let local = entry.local { discarded.append(local) }
                entries[id] = nil
            }
        }
    }
}
