// `import ClaudeMessages` re-exports the `JSON` type. `WireJSON` is a separate target so that the
// fake server can use it without using any type of the API.
@_exported public import WireJSON
