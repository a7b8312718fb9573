import Testing

@Suite struct WireJSONPlaceholder {}
