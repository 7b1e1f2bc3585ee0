import Foundation

/// What the system tells about a running process, read from /proc.
struct ProcessFigures {
    let id: Int32

    /// Open descriptors.
    var descriptors: Int { targets.count }

    /// Open sockets: those that listen, and a connection each.
    var sockets: Int { targets.count { $0.hasPrefix("socket:") } }

    /// What each descriptor stands for; one that is closed meanwhile is left out.
    private var targets: [String] {
        let directory = "/proc/\(id)/fd"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
        return names.compactMap { try? FileManager.default.destinationOfSymbolicLink(atPath: "\(directory)/\($0)") }
    }

    /// Seconds of processor time so far, in user and kernel mode.
    var processorSeconds: Double {
        // Behind the name, which may hold anything but a parenthesis, utime and stime are the 12th and 13th.
        let fields = text("stat").split(separator: ")").last?.split(separator: " ") ?? []
        guard fields.count > 13, let user = Double(fields[11]), let system = Double(fields[12]) else { return 0 }
        return (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
    }

    /// Bytes of memory in use.
    var residentBytes: Int {
        let pages = text("statm").split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
        return pages * sysconf(Int32(_SC_PAGESIZE))
    }

    /// Processor time, as a part of one processor, while a condition is waited for; nil if it does not come to hold.
    func load(until condition: () throws -> Bool) rethrows -> Double? {
        let (start, before) = (ContinuousClock.now, processorSeconds)
        while ContinuousClock.now - start < .seconds(20) {
            if try condition() {
                let elapsed = (ContinuousClock.now - start) / .seconds(1)
                return (processorSeconds - before) / max(elapsed, 0.01)
            }
            usleep(10_000)
        }
        return nil
    }

    private func text(_ name: String) -> String {
        (try? String(contentsOfFile: "/proc/\(id)/\(name)", encoding: .utf8)) ?? ""
    }
}
