import Foundation
import Testing
import UserImport

@Suite("SourceRegistry")
struct SourceRegistryTests {
    private static let vectors = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Vectors/imports")

    @Test func findsEverySourceByItsName() {
        #expect(Set(SourceRegistry.all.map { $0.name }).count == SourceRegistry.all.count)
        for type in SourceRegistry.all {
            #expect(SourceRegistry.source(named: type.name).map { ObjectIdentifier($0) } == ObjectIdentifier(type))
            #expect(!type.summary.isEmpty)
        }
        #expect(SourceRegistry.source(named: "nothing") == nil)
    }

    @Test func everySourceHasItsVectors() throws {
        for type in SourceRegistry.all {
            let folder = Self.vectors.appendingPathComponent(type.name)
            let cases = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            #expect(!cases.isEmpty, "\(type.name)")
            for name in cases {
                let files = try FileManager.default.contentsOfDirectory(
                    atPath: folder.appendingPathComponent(name).path)
                #expect(files.contains("expected.jsonl") && files.contains("NOTE.md"), "\(type.name)/\(name)")
                #expect(files.contains { $0.hasPrefix("input.") }, "\(type.name)/\(name)")
            }
        }
    }
}
