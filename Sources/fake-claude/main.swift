// Runs FakeClaude as a program: flags in, `READY <pid> <port>` out, until a signal ends it.

import FakeClaude

private func end(_ status: Int32, because error: some Error) -> Never {
    Process.write("fake-claude: \(error)\n", to: 2)
    Process.end(status)
}

private let options: Options
do throws(Options.Mistake) {
    options = try Options(Array(CommandLine.arguments.dropFirst()))
} catch {
    end(64, because: error)
}
if options.wantsHelp {
    Process.write(Options.help, to: 1)
    Process.end(0)
}
do {
    Process.ignoreBrokenPipes()
    Process.blockEndingSignals()
    let server = try Server(configuration: options.configuration)
    let port = try server.start()
    Process.write("READY \(Process.identifier) \(port)\n", to: 1)
    if options.untilEndOfInput { try Process.endWithStandardInput() }
    Process.waitForEndingSignal()
    server.stop()
} catch {
    end(69, because: error)
}
