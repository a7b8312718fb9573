package import ClaudeMessages

/// Parameters besides model, tools and messages whose change invalidates the cache.
package struct CacheKnobs: Sendable, Hashable {
    package var thinking: Thinking?
    package var effort: Effort?
    package var toolChoice: ToolChoice?
    package var speed: Speed?

    package init(
        thinking: Thinking? = nil, effort: Effort? = nil, toolChoice: ToolChoice? = nil,
        speed: Speed? = nil
    ) {
        self.thinking = thinking
        self.effort = effort
        self.toolChoice = toolChoice
        self.speed = speed
    }

    /// The parameters of a request as sent.
    package init(_ request: MessageRequest) {
        self.init(
            thinking: request.thinking, effort: request.effort, toolChoice: request.toolChoice,
            speed: request.speed)
    }
}
