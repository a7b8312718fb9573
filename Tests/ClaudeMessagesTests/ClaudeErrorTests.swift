import ClaudeMessages
import Testing

@Suite struct ClaudeErrorTests {
    @Test func description() {
        var error = ClaudeError(.overloaded, "busy")
        #expect(error.description == "overloaded: busy")
        error.status = 529
        #expect(error.description == "overloaded (status 529): busy")
        error.type = "overloaded_error"
        error.requestID = "req_1"
        #expect(error.description == "overloaded (status 529, overloaded_error, req_1): busy")
    }
}
