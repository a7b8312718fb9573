import Testing

/// Limits on the sizes and dependencies of the sources.
@Suite struct ShapeRulesTests {
    private static let house = HousePicture(
        SourceTree.swiftFiles.filter(\.isSource).map {
            ($0.path, Array($0.text.utf8))
        })

    private static let targets = Set(house.files.map(\.target)).sorted()

    @Test func whatIsMeasuredIsThere() {
        #expect(Self.house.files.count > 300)
        #expect(Self.house.uses.count > 1000)
        #expect(Self.targets.count >= 8)
    }

    /// Folders have no circular dependencies, so that each can be read by itself.
    @Test(arguments: targets) func foldersStandAboveEachOther(target: String) {
        for tie in Self.house.ties(in: target) {
            let allowed = ShapeAllowances.ties.contains {
                $0.target == target && $0.folders.isSuperset(of: tie.folders)
                    && tie.arrows <= $0.arrows
            }
            #expect(allowed, "\(tie.folders) of \(target): \(tie.arrows) arrows")
        }
    }

    @Test func aClassHasOneSubject() {
        let large = Self.house.sizes(of: ["class", "actor"]).filter { name, size in
            let allowed = ShapeAllowances.classes[name] ?? (stored: 12, lines: 300)
            return size.stored > allowed.stored || size.lines > allowed.lines
        }
        #expect(large == [:])
    }

    @Test func aProtocolAsksForLittle() {
        let large = Self.house.sizes(of: ["protocol"]).filter { name, size in
            size.requirements > ShapeAllowances.protocols[name] ?? 15
        }
        #expect(large == [:])
    }

    @Test func whatOthersUseIsFoundByItsName() {
        let allowed = ShapeAllowances.strays.flatMap { target, names in
            names.split(whereSeparator: \.isWhitespace).map { "\(target).\($0)" }
        }
        #expect(Self.house.strays.subtracting(allowed).sorted() == [])
    }
}
