/// Which file uses which type, found by name without a compiler; of equal names the nearest counts.
struct HousePicture {
    struct File {
        /// Relative to the package's root: `Sources`, target, folder, name.
        let path: String
        let facts: FileFacts
        let target: String

        /// The first folder within the target, or `(root)`.
        let folder: String
        /// The type in the file's name: `Chat` for `Chat.swift` and `Chat+Leaving.swift`.
        let subject: String

        init(_ path: String, _ bytes: [UInt8]) {
            let parts = path.split(separator: "/").map(String.init)
            self.path = path
            facts = FileFacts(bytes)
            target = parts[1]
            folder = parts.count > 3 ? parts[2] : "(root)"
            subject = String((parts.last ?? "").prefix { $0 != "." && $0 != "+" })
        }
    }

    /// The use of a type that another file declares.
    struct Use: Hashable {
        let type: String
        /// Indices in `files`.
        let user: Int
        let home: Int
    }

    let files: [File]
    private(set) var uses: Set<Use> = []

    init(_ sources: [(path: String, bytes: [UInt8])]) {
        files = sources.map { File($0.path, $0.bytes) }
        let homes = Homes(files)
        for (user, file) in files.enumerated() {
            for chain in file.facts.chains {
                if let (type, home) = homes.find(chain, from: user, file), home != user {
                    uses.insert(Use(type: type, user: user, home: home))
                }
            }
        }
    }

    /// The file that declares each type.
    private struct Homes {
        private var byTarget: [String: [String: Int]] = [:]
        /// Nested types by their name without the outer type.
        private var nested: [String: [String: [(type: String, home: Int)]]] = [:]

        init(_ files: [File]) {
            for (home, file) in files.enumerated() {
                for type in file.facts.declared where !type.isPrivate {
                    byTarget[file.target, default: [:]][type.name] = home
                    let last = type.name.split(separator: ".").last.map(String.init) ?? type.name
                    nested[file.target, default: [:]][last, default: []].append((type.name, home))
                }
            }
        }

        func find(_ chain: String, from user: Int, _ file: File) -> (String, Int)? {
            // A file's private types hide all others of that name.
            let first = String(chain.prefix { $0 != "." })
            let isOwn = file.facts.declared.contains {
                $0.isPrivate && ($0.name == first || $0.name.hasSuffix("." + first))
            }
            if isOwn { return nil }
            var modules = [file.target] + file.facts.imports.sorted()
            // ClaudeMessages re-exports types of WireJSON.
            if modules.contains("ClaudeMessages") { modules.append("WireJSON") }
            for module in modules {
                guard let known = byTarget[module] else { continue }
                var name = chain[...]
                while true {
                    if let home = known[String(name)] { return (String(name), home) }
                    guard let dot = name.lastIndex(of: ".") else { break }
                    name = name[..<dot]
                }
                let inner = nested[module]?[first] ?? []
                if let own = inner.first(where: { $0.home == user }) { return own }
                let opened = inner.first {
                    file.facts.opened.contains(String($0.type.prefix { $0 != "." }))
                }
                if let opened { return opened }
            }
            return nil
        }
    }
}

extension HousePicture {
    /// Folders of a target with circular dependencies.
    struct Tie: Equatable {
        var folders: [String]
        /// The number of ordered pairs of these folders of which the first uses the second.
        var arrows: Int
    }

    func ties(in target: String) -> [Tie] {
        var known: [String: Set<String>] = [:]
        for use in uses {
            let (user, home) = (files[use.user], files[use.home])
            guard user.target == target, home.target == target, user.folder != home.folder
            else { continue }
            known[user.folder, default: []].insert(home.folder)
        }
        var reached = known
        for middle in known.keys {
            for (folder, others) in reached where others.contains(middle) {
                reached[folder] = others.union(reached[middle] ?? [])
            }
        }
        var ties: [Tie] = []
        for folder in known.keys.sorted() where reached[folder]?.contains(folder) == true {
            guard !ties.contains(where: { $0.folders.contains(folder) }) else { continue }
            let group = known.keys.sorted().filter {
                reached[folder]?.contains($0) == true && reached[$0]?.contains(folder) == true
            }
            let arrows = group.reduce(0) { $0 + (known[$1] ?? []).intersection(group).count }
            ties.append(Tie(folders: group, arrows: arrows))
        }
        return ties
    }

    /// The size of every type of these kinds, added up over its bodies in the target.
    func sizes(of kinds: Set<String>) -> [String: FileFacts.Size] {
        var sizes: [String: FileFacts.Size] = [:]
        for file in files {
            for type in file.facts.declared where kinds.contains(type.kind) {
                sizes["\(file.target).\(type.name)"] = FileFacts.Size()
            }
        }
        for file in files {
            for (type, size) in file.facts.sizes { sizes["\(file.target).\(type)"]? += size }
        }
        return sizes
    }

    /// Top-level types that other files use and whose file has another name.
    var strays: Set<String> {
        Set(
            uses.filter { !$0.type.contains(".") && $0.type != files[$0.home].subject }
                .map { "\(files[$0.home].target).\($0.type)" })
    }
}
