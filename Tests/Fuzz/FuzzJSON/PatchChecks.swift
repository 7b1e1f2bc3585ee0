import FuzzSupport
import JSON

/// What holds for merge patches (RFC 7396).
enum PatchChecks {
    static func check(_ value: JSONValue) {
        check(value, on: value)
        check(value, on: .null)
        if case .array(let elements) = value, let patch = elements.first {
            for target in elements.dropFirst().prefix(4) { check(patch, on: target) }
        }
    }

    private static func check(_ patch: JSONValue, on target: JSONValue) {
        let patched = MergePatch.apply(patch, to: target)
        Finding.unless(MergePatch.apply(patch, to: patched) == patched, "a patch applied again changes nothing")
        guard case .object(let changes) = patch else {
            Finding.unless(patched == patch, "a patch that is no object replaces the target")
            return
        }
        guard case .object(let result) = patched else { Finding.report("an object patched is an object", "") }
        for change in changes.members {
            Finding.unless(
                (result[change.name] == nil) == change.value.isNull, "null removes and anything else is there")
        }
        if case .object(let before) = target {
            for member in before.members where changes[member.name] == nil {
                Finding.unless(result[member.name] == member.value, "what the patch does not name stays")
            }
        }
    }
}
