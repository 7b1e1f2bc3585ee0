import CivilTime

/// How rounds of maintenance went.
struct MaintenanceFigures: Sendable, Hashable {
    /// Those that came to their end.
    var runs = 0
    var failures = 0
    /// When one last came to its end.
    var lastEnd: Instant?
}
