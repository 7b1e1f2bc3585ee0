/// As much work waits as may; the same call can succeed soon.
package struct WorkersBusy: Error, Sendable, Hashable {
    package init() {}
}
