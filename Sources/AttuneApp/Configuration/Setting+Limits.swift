extension Setting {
    /// Limits of the journal.
    static var journalLimits: [Setting] {
        [
            .integer(
                "maximumBodyBytes", \.maximumBodyBytes, 1024...67_108_864, "bytes",
                why: "a long entry is a few kilobytes; beyond it 413"),
            .integer(
                "tombstoneDays", \.tombstoneDays, 1...36_500, "days",
                why: "for which a deletion is remembered: a client that was away for longer has to read everything anew"
            ),
            .integer(
                "recordVersions", \.recordVersions, 0...500,
                why: """
                    earlier revisions kept of each record, until it is deleted: an edit is never a loss, and a record \
                    that a program rewrites all day does not grow without end
                    """),
            .integer(
                "eventStreamsPerUser", \.eventStreamsPerUser, 1...1000,
                why: """
                    clients of one person that wait for changes at once; one more ends the oldest, which may be a phone \
                    that has lost its network
                    """),
            .integer(
                "shareReadsPerHour", \.shareReadsPerHour, 1...1_000_000,
                why: """
                    reads of the summary through one share within an hour; each is work for the server and an entry in \
                    the access log, which is kept for good
                    """),
        ]
    }

    /// Limits of one request or connection.
    static var http: [Setting] {
        [
            .integer(
                "requestLineBytes", \.http.requestLineBytes, 8000...65_536, "bytes",
                why: "a page's cursor is a few hundred; RFC 9112 asks for at least 8000; beyond it 414"),
            .integer(
                "headerSectionBytes", \.http.headerSectionBytes, 1024...1_048_576, "bytes",
                why: "a token and a client's own fields are a few hundred; beyond it 431"),
            .integer(
                "headerFields", \.http.headerFields, 10...10_000, "fields",
                why: "bounds the work of looking one up; beyond it 431"),
            .integer(
                "headSeconds", \.http.headSeconds, 1...600, "seconds",
                why: "from the head's first byte to its last, since single bytes would reset a pause; beyond it 408"),
            .integer(
                "bodyBytesPerSecond", \.http.bodyBytesPerSecond, 1...1_048_576, "bytes",
                why: "average that a body must reach: slower peers only hold memory; below it 408"),
            .integer(
                "bodyGraceSeconds", \.http.bodyGraceSeconds, 1...600, "seconds",
                why: "before that average counts: a bad line needs time to get going"),
            .integer(
                "idleSeconds", \.http.idleSeconds, 1...3600, "seconds",
                why: "between requests: longer than most clients' own, so that they close first"),
            .integer(
                "writeStallSeconds", \.http.writeStallSeconds, 1...600, "seconds",
                why: "in which a peer must take 16 KiB, or all that waits for it; else it is reset"),
            .integer(
                "lingerSeconds", \.http.lingerSeconds, 0...60, "seconds",
                why: "for which input is still read after the last answer, so that no reset destroys it"),
        ]
    }

    /// Limits of what goes on at once.
    static var httpAtOnce: [Setting] {
        [
            .integer(
                "connections", \.http.connections, 1...1_000_000,
                why: "in all, and never more than the limit of open files leaves; beyond it 503"),
            .integer(
                "connectionsPerAddress", \.http.connectionsPerAddress, 1...1_000_000,
                why: "one address (IPv6: one /64 network) must not take them all; beyond it 503"),
            .integer(
                "requestsInFlight", \.http.requestsInFlight, 1...1_000_000,
                why: """
                    worked on at once, from the end of their bodies to that of their answers, which must fit into \
                    memory; beyond it 503
                    """),
            .integer(
                "arrivingBodyBytes", \.http.arrivingBodyBytes, 65_536...1_099_511_627_776, "bytes",
                why: """
                    of bodies that are still arriving, in all: each may be small enough and all of them more than the \
                    memory; beyond it 503; never less than `maximumBodyBytes` counts
                    """),
            .integer(
                "pipelinedRequests", \.http.pipelinedRequests, 1...10_000,
                why: "of one connection, answered in a row before others have their turn"),
            .integer(
                "discardedBodyBytes", \.http.discardedBodyBytes, 0...67_108_864, "bytes",
                why: "of a body that nobody reads, dropped to keep the connection; beyond it a new one is cheaper"),
            .integer(
                "outputBytes", \.http.outputBytes, 4096...16_777_216, "bytes",
                why: "that may wait for a slow reader before its next request is read"),
            .integer(
                "backlog", \.http.backlog, 1...65_535,
                why:
                    "connections that the kernel holds until they are accepted; it may cut this to `net.core.somaxconn`"
            ),
        ]
    }
}
