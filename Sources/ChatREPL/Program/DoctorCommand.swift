import ChatTerminal
import ClaudeMessages
import SystemKit

extension ProgramCommand {
    /// Checks settings, key, server, files and terminal.
    static let doctor = ProgramCommand(
        name: "doctor",
        forms: [("doctor [--json]", "check key, server, files and terminal; nothing is paid for")],
        flags: [asJSON]
    ) { arguments, sources, _ throws(Failure) in
        guard arguments.words.isEmpty else { return nil }
        let report = Doctor(arguments, sources).examine(ask: Doctor.ask)
        let isJSON = arguments.preferences[asJSON]
        return isJSON
            ? ProgramOutput("\(report.json)\n", code: report.code)
            : .list(report.text, code: report.code)
    }

    private static let asJSON = Setting(
        "json", .toggle, standard: false, reach: .flag, "in JSON, for scripts")
}

extension Doctor {
    /// Requests one model from the server, which costs nothing, and waits for at most 10 seconds.
    static func ask(_ client: ClaudeClient, _ model: String) -> Reply {
        let mailbox = Mailbox<Reply>()
        let start = ContinuousClock.now
        Task.detached {
            let result: Result<ClaudeResponse<ModelInfo>, ClaudeError>
            do throws(ClaudeError) {
                let patient = client.retrying(.never).waiting(atMost: .seconds(10))
                result = .success(try await patient.models.retrieve(model))
            } catch {
                result = .failure(error)
            }
            mailbox.post(
                Reply(result: result, time: .now - start, now: client.surroundings.now()))
        }
        while true {
            _ = Descriptors.wait(for: [mailbox.reading], until: mailbox.nextLook)
            if let reply = mailbox.take().first { return reply }
        }
    }
}
