package import ChatTerminal
import ClaudeMessages

/// The table of settings, in the order in which help and configuration show them.
package enum Settings {
    // MARK: - Requests

    package static let model = Setting(
        "model", short: "m", .text("NAME"), standard: "sonnet",
        "the model: sonnet (the default), opus, haiku, fable, or any model id")
    package static let system = Setting(
        "system", short: "s", .systemPrompt, standard: nil,
        "the system prompt, or @FILE that holds it"
    ).orFromFile()
    package static let effort = Setting(
        "effort", SettingDomain.choice.hinted("LEVEL").orNone("auto"), standard: EffortChoice?.none,
        "how much work an answer takes (default: the model's)")
    package static let thinking = Setting(
        "thinking", .thinking, standard: .auto,
        "whether the model thinks, or with how many tokens (default: auto)")
    package static let maxTokens = Setting(
        "max-tokens", SettingDomain.number(.maxTokens).orNone("auto"), standard: Int?.none,
        "the longest answer, thinking included (default: 32k or the model's limit)")
    package static let temperature = Setting(
        "temperature", SettingDomain.decimal(0...1).orNone("auto"), standard: Double?.none,
        "from 0, the likeliest words, to 1 (older models; default: the model's)")
    package static let topP = Setting(
        "top-p", SettingDomain.decimal(0...1).orNone("auto"), standard: Double?.none,
        "only of the likeliest words, up to that share (older models)")
    package static let stop = Setting(
        "stop", .texts("TEXT"), standard: [],
        "end an answer before TEXT; can be given several times")
    package static let window = Setting(
        "window", SettingDomain.number(.window).orNone("auto"), standard: Int?.none,
        "the most tokens of conversation to send (default: 200k, less for some models)")
    package static let cache = Setting(
        "cache", SettingDomain.choice, standard: CacheChoice.fiveMinutes,
        "how long the prompt cache keeps the conversation (default: 5m)")

    // MARK: - One answer or a chat

    package static let print = Setting(
        "print", short: "p", .toggle, standard: false, reach: .flag,
        "answer once and exit; standard input is read as well: </dev/null in loops and scripts")
    package static let interactive = Setting(
        "interactive", short: "i", .toggle, standard: false, reach: .flag,
        "stay in the chat after the first answer")

    package static let goOn = Setting(
        "continue", short: "c", .toggle, standard: false, reach: .flag,
        "go on with the conversation kept last, of this folder if there is one")

    package static let resume = Setting(
        "resume", .anyWords, standard: nil, reach: .flag,
        "go on with the conversation of that number or with those words, or choose one")
    package static let title = Setting(
        "title", SettingDomain.text("NAME").orNone("none"), standard: String?.none, reach: .flag,
        "keep the conversation, also a script's question, under that title")

    // MARK: - Server, key and files

    package static let baseURL = Setting(
        "base-url", .text("URL"), standard: BaseURL.anthropic.description, reach: .start,
        "where the API is (default: https://api.anthropic.com)"
    ).also("ANTHROPIC_BASE_URL")
    package static let allowHTTP = Setting(
        "allow-http", .toggle, standard: false, reach: .start,
        "let --base-url be plain http on another machine")
    package static let envFile = Setting(
        "env-file", SettingDomain.file().orNone("none"), standard: String?.none, reach: .flag,
        "read ANTHROPIC_… variables from FILE")
    package static let keyCommand = Setting(
        "key-command", SettingDomain.command.orNone("none"), standard: [String]?.none,
        reach: .start, "the program, with its words, whose first line is the key; no shell runs it"
    )
    package static let timeout = Setting(
        "timeout", SettingDomain.number(.timeout, "SECONDS").orNone("auto"),
        standard: Int?.none,
        "give up after so long without a byte (default: 90, and 600 before the first)")
    package static let config = Setting(
        "config", SettingDomain.file().orNone("none"), standard: String?.none,
        reach: [.flag, .environment], "read settings from FILE, or from none at all")
    package static let profile = Setting(
        "profile", SettingDomain.text("NAME").orNone("none"), standard: String?.none,
        reach: [.flag, .environment], "the [profile NAME] of the configuration file")

    // MARK: - History and display

    package static let isPrivate = Setting(
        "private", .toggle, standard: false, reach: .start,
        "keep no word on disk: no conversation, no draft and no line history")
    package static let keep = Setting(
        "keep", .keep, standard: KeepChoice.forever, reach: .start,
        "how long conversations are kept; what is too old is listed once before it goes")
    package static let color = Setting(
        "color", .choice, standard: ColorChoice.auto, reach: .start,
        "colours in the chat (default: auto)")
    package static let markdown = Setting(
        "markdown", .choice, standard: MarkdownChoice.auto,
        "answers as Markdown, or their source (default: auto, off without colours)")
    package static let wrap = Setting(
        "wrap", .choice, standard: MarkdownOptions.Wrap.word,
        "how long lines of answers are broken (default: word)")
    package static let math = Setting(
        "math", .choice, standard: MarkdownOptions.Math.unicode,
        "formulas in answers as mathematics, or their source (default: unicode)")
    package static let theme = Setting(
        "theme", .choice, standard: ThemeName.standard,
        "how answers look, in your terminal's colours (default: default)")
    package static let showThinking = Setting(
        "show-thinking", .toggle, standard: false,
        "show what the model thinks, as it says it")
    package static let notify = Setting(
        "notify", .choice, standard: Notification.off,
        "ring the bell or tell the desktop when a long answer is over (default: off)")
    package static let progress = Setting(
        "progress", .choice, standard: ProgressChoice.auto,
        "show in the terminal's tab that an answer is under way (default: auto, where it can)")
    package static let windowTitle = Setting(
        "window-title", .toggle, standard: false, "name the window after the first question")
    package static let isPlain = Setting(
        "plain", .toggle, standard: false, reach: .start,
        "lines of text alone, as for logs of terminals")
    package static let screenReader = Setting(
        "screen-reader", .toggle, standard: false, reach: .start,
        "lines that a screen reader reads well: who speaks, in words (default: ACCESSIBLE)")
    package static let speak = Setting(
        "speak", .choice, standard: SpeechPace.block,
        "how much of an answer a screen reader is given at once (default: block)")

    // MARK: - Version and help

    package static let version = Setting(
        "version", .toggle, standard: false, reach: .flag, "print the version")
    package static let help = Setting(
        "help", short: "h", .toggle, standard: false, reach: .flag, "print this help")

    package static let all: [any AnySetting] = [
        model, system, effort, thinking, maxTokens, temperature, topP, stop, window, cache, print,
        interactive, goOn, resume, title, baseURL, allowHTTP, envFile, keyCommand, timeout, config,
        profile,
        isPrivate,
        keep, color,
        markdown, wrap, math, theme, showThinking, notify, progress, windowTitle, isPlain,
        screenReader,
        speak, version, help,
    ]
}
