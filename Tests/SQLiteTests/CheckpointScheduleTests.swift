import Testing

@testable import SQLite

@Suite struct CheckpointScheduleTests {
    /// A schedule whose log has grown to so many pages, and whose copy has begun.
    static func copying(_ count: Int) -> CheckpointSchedule {
        var schedule = CheckpointSchedule(pageCount: 100)
        #expect(schedule.committed(logPageCount: count) == .copy)
        return schedule
    }

    @Test("nothing is done before the log has its usual size, and nothing twice")
    func due() {
        var schedule = CheckpointSchedule(pageCount: 100)

        #expect(schedule.committed(logPageCount: 99) == .nothing)
        #expect(schedule.committed(logPageCount: 100) == .copy)
        #expect(schedule.committed(logPageCount: 101) == .nothing)
        #expect(schedule.turn() == .nothing)
    }

    @Test("what is left of a copy that gets on is copied again, until little is left for the writer")
    func rounds() {
        var schedule = Self.copying(100)

        #expect(schedule.copied(logPageCount: 180, left: 80) == .copy)
        #expect(schedule.copied(logPageCount: 200, left: 20) == .askWriter)
        #expect(schedule.turn() == .end)
        #expect(schedule.turn() == .nothing)
        #expect(schedule.ended(.end, isDone: true) == .nothing)
        #expect(schedule.committed(logPageCount: 299) == .nothing)
        #expect(schedule.committed(logPageCount: 300) == .copy)
    }

    @Test("a log that is started anew is copied at its usual size again")
    func anew() {
        var schedule = Self.copying(200)
        _ = schedule.copied(logPageCount: 200, left: 0)
        _ = schedule.turn()
        _ = schedule.ended(.end, isDone: true)

        #expect(schedule.committed(logPageCount: 3) == .nothing)
        #expect(schedule.committed(logPageCount: 100) == .copy)
    }

    @Test("beside a writer that is faster than the disk the copies have an end")
    func endless() {
        var schedule = Self.copying(100)
        var copies = 1

        while schedule.copied(logPageCount: copies * 100 + 100, left: 100) == .copy { copies += 1 }

        #expect(copies == 8)
        #expect(schedule.turn() == .empty)
    }

    @Test("a reader that stays costs the writer nothing: it rests, longer each time, up to eight seconds")
    func longReader() {
        var schedule = Self.copying(100)
        #expect(schedule.copied(logPageCount: 100, left: 90) == .copy)
        var rests = [schedule.copied(logPageCount: 100, left: 90)]

        for _ in 0..<11 {
            #expect(schedule.committed(logPageCount: 1_000) == .nothing)
            #expect(schedule.rested() == .copy)
            #expect(schedule.copied(logPageCount: 1_000, left: 990) == .copy)
            rests.append(schedule.copied(logPageCount: 1_000, left: 990))
            #expect(schedule.turn() == .nothing)
        }

        #expect(
            rests
                == [10, 20, 40, 80, 160, 320, 640, 1_280, 2_560, 5_120, 8_000, 8_000].map { .rest(milliseconds: $0) })
        #expect(schedule.isOvergrown)
    }

    @Test("a log of four times its usual size is cut to nothing, and after a vain attempt not at once again")
    func overgrown() {
        var schedule = Self.copying(400)
        #expect(schedule.copied(logPageCount: 400, left: 0) == .askWriter)
        #expect(schedule.turn() == .empty)
        #expect(schedule.ended(.empty, isDone: false) == .rest(milliseconds: 1_000))
        #expect(schedule.committed(logPageCount: 500) == .nothing)
        #expect(schedule.rested() == .copy)
        #expect(schedule.copied(logPageCount: 500, left: 0) == .askWriter)
        #expect(schedule.turn() == .empty)
        #expect(schedule.ended(.empty, isDone: true) == .nothing)

        #expect(!schedule.isOvergrown)
        #expect(schedule.committed(logPageCount: 100) == .copy)
    }

    @Test("who wants the log emptied gets that whatever its size, also while the writer ends another checkpoint")
    func wanted() {
        var schedule = CheckpointSchedule(pageCount: 100)
        #expect(schedule.wantsEmptying() == .copy)
        #expect(schedule.copied(logPageCount: 5, left: 0) == .askWriter)
        #expect(schedule.turn() == .empty)
        #expect(schedule.ended(.empty, isDone: true) == .nothing)
        #expect(!schedule.isEmptyingWanted)

        var other = Self.copying(100)
        _ = other.copied(logPageCount: 100, left: 0)
        #expect(other.turn() == .end)
        #expect(other.wantsEmptying() == .nothing)
        #expect(other.ended(.end, isDone: true) == .copy)
        #expect(other.isEmptyingWanted)
    }

    @Test("a failed copy is tried again after a rest")
    func failure() {
        var schedule = Self.copying(100)

        #expect(schedule.copyFailed() == .rest(milliseconds: 1_000))
        #expect(schedule.rested() == .copy)
        #expect(schedule.rested() == .nothing)
    }
}
