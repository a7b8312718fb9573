// FakeClaude
