import CivilTime
package import JSON
import Journal

/// A token in the operator's list.
package struct TokenLine: Sendable {
    let token: Token
    /// Whether it may be told what the person calls it.
    let isLabelled: Bool

    /// Lines below a heading.
    package static func table(_ lines: [TokenLine]) -> [String] {
        let isLabelled = lines.contains { $0.isLabelled }
        let heading = ["id", "may", "created", "last used", "ends"] + (isLabelled ? ["label"] : [])
        return TextTable.lines([heading] + lines.map(\.cells))
    }

    private var cells: [String] {
        [
            token.id.description,
            token.feed == nil ? token.scopes.map(\.rawValue).joined(separator: " ") : "calendar",
            token.createdAt.utcText, token.lastUsedAt?.utcText ?? "never", token.expiresAt?.utcText ?? "never",
        ] + (isLabelled ? [token.label ?? ""] : [])
    }

    package var json: JSONObject {
        var object = token.json
        if !isLabelled { object["label"] = nil }
        // What a feed reads is the person's own affair: its title is theirs.
        object["calendar"] = .bool(token.feed != nil)
        return object
    }
}
