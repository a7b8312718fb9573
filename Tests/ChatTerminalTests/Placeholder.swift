import Testing

@Suite struct ChatTerminalPlaceholder {}
