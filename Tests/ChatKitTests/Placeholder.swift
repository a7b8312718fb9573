import Testing

@Suite struct ChatKitPlaceholder {}
