import Testing

@Suite struct ClaudeAPIPlaceholder {}
