import ChatTerminal
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
}
