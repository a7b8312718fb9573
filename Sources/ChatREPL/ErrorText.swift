package import ChatTerminal
import ChatKit
package import ClaudeMessages

/// Every sentence that is said when something goes wrong, and what it does to the exit code.
///
/// What, where, what to do; the caller sanitises and puts the program's name before it.
package enum ErrorText {
    package static let noKey =
        "no API key: get one at https://platform.claude.com/settings/keys and set it with "
        + "'export ANTHROPIC_API_KEY=sk-ant-…' (to try without one: make demo)"

    /// `nil` for a model whose last day is not near.
    static func deprecation(_ settings: RequestSettings) -> String? {
        guard let model = settings.model, model.lifecycle == .deprecated,
            case .on(let day) = model.retirement
        else { return nil }
        return "\(settings.modelID) is deprecated and stops working on \(day)"
    }

    package static func unknownModel(_ name: String, _ hint: ModelCatalogue.Hint?) -> String {
        switch hint {
        case .retired(let day, let other):
            return "the model '\(name)' retired on \(day) and answers no more: use \(other)"
        case .invented(let other):
            return "there never was a model '\(name)', its day is made up: use \(other)"
        case .misspelt(let other):
            return "the model '\(name)' is not in the catalogue of \(ModelCatalogue.date) "
                + "(did you mean \(other)?); " + askedAllTheSame
        case nil:
            return "the model '\(name)' is not in the catalogue of \(ModelCatalogue.date); "
                + askedAllTheSame
        }
    }

    private static let askedAllTheSame = "it is asked all the same, at an unknown price"

    /// The sentence for a failed request.
    ///
    /// `kept` is what happened to the text that had come, e.g. "1,204 characters kept".
    package static func sentence(for error: ClaudeError, at baseURL: BaseURL, kept: String? = nil)
        -> String
    {
        let facts = [error.requestID, kept].compactMap(\.self)
        let behind = facts.isEmpty ? "" : " [" + facts.joined(separator: ", ") + "]"
        return what(error, baseURL) + behind
    }

    private static func what(_ error: ClaudeError, _ baseURL: BaseURL) -> String {
        let said = quote(error)
        let status = error.status.map { "\($0)" } ?? "no status"
        // The status of an answer that failed on its way says only that it had begun.
        let fact = error.status == 200 ? said : "\(status), \(said)"
        switch error.code {
        case .authentication:
            return "the API does not accept the key (\(fact)): check ANTHROPIC_API_KEY"
        case .billing:
            return
                "the API asks for payment (\(fact)): see the billing page of the console"
        case .permission:
            return
                "the key may not do this (\(fact)): ask for access, or use another model"
        case .notFound:
            return
                "the API does not know this (\(fact)): check --model and \(address(baseURL))"
        case .badRequest:
            let fix = error.remedy.map { ": " + RemedyText.sentence(for: $0.code) } ?? ""
            return "the API refuses the request (\(fact))\(fix)"
        case .rateLimited:
            return "rate limit (\(fact)): \(wait(error) ?? "try again later")"
        case .overloaded:
            return "the API is overloaded (\(said)): \(wait(error) ?? "try again in a minute")"
        case .serverError:
            return "the server failed (\(fact)): \(wait(error) ?? "try again later")"
        case .cannotConnect:
            return
                "cannot reach \(baseURL.origin) (\(said)): check the network, the proxy and --base-url"
        case .proxyAuthentication:
            let facts = error.status == nil ? said : "\(status), \(said)"
            return "the proxy asks for a user name and a password, or refuses those it got "
                + "(\(facts)): write them into its address, "
                + "HTTPS_PROXY=http://USER:PASSWORD@HOST:PORT"
        case .proxyRefused:
            return "the proxy cannot be used (\(said)): check HTTPS_PROXY and ALL_PROXY, "
                + "or let NO_PROXY name \(baseURL.host)"
        case .tls:
            return "no trusted connection to \(baseURL.origin) (\(said)): "
                + "check this machine's clock and SSL_CERT_FILE"
        case .connectionLost:
            return
                "the connection to \(baseURL.origin) was lost before the answer began (\(said)): try again"
        case .cutOff: return "the answer was cut off (\(said)): ask again for the whole of it"
        case .stalled:
            return "\(said): the server or the network is silent, try again or raise --timeout"
        case .tookTooLong: return "the answer is \(said): it was stopped"
        case .redirected:
            return "a redirect to \(said) was refused (\(status)): "
                + "the key is not sent elsewhere, set --base-url to the right place"
        case .notAPI:
            return "not the API but something on the way to \(baseURL.origin) answered "
                + "(\(status), \(said)): \(wayOut(of: error, baseURL))"
        case .tooLarge:
            return "the answer breaks a limit (\(said)): the server is not to be trusted"
        case .answerTooLong: return "\(said): it was stopped"
        case .cancelled: return "stopped"
        default: return "the answer is garbled (\(said)): check --base-url, then report it"
        }
    }

    /// What to do about a page of something on the way.
    private static func wayOut(of error: ClaudeError, _ baseURL: BaseURL) -> String {
        switch error.meaning {
        case .rateLimited, .overloaded, .serverError: wait(error) ?? "try again later"
        case .badRequest where error.status == 413: "it takes nothing that large, send less"
        default: "check the network, the proxy and \(address(baseURL))"
        }
    }

    /// The flag for the address, with what looks wrong about it.
    private static func address(_ baseURL: BaseURL) -> String {
        baseURL.apiPath.map { "--base-url, which ends in \($0)" } ?? "--base-url"
    }

    /// The exit code for a failed request.
    package static func exitCode(for error: ClaudeError) -> ExitCode {
        switch error.meaning {
        case .rateLimited, .overloaded, .serverError, .connectionLost, .stalled: .tryLater
        case _ where error.code == .notAPI: .unavailable
        case .badRequest: .badInput
        case .authentication, .permission, .billing: .noPermission
        case .notFound, .cannotConnect, .tls, .proxyAuthentication, .proxyRefused: .unavailable
        case .answerTooLong, .tookTooLong: .capped
        default: .protocolError
        }
    }

    /// What to say about a way to stop that is not the usual one; `nil` for the usual one.
    package static func remark(on reason: StopReason?) -> String? {
        switch reason {
        case .endTurn, .stopSequence: nil
        case .maxTokens: "the answer was cut by the limit of tokens: raise --max-tokens for more"
        case .contextWindowExceeded: "the answer was cut: the model's context is full"
        case .refusal: "the model refused to go on: ask differently, or another model"
        case .toolUse: "the model asked for a tool, and there is none to run"
        case .pauseTurn: "the model paused and could be asked to go on"
        case let reason:
            "the answer ended for a reason not known here: \(reason?.rawValue ?? "none")"
        }
    }

    /// The same, where it may be that there was nothing to see.
    package static func remark(on reason: StopReason?, hasText: Bool) -> String? {
        let remark = remark(on: reason)
        guard !hasText else { return remark }
        return "no text came: " + (remark ?? "ask again, or in other words")
    }

    package static func exitCode(for reason: StopReason?, hasText: Bool) -> ExitCode {
        switch reason {
        case .maxTokens, .contextWindowExceeded: .cutByLimit
        case .refusal: .refused
        default: hasText ? .success : .noText
        }
    }

    /// The server's words, on one line and not too many of them.
    private static func quote(_ error: ClaudeError) -> String {
        let words = error.message.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let page = WebPage(error.message).map { "a web page" + ($0.words.map { ": " + $0 } ?? "") }
        let said = page ?? words
        let short = said.count > 500 ? said.prefix(500) + "…" : said[...]
        let nothing = error.code == .notAPI ? "an empty page" : "no reason given"
        return short.isEmpty ? error.type ?? nothing : String(short)
    }

    private static func wait(_ error: ClaudeError) -> String? {
        if let remedy = error.remedy { return RemedyText.sentence(for: remedy.code) }
        guard let seconds = error.retryAfter?.components.seconds, seconds > 0 else { return nil }
        return "try again in \(Numbers.duration(seconds: Int(seconds)))"
    }
}

