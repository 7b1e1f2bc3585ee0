/// Changes a JSON value as a merge patch says (RFC 7396).
package enum MergePatch {
    /// The target with each member of the patch set, merged or, where it is null, removed.
    ///
    /// A patch that is no object replaces the target. Members keep their place, new ones follow in the patch's order.
    /// Works in time linear in both; recursion goes as deep as the patch, which the parser has limited.
    package static func apply(_ patch: JSONValue, to target: JSONValue) -> JSONValue {
        guard case .object(let changes) = patch else { return patch }
        var base = JSONObject()
        if case .object(let object) = target { base = object }

        var merged: [(name: String, value: JSONValue)] = []
        merged.reserveCapacity(base.count + changes.count)
        for member in base.members {
            guard let change = changes[member.name] else {
                merged.append(member)
                continue
            }
            if !change.isNull { merged.append((member.name, apply(change, to: member.value))) }
        }
        for change in changes.members where !change.value.isNull && base.position(of: change.name) == nil {
            merged.append((change.name, apply(change.value, to: .null)))
        }
        return .object(JSONObject(distinct: merged))
    }
}
