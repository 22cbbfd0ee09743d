import Foundation
import Testing
import UserImport

@Suite("SourceRegistry")
struct SourceRegistryTests {
    private static let vectors = ProjectRoot.url.appendingPathComponent("Vectors/imports")
    private static let pages = ProjectRoot.url.appendingPathComponent("docs/from")

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

    /// One of its exports at least has every awkward row, and so not under twelve of them.
    @Test func everySourceHasAnExportOfTwelveUsers() throws {
        for type in SourceRegistry.all {
            let counts = try GoldenPlan.all.filter { $0.source == type.name }.map { golden in
                SourceReading(type, try golden.input, options: try golden.options).rows.count
            }
            #expect(counts.max() ?? 0 >= 12, "\(type.name): \(counts)")
        }
    }

    // MARK: Pages

    /// What a page has, in this order.
    private static let sections = [
        "## Where the export comes from", "## The command", "## What is carried", "## What is not carried",
        "## What needs attention",
    ]

    @Test(arguments: SourceRegistry.all.map { $0.name }) func everySourceHasItsPage(name: String) throws {
        let page = try String(contentsOf: Self.pages.appendingPathComponent("\(name).md"), encoding: .utf8)
        let headings = page.split(separator: "\n").filter { $0.hasPrefix("## ") }.map(String.init)
        #expect(headings == Self.sections, "\(name)")
        #expect(page.hasPrefix("# From "), "\(name)")
        #expect(page.contains("$ hashferry "), "\(name) runs no command")
    }

    @Test func theIndexListsEveryPageAndNoOther() throws {
        let index = try String(contentsOf: Self.pages.appendingPathComponent("README.md"), encoding: .utf8)
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.pages.path)
            .filter { $0.hasSuffix(".md") && $0 != "README.md" }
        #expect(Set(names) == Set(SourceRegistry.all.map { "\($0.name).md" }))
        for name in names { #expect(index.contains("](\(name))"), "\(name)") }
    }
}
