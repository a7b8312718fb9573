// What the settings say of kept conversations.
extension Preferences {
    /// That nothing is kept, or no conversation, in two words at most; nil where they are kept.
    package var privacy: String? {
        if self[Settings.isPrivate] { return "private" }
        return self[Settings.keep] == .nothing ? "not kept" : nil
    }

    /// The setting that keeps no conversation, and where it comes from; nil where they are kept.
    private var obstacle: String? {
        func words(_ origin: Origin) -> String { " (\(origin.words("the configuration")))" }
        if self[Settings.isPrivate] { return "private" + words(origin(of: Settings.isPrivate)) }
        return self[Settings.keep] == .nothing
            ? "keep = 0" + words(origin(of: Settings.keep)) : nil
    }

    /// Why a chat keeps no conversation; nil where it keeps them.
    var whyNothingIsKept: String? {
        guard origin(of: Settings.isPrivate) != .command else {
            return "this chat keeps no conversation since /private: another chat can"
        }
        return obstacle.map { "this chat keeps no conversation: \($0); a chat without it can" }
    }

    /// Fails where flags for kept conversations contradict each other, or what is kept.
    package func checkConversations() throws(Failure) {
        if self[Settings.goOn], self[Settings.resume] != nil {
            throw Failure(
                .usage,
                "-c goes on with the last conversation, and --resume chooses one: use one of them")
        }
        let flags: [(name: String, isGiven: Bool)] = [
            ("-c", self[Settings.goOn]), ("--resume", self[Settings.resume] != nil),
            ("--title", self[Settings.title] != nil),
        ]
        if let flag = flags.first(where: \.isGiven)?.name, let obstacle {
            throw Failure(
                .usage,
                "\(flag) is for kept conversations, and none is kept: \(obstacle); "
                    + "leave one of them out")
        }
    }
}
