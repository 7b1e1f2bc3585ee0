import Glibc
import HTTPCodec

/// The Date field's value, made anew once a second; one a loop.
struct DateCache {
    private var second = -1
    private var bytes: [UInt8] = []

    mutating func current() -> [UInt8] {
        // Read without entering the kernel. The coarse clock would be cheaper still, but lags behind the one that a
        // handler takes Last-Modified from, which must not be later than Date (RFC 9110 §8.8.2.1).
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        if now.tv_sec != second {
            second = now.tv_sec
            bytes = HTTPDate.bytes(secondsSince1970: second)
        }
        return bytes
    }
}