// What is not sent, and why.
extension ErrorText {
    /// Why a turn ends that asked something; nil where nothing need be said.
    ///
    /// `way` is how a larger window is asked for, `/window N` or `--window N`.
    static func sentence(for question: TurnQuestion, way: String = "/window N") -> String? {
        guard case .tooLong(let alone, let fixed, let window) = question else { return nil }
        let what: (subject: String, tokens: Int, remedy: String) =
            if fixed > window {
                ("the system prompt alone", fixed, "shorten that")
            } else if alone > window {
                ("this message alone", alone, "shorten it")
            } else {
                (
                    "this message with the system prompt", alone.addingSaturating(fixed),
                    "shorten one of them"
                )
            }
        return
            "\(what.subject) is about \(Numbers.grouped(what.tokens)) tokens, more than the window "
            + "of \(Numbers.grouped(window)): \(what.remedy), or \(way)"
    }
}

extension ErrorText {
    package static let missingEnd =
        "the answer is whole, but the server did not say so: something on the way cuts its end"

    package static func retrying(_ notice: RetryNotice, at baseURL: BaseURL) -> String {
        let wait = Numbers.elapsed(notice.wait)
        return
            "\(cause(of: notice.error, at: baseURL)): asking again in \(wait) (request \(notice.attempt))"
    }

