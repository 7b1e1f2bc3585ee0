package import Glibc

/// A value that one thread at a time can get at.
///
/// The shape is that of `Synchronization.Mutex`, the lock is the system's: ThreadSanitizer sees it taken and let go,
/// whereas `Mutex` does that inside a library that is not instrumented. Not recursive: a thread that takes it twice
/// waits for itself.
package struct Lock<State: ~Copyable>: ~Copyable {
    /// On the heap, since a mutex must not move; the value stands behind it in the same allocation.
    @usableFromInline let mutex: UnsafeMutablePointer<pthread_mutex_t>

    /// A lock that nobody holds, with `state` in it.
    @inlinable package init(_ state: consuming sending State) {
        let memory = UnsafeMutableRawPointer.allocate(
            byteCount: Self.stateOffset + MemoryLayout<State>.size,
            alignment: max(MemoryLayout<pthread_mutex_t>.alignment, MemoryLayout<State>.alignment))
        mutex = memory.bindMemory(to: pthread_mutex_t.self, capacity: 1)
        mutex.initialize(to: pthread_mutex_t())
        (memory + Self.stateOffset).bindMemory(to: State.self, capacity: 1).initialize(to: state)
    }

    @inlinable deinit {
        state.deinitialize(count: 1)
        pthread_mutex_destroy(mutex)
        mutex.deallocate()
    }

    /// Runs `body` on the value while no other thread can.
    @inlinable package borrowing func withLock<Result: ~Copyable, Failure: Error>(
        _ body: (inout sending State) throws(Failure) -> sending Result
    ) throws(Failure) -> sending Result {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return try body(&state.pointee)
    }

    @inlinable var state: UnsafeMutablePointer<State> {
        (UnsafeMutableRawPointer(mutex) + Self.stateOffset).assumingMemoryBound(to: State.self)
    }

    @inlinable static var stateOffset: Int {
        let alignment = MemoryLayout<State>.alignment
        return (MemoryLayout<pthread_mutex_t>.size + alignment - 1) / alignment * alignment
    }
}

/// The value is reached by the thread that holds the mutex and by no other.
extension Lock: @unchecked Sendable where State: ~Copyable {}
