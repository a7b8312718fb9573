import SystemKit
import Testing

@Suite struct MailboxTests {
    @Test func everyMessageArrivesOnceAndInOrder() async {
        let mailbox = Mailbox<[Int]>()
        await withTaskGroup(of: Void.self) { group in
            for writer in 0..<8 {
                group.addTask {
                    for index in 0..<500 { mailbox.post([writer, index]) }
                }
            }
        }
        let messages = mailbox.take()
        #expect(messages.count == 4_000)
        for writer in 0..<8 {
            #expect(messages.filter { $0[0] == writer }.map { $0[1] } == Array(0..<500))
        }
        #expect(mailbox.take().isEmpty)
    }

    /// A sender that waits for `emptied()` never has more than one message in the mailbox.
    @Test(.timeLimit(.minutes(5))) func aPosterCanWaitForTheTaker() async {
        let mailbox = Mailbox<Int>()
        let posting = Task {
            for number in 0..<1000 {
                mailbox.post(number)
                await mailbox.emptied()
            }
        }
        var taken: [Int] = []
        while taken.count < 1000 {
            let messages = mailbox.take()
            #expect(messages.count <= 1)
            taken += messages
            await Task.yield()
        }
        await posting.value
        #expect(taken == Array(0..<1000))
    }

    @Test func anEmptyBoxIsNotWaitedFor() async {
        await Mailbox<Int>().emptied()
    }
}
