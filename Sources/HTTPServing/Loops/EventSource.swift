/// Something an event loop watches; called on that loop only.
protocol EventSource: AnyObject {
    /// The descriptor may be read or written, or its peer is gone; `events` are the bits of CPlatform.
    func handle(events: UInt32)

    /// Called a few times a second to see which deadlines passed.
    func sweep(at now: ContinuousClock.Instant)
}
