// What the settings say of kept conversations.
extension Preferences {
    /// That nothing is kept, or no conversation, in two words at most; nil where they are kept.
    package var privacy: String? {
        if self[Settings.isPrivate] { return "private" }
        return self[Settings.keep] == .nothing ? "not kept" : nil
    }

    /// Why no conversation is kept; nil where they are kept.
    var whyNothingIsKept: String? {
        func sentence(_ reason: String, _ origin: Origin) -> String {
            "this chat keeps no conversation: \(reason) (\(origin.words("the configuration"))); "
                + "a chat without it can"
        }
        guard self[Settings.isPrivate] else {
            guard self[Settings.keep] == .nothing else { return nil }
            return sentence("keep = 0", origin(of: Settings.keep))
        }
        let origin = origin(of: Settings.isPrivate)
        return origin == .command
            ? "this chat keeps no conversation since /private: another chat can"
            : sentence("it is private", origin)
    }

    /// Fails where flags for kept conversations contradict each other.
    package func checkConversations() throws(Failure) {
        if self[Settings.goOn], self[Settings.resume] != nil {
            throw Failure(
                .usage,
                "-c goes on with the last conversation, and --resume chooses one: use one of them")
        }
        if let privacy, self[Settings.title] != nil {
            throw Failure(
                .usage,
                "--title keeps a conversation under that name, and none is kept "
                    + "(\(privacy == "private" ? privacy : "keep = 0")): leave one of them out")
        }
    }
}
