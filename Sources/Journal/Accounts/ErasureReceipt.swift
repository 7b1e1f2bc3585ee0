package import CivilTime
package import JSON

/// What a person who leaves is told: what went with them, and whether backups still open.
package struct ErasureReceipt: Sendable {
    package let erasedAt: Instant
    package let counts: [ErasedCount]
    /// Whether no backup opens for them any more: what their data key was sealed with is gone from the master key.
    package let isKeyDestroyed: Bool

    /// The receipt as clients see it; a collection that held nothing is there with 0.
    package var json: JSONObject {
        var kinds: JSONObject = [:]
        for type in Records.collections { kinds.set(type.collection.name, 0) }
        for counted in counts { kinds.set(counted.kind, counted.count) }
        var object: JSONObject = [:]
        object.set("erasedAt", erasedAt.utcText)
        object["counts"] = .object(kinds)
        object["keyDestroyed"] = .bool(isKeyDestroyed)
        object.set("backups", isKeyDestroyed ? "unreadable" : "readable-until-the-key-file-can-be-written")
        return object
    }
}
