import ChatREPL
import Testing

@Suite struct EnvFileTests {
    @Test(arguments: [
        ("", [:]),
        ("A=b", ["A": "b"]),
        ("A=b\nB_2=c d\n", ["A": "b", "B_2": "c d"]),
        ("A=b\r\nB=c\r\n", ["A": "b", "B": "c"]),
        ("  A= b  ", ["A": "b"]),
        ("export A=b", ["A": "b"]),
        ("# A=b\n\n  # x", [:]),
        ("A=", ["A": ""]),
        ("A=b=c", ["A": "b=c"]),
        ("A=\"b # c\"", ["A": "b # c"]),
        ("A='b \"c\"' # d", ["A": "b \"c\""]),
        ("A=b # c", ["A": "b"]),
        ("A=b#c", ["A": "b#c"]),
        ("A=$HOME/`x`", ["A": "$HOME/`x`"]),
        ("A=1\nA=2", ["A": "2"]),
        ("\u{FEFF}A=b", ["A": "b"]), ("\u{FEFF}# x\r\nA=b\r\n", ["A": "b"]),
        ("A=b\n\u{FEFF}export B=c", ["A": "b", "B": "c"]), ("export\tA='b' \r", ["A": "b"]),
        ("A=b\u{200B}", ["A": "b"]), ("A=\"b", ["A": "b"]),
    ])
    func reads(_ text: String, _ variables: [String: String]) throws {
        #expect(try EnvFile.parse(text, name: "f") == variables)
    }

    @Test(arguments: ["\u{FFFD}\u{FFFD}A\0=\0b\0", "A=b\0"]) func whatIsNoText(_ text: String) {
        let sentence = "f is no UTF-8 text, maybe UTF-16: save it as UTF-8"
        #expect(throws: Failure(.configuration, sentence)) {
            try EnvFile.parse(text, name: "f")
        }
    }

    @Test(arguments: [
        ("A", 1), ("A=b\nx y=z", 2), ("=b", 1), ("A-B=c", 1), ("\n\n{", 3), ("= =", 1),
        ("A = b", 1),
    ])
    func refuses(_ text: String, _ line: Int) {
        #expect(throws: Failure(.configuration, "f, line \(line): not of the form NAME=value")) {
            try EnvFile.parse(text, name: "f")
        }
    }
}
