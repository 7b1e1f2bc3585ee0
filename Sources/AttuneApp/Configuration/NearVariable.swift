/// Which setting's variable somebody meant who set another one.
///
/// A slip that passes unseen may leave open what was to be closed, so rather one name too many is refused.
enum NearVariable {
    /// Letters that two names have to begin with in common, or a setting's name has to have at the end of another.
    private static let enough = 5

    /// The variable of the setting that a variable's name looks like, or whose flag it looks like; `nil`: none.
    static func variable(meantBy name: String) -> String? {
        let name = spelling(name)
        // A flag's name is what some will take for the variable's.
        let meant = Setting.all.flatMap { setting in
            [setting.variable, setting.flag].compactMap(\.self).map { (spelling: spelling($0), setting: setting) }
        }
        let nearest =
            Spelling.nearest(to: name, among: meant.map(\.spelling))
            ?? meant.map(\.spelling).filter { isNear(name, $0) }
            .min { Spelling.distance(name, $0) < Spelling.distance(name, $1) }
        return meant.first { $0.spelling == nearest }?.setting.variable
    }

    /// Whether it was to name the settings file, which no variable does.
    static func meansFile(_ name: String) -> Bool { isNear(spelling(name), "CONFIG") }

    /// `ATTUNE_TLS_KEY` and `--tls-key` → `TLS_KEY`.
    private static func spelling(_ name: String) -> String {
        let name = name.hasPrefix("--") ? name.dropFirst(2) : name.dropFirst("ATTUNE_".count)
        return String(name.uppercased().map { $0 == "-" ? "_" : $0 })
    }

    /// Whether one begins as the other or ends with it, in whole words or in so many letters that it is no chance.
    private static func isNear(_ name: String, _ other: String) -> Bool {
        guard !name.isEmpty else { return false }
        return name == other || name.hasPrefix("\(other)_") || other.hasPrefix("\(name)_")
            || beginning(name, other) >= enough || other.hasSuffix("_\(name)")
            || other.count >= enough && name.hasSuffix("_\(other)")
    }

    /// How many characters both begin with.
    private static func beginning(_ first: String, _ second: String) -> Int {
        zip(first, second).prefix { $0 == $1 }.count
    }
}
