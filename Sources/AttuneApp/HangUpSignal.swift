import Dispatch
import Glibc

/// SIGHUP as a call; without one of these it ends the process, as it does by default.
final class HangUpSignal {
    private let source: any DispatchSourceSignal

    init(_ call: @escaping @Sendable () -> Void) {
        // Without this the signal's own action ends the process before the source sees it.
        signal(SIGHUP, SIG_IGN)
        source = DispatchSource.makeSignalSource(signal: SIGHUP, queue: DispatchQueue(label: "hang-up"))
        source.setEventHandler(handler: call)
        source.activate()
    }

    deinit { source.cancel() }
}
