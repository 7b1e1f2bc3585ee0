import CPlatform
import Dispatch
import Glibc

/// SIGTERM and SIGINT as something to wait for; a second one ends the process at once, whatever it is doing.
///
/// One a process, made before anything that is to be stopped in order. A handler of the signals' own counts them in an
/// eventfd: Dispatch's source for signals takes note of them only some time after it was made, and one that comes
/// before that is lost.
package final class StopSignals {
    private let stream: AsyncStream<Void>
    private let source: any DispatchSourceRead

    /// Throws ``ListenError`` when the signals cannot be caught.
    package init() throws {
        let descriptor = platform_catch_stop_signals()
        guard descriptor >= 0 else { throw ListenError(operation: "catch signals", code: -descriptor) }
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self)
        self.stream = stream
        source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: DispatchQueue(label: "signals"))
        source.setEventHandler {
            var count: UInt64 = 0
            _ = read(descriptor, &count, MemoryLayout<UInt64>.size)
            continuation.yield()
        }
        source.activate()
    }

    /// Waits for the first signal.
    package func first() async {
        var iterator = stream.makeAsyncIterator()
        _ = await iterator.next()
    }
}
