// swift-tools-version: 6.2
import PackageDescription

// A program of its own: no product of the package needs it, and its code is built for release.
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
