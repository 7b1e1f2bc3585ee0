import Dispatch
import Locking
import Testing

@Suite struct LockTests {
    @Test func threadsDoNotLoseEachOthersChanges() {
        let count = Lock(0)

        DispatchQueue.concurrentPerform(iterations: 8) { _ in
            for _ in 0..<10_000 {
                count.withLock { $0 += 1 }
            }
        }

        #expect(count.withLock { $0 } == 80_000)
    }

    @Test func isFreeAgainAfterTheBodyThrew() {
        struct Refused: Error {}
        let text = Lock("before")

        #expect(throws: Refused.self) {
            try text.withLock { text throws(Refused) in
                text = "changed"
                throw Refused()
            }
        }

        #expect(text.withLock { $0 } == "changed")
    }

    @Test func letsItsValueGoWithItself() {
        final class Resource: Sendable {}
        weak var resource: Resource?

        do {
            let held = Resource()
            resource = held
            let lock = Lock(held)
            #expect(lock.withLock { $0 } === resource)
        }

        #expect(resource == nil)
    }

    @Test func keepsValuesOfAnyAlignmentAndSize() {
        let wide = Lock((UInt8(7), SIMD4<Double>(1, 2, 3, 4)))
        let empty = Lock(())

        wide.withLock { $0.1[3] = 8 }

        #expect(wide.withLock { $0.0 } == 7)
        #expect(wide.withLock { $0.1 } == SIMD4(1, 2, 3, 8))
        #expect(empty.withLock { _ in true })
    }
}
