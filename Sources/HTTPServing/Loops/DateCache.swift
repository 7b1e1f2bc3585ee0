import Glibc
import HTTPCodec

/// The Date field's value, made anew once a second; one a loop.
struct DateCache {
    private var second = -1
    private var bytes: [UInt8] = []

    mutating func current() -> [UInt8] {
        // A coarse clock is read without entering the kernel and is exact enough for whole seconds.
        var now = timespec()
        clock_gettime(CLOCK_REALTIME_COARSE, &now)
        if now.tv_sec != second {
            second = now.tv_sec
            bytes = HTTPDate.bytes(secondsSince1970: second)
        }
        return bytes
    }
}
