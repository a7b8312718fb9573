// `import ClaudeMessages` is all a program needs: the JSON value comes with it. It lives in a target
// of its own so that the fake server can share it without sharing any type of the API.
@_exported public import WireJSON
