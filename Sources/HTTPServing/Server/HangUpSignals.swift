import CPlatform
import Dispatch
import Glibc

/// SIGHUP as a call for as long as the value lives; without one of these it ends the process.
///
/// One a process. Caught as ``StopSignals`` are, so that none is lost; those that come close together are one call.
package final class HangUpSignals {
    private let source: any DispatchSourceRead

    /// Throws ``ListenError`` when the signal cannot be caught.
    package init(_ call: @escaping @Sendable () -> Void) throws {
        let descriptor = platform_catch_hang_ups()
        guard descriptor >= 0 else { throw ListenError(operation: "catch signals", code: -descriptor) }
        source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: DispatchQueue(label: "hang-ups"))
        source.setEventHandler {
            var count: UInt64 = 0
            _ = read(descriptor, &count, MemoryLayout<UInt64>.size)
            call()
        }
        source.activate()
    }

    deinit { source.cancel() }
}
