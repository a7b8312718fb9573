import Testing

/// The measuring of sources, tested on small samples.
@Suite struct HousePictureTests {
    private func facts(_ source: String) -> FileFacts { FileFacts(Array(source.utf8)) }

    private func house(_ files: KeyValuePairs<String, String>) -> HousePicture {
        HousePicture(files.map { ("Sources/\($0.key).swift", Array($0.value.utf8)) })
    }

    @Test(
        arguments: [
            ("// A\nB", ["B"]), ("/* A /* B */ C */ D", ["D"]), ("\"A\" B", ["B"]),
            (#""A \(B.make("C", D())) E" F"#, ["B", "D", "F"]),
            (##"#"A \(B) \#(C)"# D"##, ["C", "D"]),
            (#""A\"B" C"#, ["C"]), ("\"\"\"\nA \"B\" \\(C)\n\"\"\"\nD", ["C", "D"]),
            ("#if A\n#endif", ["A"]), ("A.B.c.D", ["A.B", "D"]), ("a.B", ["B"]), ("\"\" A", ["A"]),
            ("éA aB _C D1", ["D1"]),
        ] as [(String, Set<String>)])
    func namesInCode(_ source: String, _ names: Set<String>) {
        #expect(facts(source).chains == names)
    }

    @Test func typesAreCountedWithTheTypesAroundThem() {
        let facts = facts(
            "struct A { enum B: C {} }\nextension A.B { final class D {} }\nactor E {}")
        #expect(facts.declared.map(\.name) == ["A", "A.B", "A.B.D", "E"])
        #expect(facts.declared.map(\.kind) == ["struct", "enum", "class", "actor"])
        #expect(facts.opened == ["A", "E"])
    }

    @Test func whatIsPrivateIsNobodyElses() {
        let facts = facts("private struct A {}\nstruct B {}\nfileprivate enum C {}")
        #expect(facts.declared.map(\.isPrivate) == [true, false, true])
    }

    @Test(arguments: [
        ("let a = 1", 1), ("var a: Int", 1), ("static let a = 1", 0), ("var a: Int { 1 }", 0),
        ("var a = b { 1 }", 1), ("let a: (B) -> C", 1), ("func a(b: C) { let d = 1 }", 0),
        ("private(set) var a: Int\n  lazy var b = { 1 }()", 2), ("init(let: A) {}", 0),
        ("var a: Int {\n    let b = 1\n    return b\n  }\n  let c = \"{\"", 1),
    ])
    func propertiesThatAreStored(_ body: String, _ count: Int) {
        let facts = facts("class A {\n  \(body)\n}\n")
        #expect(facts.sizes["A"]?.stored == count)
        // The same in one line.
        #expect(self.facts("class A { \(body) }").sizes["A"]?.stored == count)
    }

    @Test func aClassIsAsLargeAsItsExtensionsMakeIt() {
        let house = house([
            "T/A": "class A {\n  let a = 1\n}\nextension A {\n}", "T/A+B": "extension A {\n\n}",
            "U/A": "extension A {\n\n}", "T/B": "struct B {\n}",
        ])
        #expect(
            house.sizes(of: ["class"])
                == ["T.A": FileFacts.Size(stored: 1, lines: 8, requirements: 0)])
    }

    @Test func aProtocolAsksForItsMembers() {
        let facts = facts(
            """
            protocol A: B {
                associatedtype C: D
                var a: Int { get }
                func b(c: () -> E) -> F
                init(a: Int)
                subscript(a: Int) -> Int { get set }
            }
            extension A { func d() {} }
            """)
        #expect(facts.sizes["A"]?.requirements == 4)
    }

    @Test func foldersThatKnowEachOtherAreTied() {
        let house = house([
            "T/X/A": "struct A { let b: B }", "T/Y/B": "struct B { let c: C? }",
            "T/Z/C": "struct C { let a: [A] }", "T/W/D": "struct D { let a: A }",
            "T/E": "struct E { let d: D }",
        ])
        #expect(house.ties(in: "T") == [.init(folders: ["X", "Y", "Z"], arrows: 3)])
    }

    @Test func foldersAboveEachOtherAreNot() {
        let house = house([
            "T/X/A": "struct A { let b: B }", "T/Y/B": "struct B { /* A */ let a = \"A\" }",
            "T/X/C": "extension A { private struct B {} }",
            "U/D": "import T\nstruct D { let a: A }",
        ])
        #expect(house.ties(in: "T") == [])
        #expect(house.uses.map(\.type).sorted() == ["A", "A", "B"])
    }

    @Test func aTypeStrays() {
        let house = house([
            "T/A": "struct A {}\nstruct B { enum C {} }\nstruct D {}\nprivate struct E {}",
            "T/A+More": "extension A { static let b = B.C.self }\nlet a: A",
            "T/F+G": "struct F {}\nstruct E {}", "U/H": "import T\nlet f: F, d: D, e: E",
        ])
        #expect(house.strays == ["T.D", "T.E"])
    }
}
