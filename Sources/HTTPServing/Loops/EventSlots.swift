/// What a loop watches, by tokens that stay safe when a descriptor's number is used again.
///
/// A batch of events may name something that an earlier event of the same batch closed. So a token holds the place
/// and how often the place was used, and an old token finds nothing.
struct EventSlots<Element> {
    private struct Slot {
        var generation: UInt32
        var element: Element?
    }

    private var slots: [Slot] = []
    private var free: [UInt32] = []
    private(set) var count = 0

    mutating func insert(_ element: Element) -> UInt64 {
        count += 1
        if let place = free.popLast() {
            slots[Int(place)].element = element
            return UInt64(slots[Int(place)].generation) << 32 | UInt64(place)
        }
        slots.append(Slot(generation: 0, element: element))
        return UInt64(slots.count - 1)
    }

    subscript(token: UInt64) -> Element? {
        let place = Int(token & 0xFFFF_FFFF)
        guard place < slots.count, slots[place].generation == UInt32(token >> 32) else { return nil }
        return slots[place].element
    }

    mutating func remove(_ token: UInt64) {
        guard self[token] != nil else { return }
        let place = Int(token & 0xFFFF_FFFF)
        slots[place].element = nil
        slots[place].generation &+= 1
        free.append(UInt32(place))
        count -= 1
    }

    /// All elements, copied so that they may be removed meanwhile.
    var elements: [Element] { slots.compactMap(\.element) }
}
