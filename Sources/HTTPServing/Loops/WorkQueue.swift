/// A first-in first-out queue that reuses its memory; one owner at a time.
struct WorkQueue {
    private var items: [LoopWork?] = []
    private var next = 0

    var isEmpty: Bool { next == items.count }

    mutating func append(_ work: LoopWork) {
        items.append(work)
    }

    mutating func popFirst() -> LoopWork? {
        guard next < items.count else { return nil }
        let work = items[next]
        items[next] = nil
        next += 1
        if next == items.count {
            items.removeAll(keepingCapacity: items.capacity <= 4096)
            next = 0
        } else if next >= 1024, next * 2 >= items.count {
            items.removeFirst(next)
            next = 0
        }
        return work
    }
}
