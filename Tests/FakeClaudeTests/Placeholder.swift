import Testing

@Suite struct FakeClaudePlaceholder {}
