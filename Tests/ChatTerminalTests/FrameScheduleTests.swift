import ChatTerminal
import Testing

/// The times of frames, with the time as an argument.
@Suite struct FrameScheduleTests {
    private let start = ContinuousClock.now

    private func at(_ milliseconds: Int) -> ContinuousClock.Instant {
        start + .milliseconds(milliseconds)
    }

    @Test func aKeyIsDrawnAtOnceAndTextABitLater() {
        var schedule = FrameSchedule()
        schedule.drawNow(at: at(0))
        #expect(schedule.isDue(at: at(0)))
        schedule.drawn(at: at(0))
        #expect(schedule.due == nil)
        schedule.drawSoon(at: at(1))
        #expect(schedule.due == at(33))
        schedule.drawNow(at: at(2))
        #expect(schedule.isDue(at: at(2)))
    }

    /// A few bytes wait longer than many.
    @Test func littleTextWaitsLonger() {
        var schedule = FrameSchedule()
        schedule.drawn(at: at(0))
        schedule.textCame(10, at: at(0))
        #expect(schedule.due == at(125))
        schedule.textCame(30, at: at(20))
        #expect(schedule.due == at(33))
    }

    @Test func afterAResizeTextRestsAndTheScreenIsUnsteady() {
        var schedule = FrameSchedule()
        #expect(schedule.isSteady(at: at(0)) && !schedule.isQuiet(at: at(0)))
        schedule.resized(at: at(0))
        schedule.textCame(1_000, at: at(10))
        #expect(schedule.due == at(400))
        #expect(schedule.isQuiet(at: at(399)) && !schedule.isQuiet(at: at(400)))
        #expect(!schedule.isSteady(at: at(1_999)) && schedule.isSteady(at: at(2_000)))
        // A key is drawn at once.
        schedule.drawNow(at: at(20))
        #expect(schedule.isDue(at: at(20)))
    }

    @Test func aFrameIsUnderWayForAMoment() {
        var schedule = FrameSchedule()
        #expect(!schedule.isInFlight(at: at(0)))
        schedule.drawn(at: at(0))
        #expect(schedule.isInFlight(at: at(2)) && !schedule.isInFlight(at: at(3)))
    }
}
