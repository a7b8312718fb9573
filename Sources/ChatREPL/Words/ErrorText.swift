package import ClaudeMessages

/// The sentences for errors; here those for failed requests.
///
/// Each says what failed, where, and what to do; the caller sanitises it.
package enum ErrorText {
    /// The sentence for a failed request.
    ///
    /// `kept` is what happened to the text that had come, e.g. "1,204 characters kept".
    package static func sentence(
        for error: ClaudeError, at baseURL: BaseURL, _ names: SettingNames = .flags,
        kept: String? = nil
    ) -> String {
        let facts = [error.requestID, kept].compactMap(\.self)
        let behind = facts.isEmpty ? "" : " [" + facts.joined(separator: ", ") + "]"
        return what(error, baseURL, names) + behind
    }

    private static func what(
        _ error: ClaudeError, _ baseURL: BaseURL, _ names: SettingNames
    ) -> String {
        let said = quote(error)
        let status = error.status.map { "\($0)" } ?? "no status"
        // The status of an answer that failed on its way says only that it had begun.
        let fact = error.status == 200 ? said : "\(status), \(said)"
        switch error.code {
        case .authentication:
            return
                "the API does not accept the key (\(fact)): 'claude-chat doctor' says where it comes from"
        case .billing:
            return
                "the API asks for payment (\(fact)): see the billing page of the console"
        case .permission:
            return
                "the key may not do this (\(fact)): ask for access, or use another model"
        case .notFound:
            return
                "the API does not know this (\(fact)): check \(names.name("model")) and "
                + address(baseURL)
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
            return "\(said): the server or the network is silent, try again or raise "
                + names.name("timeout")
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
