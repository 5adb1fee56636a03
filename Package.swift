// swift-tools-version: 6.1
// The floor plan: targets are floors, imports only go down (docs/house.md).
import PackageDescription

let rules: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .unsafeFlags(["-warnings-as-errors"]),
]

let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")

let areaTests: [Target.Dependency] = [
  "TestSupport", "Essentials", "Database", "Doors", "Web", "People", "Workshops", "Notices", "Insights",
  "Guildhall",
  hummingbird, logging, .product(name: "HTTPTypes", package: "swift-http-types"),
]

let package = Package(
  name: "guildhall",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "guildhall", targets: ["Command"])],
  dependencies: [
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-extras", from: "1.20.0"),
  ],
  targets: [
    // ground
    .systemLibrary(
      name: "CMarkdown", pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .target(name: "Essentials", dependencies: ["CMarkdown"], swiftSettings: rules),

    // doors
    .systemLibrary(name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
    .systemLibrary(name: "CMalloc"),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .target(
      name: "CCurl",
      linkerSettings: [.linkedLibrary("curl")]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .target(
      name: "Database",
      dependencies: [
        "Essentials", "CPostgres", "CSQLite", logging, .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "GRDB", package: "GRDB.swift"),
      ], swiftSettings: rules),
    .target(
      name: "Doors",
      dependencies: [
        "Essentials", "Database", "CCurl", logging,
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "CryptoExtras", package: "swift-crypto"),
      ], swiftSettings: rules),

    // frame
    .target(
      name: "Assets", dependencies: [.product(name: "Crypto", package: "swift-crypto")],
      resources: [.embedInCode("Files")], swiftSettings: rules),
    .target(
      name: "Web",
      dependencies: [
        "Essentials", "Assets", "CZlib", hummingbird, logging,
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
        .product(name: "Crypto", package: "swift-crypto"),
      ], swiftSettings: rules),

    // areas, each may import those above it in this list
    .target(
      name: "People", dependencies: ["Essentials", "Database", "Doors", "Web", hummingbird, logging],
      swiftSettings: rules),
    .target(
      name: "Workshops",
      dependencies: ["Essentials", "Database", "Doors", "Web", "People", hummingbird, logging],
      swiftSettings: rules),
    .target(
      name: "Notices",
      dependencies: ["Essentials", "Database", "Doors", "Web", "People", "Workshops", hummingbird, logging],
      swiftSettings: rules),
    .target(
      name: "Insights",
      dependencies: [
        "Essentials", "Database", "Doors", "Web", "People", "Workshops", "Notices", hummingbird, logging,
      ], swiftSettings: rules),

    // roof
    .target(
      name: "Guildhall",
      dependencies: [
        "Essentials", "Database", "Doors", "Web", "People", "Workshops", "Notices", "Insights",
        .target(name: "CMalloc", condition: .when(platforms: [.linux])),
        hummingbird, logging, .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
      ],
      resources: [.embedInCode("Migrations")], swiftSettings: rules),
    .executableTarget(
      name: "Command",
      dependencies: [
        "Guildhall", "Essentials", "Database", "Doors", "People", "Workshops", logging,
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: rules),

    // tests
    .target(
      name: "TestSupport",
      dependencies: [
        "Essentials", "Database", "Doors", "Web", "People", "Workshops", "Notices", "Insights", "Guildhall",
        hummingbird, logging, .product(name: "HummingbirdTesting", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "NIOCore", package: "swift-nio"),
      ], path: "Tests/TestSupport", swiftSettings: rules),
    .testTarget(
      name: "WebTests",
      dependencies: [
        "Essentials", "Web", "Assets", hummingbird, .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOEmbedded", package: "swift-nio"),
        .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
      ], swiftSettings: rules),
    .testTarget(name: "EssentialsTests", dependencies: ["Essentials"], swiftSettings: rules),
    .testTarget(name: "PeopleTests", dependencies: areaTests, swiftSettings: rules),
    .testTarget(name: "WorkshopsTests", dependencies: areaTests, swiftSettings: rules),
    .testTarget(name: "NoticesTests", dependencies: areaTests, swiftSettings: rules),
    .testTarget(name: "InsightsTests", dependencies: areaTests, swiftSettings: rules),
    .testTarget(name: "HouseTests", dependencies: areaTests, swiftSettings: rules),
    .testTarget(name: "DoorsTests", dependencies: ["Essentials", "Doors", logging], swiftSettings: rules),
    .testTarget(
      name: "DatabaseTests", dependencies: ["TestSupport", "Essentials", "Database", logging],
      swiftSettings: rules),
  ]
)
