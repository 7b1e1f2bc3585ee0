import CPlatform
import Dispatch
import Glibc
import HTTPCodec

/// One serial queue that watches many sockets through one epoll descriptor and runs the handlers of their requests.
///
/// A loop has one read source and one timer for as long as the server runs: in libdispatch on Linux, registering and
/// tearing down sources while others run loses events. Tasks that prefer a loop as their executor run on its queue;
/// what they enqueue on it themselves runs in the same turn, without any lock.
///
/// `@unchecked`: all mutable state but the remote queue is touched on the serial queue only.
package final class EventLoop: TaskExecutor, @unchecked Sendable {
    /// The loop's number within its server, from 0.
    package let index: Int
    let queue: DispatchQueue
    let counters = LoopCounters()
    private let epoll: Int32
    /// An eventfd in the epoll set, by which other threads end the loop's waiting.
    private let interruption: Int32
    private let remote = RemoteQueue()
    private var source: (any DispatchSourceRead)?
    private var timer: (any DispatchSourceTimer)?
    private var work = WorkQueue()
    private var isTurnScheduled = false
    private var slots = EventSlots<any EventSource>()
    private var unflushed: [Connection] = []
    /// Connections that stopped reading to let others have their turn.
    private var resting: [Connection] = []
    private var events = [platform_event](repeating: platform_event(), count: 256)
    private var dates = DateCache()
    private var isStopped = false
    private var lag: LagMeter
    /// The time when the work at hand began.
    private(set) var now = ContinuousClock.now
    /// Memory that the loop's connections take in turns.
    var buffers = BufferPool()

    /// Parts of tasks that run before input and output get their turn again.
    private static let workPerTurn = 256
    /// Batches of events that are handled before other work on the queue gets its turn.
    private static let batchesPerTurn = 64
    /// How long a busy loop waits for its sockets before it gives its thread back: a peer's next request often comes
    /// sooner than Dispatch would take to wake the loop again.
    private static let waitMilliseconds: Int32 = 1
    private static let interruptionToken = UInt64.max
    private static let sweepMilliseconds = 250

    init(index: Int) throws(ListenError) {
        let epoll = platform_epoll_create()
        guard epoll >= 0 else { throw ListenError(operation: "create an event loop", code: -epoll) }
        let interruption = platform_eventfd_create()
        let status =
            interruption < 0
            ? interruption : platform_epoll_add_eventfd(epoll, interruption, Self.interruptionToken)
        guard status >= 0 else {
            if interruption >= 0 { platform_close(interruption) }
            platform_close(epoll)
            throw ListenError(operation: "create an event loop", code: -status)
        }
        self.index = index
        self.epoll = epoll
        self.interruption = interruption
        queue = DispatchQueue(label: "http.loop.\(index)")
        lag = LagMeter(counting: counters.lags, interval: .milliseconds(Self.sweepMilliseconds))
    }

    deinit { platform_close(interruption) }

    /// The loop whose turn runs on this thread, if any.
    package static var current: EventLoop? {
        platform_current_loop().map { Unmanaged<EventLoop>.fromOpaque($0).takeUnretainedValue() }
    }

    /// Whether this thread is running a turn of this loop.
    package var isCurrent: Bool {
        platform_current_loop() == Unmanaged.passUnretained(self).toOpaque()
    }

    package func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        if isCurrent { work.append(.job(job)) } else { submit(.job(job)) }
    }

    /// Runs a call on the loop: at once if this is its turn, else soon.
    package func execute(_ call: @escaping @Sendable () -> Void) {
        if isCurrent { call() } else { submit(.call(call)) }
    }

    private func submit(_ work: LoopWork) {
        switch remote.append(work) {
        case .none: break
        case .schedule: queue.async { self.turn {} }
        case .interrupt: platform_eventfd_signal(interruption)
        }
    }

    // MARK: Life

    /// Starts watching; once only.
    func start() {
        let source = DispatchSource.makeReadSource(fileDescriptor: epoll, queue: queue)
        let descriptor = epoll
        // The handlers keep the loop alive until `stop`.
        source.setEventHandler { self.turn { self.handleReady() } }
        source.setCancelHandler { platform_close(descriptor) }
        let timer = DispatchSource.makeTimerSource(queue: queue)
        let interval = DispatchTimeInterval.milliseconds(Self.sweepMilliseconds)
        lag.start()
        // The leeway would count as lag.
        timer.schedule(deadline: .now() + interval, repeating: interval, leeway: .milliseconds(1))
        timer.setEventHandler { self.turn { self.sweep() } }
        self.source = source
        self.timer = timer
        source.activate()
        timer.activate()
    }

    /// Stops watching, after which the epoll descriptor is closed; called on the loop, with nothing left to watch.
    func stop() {
        isStopped = true
        timer?.cancel()
        source?.cancel()
        timer = nil
        source = nil
    }

    // MARK: Watching

    /// Begins to watch a connection's descriptor; nil when the kernel refuses.
    func add(_ source: any EventSource, descriptor: Int32, isListener: Bool) -> UInt64? {
        guard !isStopped else { return nil }
        let token = slots.insert(source)
        let status =
            isListener
            ? platform_epoll_add_listener(epoll, descriptor, token)
            : platform_epoll_add_connection(epoll, descriptor, token)
        if status == 0 { return token }
        slots.remove(token)
        return nil
    }

    func pause(listener descriptor: Int32, token: UInt64, isPaused: Bool) {
        guard !isStopped else { return }
        _ = platform_epoll_pause_listener(epoll, descriptor, token, isPaused ? 1 : 0)
    }

    /// Stops watching a descriptor, which the caller closes afterwards.
    func remove(token: UInt64, descriptor: Int32) {
        slots.remove(token)
        guard !isStopped else { return }
        _ = platform_epoll_remove(epoll, descriptor)
    }

    var watched: [any EventSource] { slots.elements }

    /// The Date of responses made now.
    func date() -> [UInt8] { dates.current() }

    /// Has a connection's output sent once the work at hand is done, so that pipelined responses leave together; others
    /// do not wait for each other, and all of them take turns with one buffer.
    func flushLater(_ connection: Connection) {
        unflushed.append(connection)
    }

    /// Goes on reading from a connection after others had their turn.
    func resumeLater(_ connection: Connection) {
        resting.append(connection)
    }

    // MARK: Turns

    private func turn(_ body: () -> Void) {
        platform_set_current_loop(Unmanaged.passUnretained(self).toOpaque())
        now = .now
        body()
        for item in remote.takeAll() { run(item) }
        settle()
        resumeResting()
        platform_set_current_loop(nil)
        guard !work.isEmpty || !unflushed.isEmpty || !resting.isEmpty, !isTurnScheduled else { return }
        isTurnScheduled = true
        queue.async {
            self.isTurnScheduled = false
            self.turn {}
        }
    }

    private func handleReady() {
        for _ in 0..<Self.batchesPerTurn where !isStopped {
            let mayWait = work.isEmpty && resting.isEmpty && remote.beginWaiting()
            let timeout = mayWait ? Self.waitMilliseconds : 0
            let count = Int(platform_epoll_wait(epoll, &events, Int32(events.count), timeout))
            let calls = remote.takeAll()
            guard count > 0 || !calls.isEmpty || !resting.isEmpty else { return }
            now = .now
            for index in 0..<max(0, min(count, events.count)) {
                let event = events[index]
                slots[event.token]?.handle(events: event.events)
                settle()
            }
            for item in calls { run(item) }
            settle()
            resumeResting()
        }
    }

    /// Gives each connection that rests one more turn.
    private func resumeResting() {
        guard !resting.isEmpty else { return }
        var connections: [Connection] = []
        swap(&connections, &resting)
        for connection in connections {
            connection.resumeAfterRest()
            settle()
        }
    }

    private func sweep() {
        lag.tick()
        for source in slots.elements { source.sweep(at: now) }
    }

    /// Sends what is to be sent and runs what is due, up to a bound.
    private func settle() {
        flush()
        for _ in 0..<Self.workPerTurn {
            guard let item = work.popFirst() else { return }
            run(item)
        }
    }

    private func flush() {
        while let connection = unflushed.popLast() { connection.flush() }
    }

    private func run(_ item: LoopWork) {
        switch item {
        case .job(let job): job.runSynchronously(on: asUnownedTaskExecutor())
        case .call(let call): call()
        }
        flush()
    }
}
