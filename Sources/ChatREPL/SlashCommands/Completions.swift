import ChatTerminal
import ClaudeAPI

extension SlashCommand {
    /// What Tab offers for a draft: names of commands, and of models behind `/model`.
    static func completions(for draft: String) -> [Completion] {
        guard draft.hasPrefix("/") else { return [] }
        if draft.hasPrefix("/model ") {
            let typed = draft.dropFirst(7)
            let catalogue = ModelCatalogue.known
            return (catalogue.lineNames + catalogue.models.map(\.id))
                .filter { $0.hasPrefix(typed) }
                .map { Completion(text: "/model " + $0, label: StyledText(untrusted: $0)) }
        }
        return all.filter { "/\($0.name)".hasPrefix(draft) }.map { command in
            Completion(
                text: "/\(command.name)" + (command.argument == nil ? "" : " "),
                label: StyledText(untrusted: "\(command.usage)  \(command.summary)"))
        }
    }
}
