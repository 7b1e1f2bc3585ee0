package import CivilTime

/// The vocabularies that the fields of every collection are read against.
package struct JournalRules: Sendable {
    /// The IANA zones of this machine.
    package let timeZones: TimeZoneDatabase

    /// The ratings that a check-in can hold.
    package let metrics: MetricRegistry

    package init(timeZones: TimeZoneDatabase, metrics: MetricRegistry) {
        self.timeZones = timeZones
        self.metrics = metrics
    }
}
