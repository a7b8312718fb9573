import ChatREPL
import SystemKit

let closed = Platform.occupyClosedDescriptors()
Platform.forbidCoreFiles()
ProcessSignals.surviveFailedWrites()

let environment = Environment(
    arguments: Array(CommandLine.arguments.dropFirst()),
    variables: Platform.environment,
    inputIsTerminal: Platform.isTerminal(0),
    errorsAreSeen: Platform.isTerminal(2))
let application = Application(
    environment: environment, output: CheckedOutput(descriptor: 1),
    diagnostics: Diagnostics(CheckedOutput(descriptor: 2)), closed: closed)

switch application.run() {
case .code(let code): Platform.exit(code)
case .signal(let number): ProcessSignals.die(by: number)
}
