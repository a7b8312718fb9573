import Testing

@Suite struct ChatREPLPlaceholder {}
