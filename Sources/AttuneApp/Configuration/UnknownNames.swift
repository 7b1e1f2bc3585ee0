/// What is said of keys and variables that are no setting.
///
/// Never their values: a secret may have been put in the wrong place.
enum UnknownNames {
    /// Characters of an unknown name that are repeated at most.
    private static let shownLength = 60

    /// The sentence for a key of a settings file.
    static func problem(key: String, in file: String) -> String {
        let nearest = Spelling.nearest(to: key, among: Setting.all.map(\.name))
        return sentence(shown(key), isLike: nearest, .file(file))
    }

    /// Of the variables named `ATTUNE_…`, sentences on those that look like one of a setting, so that a slip in one that
    /// closes the server does not leave it open; and the names of the others, which others may have set.
    static func sort(_ environment: [String: String]) -> (problems: [String], strays: [String]) {
        let known = Set(Setting.all.map(\.variable))
        var problems: [String] = []
        var strays: [String] = []
        for (name, value) in environment.sorted(by: { $0.key < $1.key })
        where name.hasPrefix("ATTUNE_") && !known.contains(name) {
            if KubernetesVariable.isOne(name, value: value) {
                strays.append(shown(name))
            } else if let variable = NearVariable.variable(meantBy: name) {
                problems.append(sentence(shown(name), isLike: variable, nil))
            } else if NearVariable.meansFile(name) {
                problems.append("\"\(shown(name))\" is no setting: name the file with --config")
            } else {
                strays.append(shown(name))
            }
        }
        return (problems, strays)
    }

    private static func sentence(_ name: String, isLike known: String?, _ origin: SettingOrigin?) -> String {
        let question = known.map { ": did you mean \"\($0)\"?" } ?? ""
        return "\"\(name)\" is no setting\(question)" + (origin.map { " (from \($0))" } ?? "")
    }

    /// A name as it can be repeated on a terminal.
    private static func shown(_ name: String) -> String {
        let plain = String(name.map { $0.isASCII && $0 >= " " && $0 != "\u{7F}" ? $0 : "?" }.prefix(shownLength))
        return name.count > shownLength ? "\(plain)…" : plain
    }
}
