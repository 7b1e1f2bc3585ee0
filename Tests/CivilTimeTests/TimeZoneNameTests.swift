import Testing

@testable import CivilTime

struct TimeZoneNameTests {
    @Test(
        "a name of the database is accepted",
        arguments: [
            "UTC", "GMT", "GMT+0", "Etc/GMT+5", "Etc/GMT-14", "Europe/Berlin", "America/Argentina/ComodRivadavia",
            "America/Port-au-Prince", "Africa/Dar_es_Salaam", "EST5EDT", "W-SU", "NZ-CHAT",
            String(repeating: "a", count: 64),
        ])
    func accepted(name: String) {
        #expect(TimeZoneName(name)?.text == name)
    }

    @Test(
        "what no zone is called is refused",
        arguments: [
            "", "/", "/etc/passwd", "/usr/share/zoneinfo/UTC", "..", "../UTC", "Europe/../UTC", "Europe/./Berlin",
            "./UTC",
            "Europe//Berlin", "Europe/Berlin/", "+VERSION", "-UTC", "_UTC", "1UTC", "Europe/Berlin ", " Europe/Berlin",
            "Europe/Berlin\0", "UTC\0/../../etc/passwd", "Europe\\Berlin", "Europe/Bérlin", "Asia/\u{212A}athmandu",
            "Europe/%42erlin", "zone.tab", "tzdata.zi", "posix", "posix/UTC", "right/UTC", "posixrules", "localtime",
            "leapseconds", "Factory", ":UTC", "UTC\n", String(repeating: "a", count: 65),
        ])
    func refused(name: String) {
        #expect(TimeZoneName(name) == nil)
    }
}
