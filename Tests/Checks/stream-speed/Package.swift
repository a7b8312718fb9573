// swift-tools-version: 6.2
import PackageDescription

// A package of its own: no product needs it, and it is built in release mode.
let package = Package(
    name: "stream-speed",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "claude-chat", path: "../../..")],
    targets: [
        .executableTarget(
            name: "stream-speed",
            dependencies: [.product(name: "ClaudeMessages", package: "claude-chat")],
            path: "Sources")
    ],
    swiftLanguageModes: [.v6]
)
