import CivilTime
import Glibc
import Metrics

/// The process as the system sees it, under the names that all of Prometheus' clients use.
struct ProcessMetrics: MetricsSource {
    let start: Instant
    let version: String
    let droppedLogLines: @Sendable () -> Int

    func write(to text: inout MetricsText) {
        text.gauges("attune_build_info", "The program; always 1.", [([("version", version)], 1)])
        text.counter(
            "attune_log_dropped_lines_total", "Lines of the log that were dropped, since nobody read them.",
            Double(droppedLogLines()))
        text.gauge(
            "process_start_time_seconds", "When the process began, in seconds since 1970.",
            Double(start.milliseconds) / 1000)
        var usage = rusage()
        if getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0 {
            text.counter(
                "process_cpu_seconds_total", "Processor time, in user and system mode.",
                Self.seconds(usage.ru_utime) + Self.seconds(usage.ru_stime))
        }
        if let pages = Self.memoryPages() {
            let size = Double(sysconf(Int32(_SC_PAGESIZE)))
            text.gauge("process_virtual_memory_bytes", "Memory that is mapped.", Double(pages.mapped) * size)
            text.gauge("process_resident_memory_bytes", "Memory that is in use.", Double(pages.resident) * size)
        }
        if let count = Self.openDescriptors() {
            text.gauge("process_open_fds", "File descriptors that are open.", Double(count))
        }
        var limit = rlimit()
        if getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 {
            let isEndless = limit.rlim_cur == UInt(bitPattern: -1)
            text.gauge(
                "process_max_fds", "File descriptors that may be open.",
                isEndless ? .infinity : Double(limit.rlim_cur))
        }
    }

    private static func seconds(_ time: timeval) -> Double {
        Double(time.tv_sec) + Double(time.tv_usec) / 1e6
    }

    /// From /proc/self/statm (proc(5)); nil where it cannot be read.
    private static func memoryPages() -> (mapped: Int, resident: Int)? {
        let file = open("/proc/self/statm", O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var buffer = [UInt8](repeating: 0, count: 256)
        let count = read(file, &buffer, buffer.count)
        let fields = buffer.prefix(max(0, count)).split(separator: UInt8(ascii: " ")).prefix(2)
            .compactMap { Int(String(decoding: $0, as: UTF8.self)) }
        return fields.count == 2 ? (fields[0], fields[1]) : nil
    }

    /// Without the one that is needed for counting; nil where there is no /proc, or no descriptor is left to look.
    private static func openDescriptors() -> Int? {
        guard let directory = opendir("/proc/self/fd") else { return nil }
        defer { closedir(directory) }
        var count = 0
        while let entry = readdir(directory) {
            // `.` and `..` are none.
            if entry.pointee.d_name.0 != UInt8(ascii: ".") { count += 1 }
        }
        return count - 1
    }
}
