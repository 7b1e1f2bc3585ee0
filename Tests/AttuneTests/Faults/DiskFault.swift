import FaultTestSupport

/// A way in which a disk fails a write.
struct DiskFault: Sendable, CustomStringConvertible {
    let description: String
    let operation: FaultyDisk.Operation
    let fault: FaultyDisk.Fault

    func befall(_ disk: FaultyDisk) { disk.fail(operation, [.log, .database], with: fault) }

    static let all = [
        DiskFault(description: "no room, half of a page written", operation: .write, fault: .full),
        DiskFault(description: "a write that fails half way", operation: .write, fault: .failure),
        DiskFault(description: "a file system that was made read-only", operation: .write, fault: .readOnly),
        DiskFault(description: "a sync that fails", operation: .sync, fault: .failure),
        DiskFault(description: "a sync that finds no room", operation: .sync, fault: .full),
    ]
}
