// The FakeClaude server as a program: takes flags, prints `READY <pid> <port>`, and runs until a
// signal ends it.

import FakeClaude

private func end(_ status: Int32, because error: some Error) -> Never {
    Program.write("fake-claude: \(error)\n", to: 2)
    Program.end(status)
}

private let options: Options
do throws(Options.Mistake) {
    options = try Options(Array(CommandLine.arguments.dropFirst()))
} catch {
    end(64, because: error)
}
if options.wantsHelp {
    Program.write(Options.help, to: 1)
    Program.end(0)
}
do {
    Program.ignoreBrokenPipes()
    Program.blockEndingSignals()
    let server = try Server(configuration: options.configuration)
    let port = try server.start()
    Program.write("READY \(Program.identifier) \(port)\n", to: 1)
    if options.untilEndOfInput { try Program.endWithStandardInput() }
    Program.waitForEndingSignal()
    server.stop()
} catch {
    end(69, because: error)
}