    /// The failure alone, without what to do about it.
    package static func cause(of error: ClaudeError, at baseURL: BaseURL) -> String {
        switch error.code {
        case .rateLimited: "rate limit"
        case .overloaded: "the API is overloaded"
        case .serverError where error.status == 200: "the server failed"
        case .serverError: "the server failed (\(error.status.map(String.init) ?? "no status"))"
        case .notAPI:
            "something on the way failed (\(error.status.map(String.init) ?? "no status"))"
        case .cannotConnect: "cannot reach \(baseURL.origin)"
        default: "the connection was lost"
        }
    }
}

// What was given to the program and cannot be used.
extension ErrorText {
    package static func cannotWrite(_ number: Int32) -> String {
        "could not write: \(Platform.errorText(number))"
    }

    /// Other clients want `/v1` in the address.
    package static func repeatedPath(_ path: String, in baseURL: BaseURL) -> String {
        "the base URL ends in \(path), and /v1/messages is added to it: "
            + "should it not be found there, use \(baseURL.withoutAPIPath)"
    }

    package static func notText(_ kind: InputKind) -> String? {
        let isNot: String
        switch kind {
        case .text: return nil
        case .format(let format):
            isNot = "\(format.name), and only text can be sent: nothing was sent; \(format.advice)"
        case .wide:
            isNot =
                "UTF-16 or UTF-32: nothing was sent; convert it first, iconv -f UTF-16 -t UTF-8"
        case .binary:
            isNot = "mostly no text, it looks binary: nothing was sent; unpack or convert it first"
        case .otherEncoding:
            isNot =
                "mostly no UTF-8: nothing was sent; convert it first, iconv -f ITS-NAME -t UTF-8"
        }
        return "standard input is " + isNot
    }

    /// Why lines are not kept; the chat goes on without.
    package static func noHistory(_ failure: HistoryFile.Failure) -> String {
        let reason =
            switch failure.step {
            case .home: "there is no such folder"
            case .kind: "it is not a regular file"
            case .owner: "it, or its folder, belongs to someone else"
            case .folder, .open, .read, .write: Platform.errorText(failure.errno)
            }
        return "lines are not kept in \(failure.path): \(reason)"
    }

    package static let noHome = "lines are not kept: HOME names no folder"
}

// What became of what was to be copied.
extension ErrorText {
    package static func copied(_ what: String, _ report: CopyReport, isTooLong: Bool) -> String {
        let failures = report.failures.map { failure in
            failure.code.map { "; \(failure.program) failed (\($0))" }
                ?? "; \(failure.program) hangs and was stopped"
        }
        let hasDesktop = report.places.contains(.desktop)
        let said =
            if report.places.contains(.tmux) {
                "copied \(what) into tmux's buffer (prefix ] pastes it)"
                    + (hasDesktop
                        ? " and the clipboard" : " and, if it may, your terminal's clipboard")
            } else if hasDesktop {
                "copied \(what) into the clipboard"
            } else if report.places.contains(.terminal) {
                "copied \(what), if the terminal allows it (OSC 52)"
            } else if isTooLong {
                "too long for the terminal's clipboard: /save-answer writes it into a file"
            } else {
                "there is no terminal to copy with: /save-answer writes it into a file"
            }
        return said + failures.joined()
    }
}
