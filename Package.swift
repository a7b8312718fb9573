// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "claude-chat",
    platforms: [.macOS(.v15)],
    products: [
        .library(name: "ClaudeMessages", targets: ["ClaudeMessages"]),
        .executable(name: "claude-chat", targets: ["claude-chat"]),
        .executable(name: "fake-claude", targets: ["fake-claude"]),
    ],
    targets: [
        // Level 0: libraries. FakeClaude shares only WireJSON with ClaudeMessages, so not its bugs.
        .systemLibrary(
            name: "CCurl", pkgConfig: "libcurl",
            providers: [.apt(["libcurl4-openssl-dev"]), .brew(["curl"])]),
        .systemLibrary(
            name: "CLibEdit", pkgConfig: "libedit",
            providers: [.apt(["libedit-dev"]), .brew(["libedit"])]),
        .systemLibrary(
            name: "CMark", pkgConfig: "libcmark-gfm",
            providers: [
                .apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"]), .brew(["cmark-gfm"]),
            ]),
        .systemLibrary(
            name: "CSQLite", pkgConfig: "sqlite3",
            providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),
        .systemLibrary(name: "CSystem"),
        .target(name: "WireJSON"),
        .target(name: "TextSearch"),
        .target(name: "ClaudeMessages", dependencies: ["WireJSON", "TextSearch", "CCurl"]),
        .target(name: "FakeClaude", dependencies: ["WireJSON"]),
        .target(name: "SystemKit", dependencies: ["CSystem"]),

        // Level 1: the conversation, and the terminal. Neither depends on the other.
        .target(name: "ChatKit", dependencies: ["ClaudeMessages", "WireJSON"]),
        .target(
            name: "ChatTerminal", dependencies: ["CLibEdit", "CMark", "SystemKit", "TextSearch"]),

        // Level 2: running turns, which waits for the network, tools and the clock; and what is kept.
        .target(name: "ChatEngine", dependencies: ["ChatKit", "ClaudeMessages"]),
        .target(
            name: "ChatStore",
            dependencies: ["CSQLite", "ChatKit", "ClaudeMessages", "SystemKit", "WireJSON"]),

        // Level 3: the commands and the user interface.
        .target(
            name: "ChatREPL",
            dependencies: [
                "ClaudeMessages", "WireJSON", "ChatKit", "ChatEngine", "ChatStore", "ChatTerminal",
                "SystemKit", "TextSearch",
            ]),

        // Level 4: the executables.
        .executableTarget(name: "claude-chat", dependencies: ["ChatREPL", "SystemKit"]),
        .executableTarget(name: "fake-claude", dependencies: ["FakeClaude"]),

        // The examples of the documentation, which must compile and run.
        .executableTarget(
            name: "examples", dependencies: ["ClaudeMessages"], path: "docs/examples"),

        // Transports that replay a script or a recording, for tests of ClaudeMessages' users.
        .target(name: "MessagesTesting", dependencies: ["ClaudeMessages", "WireJSON"]),
        .target(name: "TestSupport", dependencies: ["CSQLite"], path: "Tests/Support"),
        // A random user of a conversation, for the tests of its owners.
        .target(
            name: "Walk",
            dependencies: ["ChatKit", "ClaudeMessages", "FakeClaude", "TestSupport", "WireJSON"],
            path: "Tests/Walk"),
        .testTarget(name: "TextSearchTests", dependencies: ["TextSearch", "TestSupport"]),
        .testTarget(name: "WireJSONTests", dependencies: ["WireJSON", "TestSupport"]),
        .testTarget(
            name: "ClaudeMessagesTests",
            dependencies: [
                "ClaudeMessages", "MessagesTesting", "WireJSON", "FakeClaude", "TestSupport",
            ]),
        .testTarget(name: "FakeClaudeTests", dependencies: ["FakeClaude", "WireJSON"]),
        .testTarget(
            name: "ChatKitTests",
            dependencies: [
                "ChatKit", "ClaudeMessages", "FakeClaude", "WireJSON", "TestSupport", "Walk",
            ]),
        .testTarget(
            name: "ChatEngineTests",
            dependencies: [
                "ChatEngine", "ChatKit", "ClaudeMessages", "FakeClaude", "MessagesTesting",
                "TestSupport", "WireJSON",
            ]),
        .testTarget(
            name: "ChatStoreTests",
            dependencies: [
                "ChatStore", "ChatKit", "ClaudeMessages", "FakeClaude", "SystemKit", "TestSupport",
                "Walk", "WireJSON",
            ]),
        .testTarget(name: "SystemKitTests", dependencies: ["SystemKit"]),
        .testTarget(
            name: "ChatTerminalTests",
            dependencies: ["ChatTerminal", "SystemKit", "TestSupport", "WireJSON"]),
        .testTarget(
            name: "ChatREPLTests",
            dependencies: [
                "ChatREPL", "ChatEngine", "ChatKit", "ChatStore", "ChatTerminal", "ClaudeMessages",
                "MessagesTesting", "SystemKit", "TestSupport", "WireJSON",
            ]),
        .testTarget(name: "HouseRulesTests"),
        .testTarget(
            name: "EndToEndTests",
            dependencies: [
                "claude-chat", "examples", "fake-claude", "ClaudeMessages", "FakeClaude",
                "WireJSON",
                "TestSupport",
            ]),
    ],
    swiftLanguageModes: [.v6]
)

/// The strict compiler settings, for every Swift target.
let strict: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .strictMemorySafety(),
    .enableUpcomingFeature("ExistentialAny"),  // SE-0335
    .enableUpcomingFeature("InternalImportsByDefault"),  // SE-0409
    .enableUpcomingFeature("MemberImportVisibility"),  // SE-0444
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),  // SE-0461
    .enableUpcomingFeature("InferIsolatedConformances"),  // SE-0470
    .enableUpcomingFeature("ImmutableWeakCaptures"),  // SE-0481
]

/// The targets of the program that are optimised for size: it is 3 % smaller and no slower.
///
/// No target of the library is among them: SwiftPM refuses packages that depend on one with unsafe
/// flags.
let small: Set = [
    "SystemKit", "ChatKit", "ChatTerminal", "ChatEngine", "ChatStore", "ChatREPL",
]
let forSize: [SwiftSetting] = [.unsafeFlags(["-Osize"], .when(configuration: .release))]

for target in package.targets where target.type != .system {
    target.swiftSettings = strict + (small.contains(target.name) ? forSize : [])
}
