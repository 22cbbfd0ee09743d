import AppwriteUsers
import Foundation
import ImportDestinations
import Testing
import UserImport

/// A folder of `Vectors/imports/<source>/<case>`: an export, and the calls that it becomes.
struct GoldenPlan: Sendable, CustomTestStringConvertible {
    let source: String
    let folder: URL
    var testDescription: String { "\(source)/\(folder.lastPathComponent)" }

    static let all: [GoldenPlan] = {
        let root = ProjectRoot.url.appending(path: "Vectors/imports")
        return folders(in: root).flatMap { source in
            folders(in: source).map { GoldenPlan(source: source.lastPathComponent, folder: $0) }
        }
    }()

    private static func folders(in folder: URL) -> [URL] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []
        return names.filter { !$0.contains(".") }.sorted().map { folder.appending(path: $0) }
    }

    /// The one file whose name is `input` and an ending.
    var input: [UInt8] {
        get throws {
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.path())
            let inputs = names.filter { $0.hasPrefix("input.") }
            let name = try #require(inputs.count == 1 ? inputs[0] : nil, "one input, not \(inputs.count)")
            return Array(try Data(contentsOf: folder.appending(path: name)))
        }
    }

    var options: SourceOptions {
        get throws {
            var options = SourceOptions()
            if let config = try? Data(contentsOf: folder.appending(path: "hash-config.txt")) {
                options.firebaseHashConfig = try FirebaseHashConfig(parsing: Array(config))
            }
            // The second file, where two belong together.
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.path())
            if let name = names.first(where: { $0.hasPrefix("with.") }) {
                options.companion = CompanionFile(bytes: Array(try Data(contentsOf: folder.appending(path: name))))
            }
            return options
        }
    }
}

@Suite struct GoldenPlanTests {
    /// Small chunks: what a row becomes does not depend on where the reads end.
    @Test(arguments: GoldenPlan.all, [ByteReader.defaultChunkSize, 7])
    func plansExactlyTheExpectedCalls(golden: GoldenPlan, chunkSize: Int) throws {
        let type = try #require(SourceRegistry.source(named: golden.source))
        let reader = ByteReader(bytes: try golden.input, chunkSize: chunkSize)
        let rows = PlannedRows(
            source: try SourceReader(type, reading: reader, options: golden.options), planner: AppwritePlanner(),
            findsDuplicates: true)
        var written: [UInt8] = []
        while let row = try rows.next() {
            if case .success(let plan) = row.decision { plan.appendJSONLines(to: &written) }
        }
        let lines = String(decoding: written, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        let expected = try String(contentsOf: golden.folder.appending(path: "expected.jsonl"), encoding: .utf8)
        let expectedLines = expected.split(separator: "\n", omittingEmptySubsequences: false)
        for (index, (line, expectedLine)) in zip(lines, expectedLines).enumerated() {
            #expect(line == expectedLine, "line \(index + 1)")
        }
        #expect(lines.count == expectedLines.count)
        #expect(Array(expected.utf8) == written)
    }

    /// What is not named is recognised by its content.
    @Test(arguments: GoldenPlan.all) func recognisesTheSource(golden: GoldenPlan) throws {
        var reader = ByteReader(bytes: try golden.input)
        #expect(try FileRecognition(of: &reader).source?.name == golden.source)
    }

    /// A rejected row is a file of its own: corrected, it is read by the command that wrote it.
    @Test(arguments: GoldenPlan.all.filter { !["csv", "firebase", "jsonl"].contains($0.source) })
    func readsRejectedRowsAgain(golden: GoldenPlan) throws {
        let type = try #require(SourceRegistry.source(named: golden.source))
        let reading = SourceReading(type, try golden.input)
        let rejected = reading.rows.filter {
            if case .rejected = $0.content { !$0.bytes.isEmpty } else { false }
        }
        let header = reading.headerRow.map { $0 + Array("\n".utf8) } ?? []
        for row in rejected where row.bytes.first != UInt8(ascii: "\"") {
            let comment = Array((RejectComment.prefix + "row 1: reason\n").utf8)
            let again = SourceReading(type, header + comment + row.bytes + Array("\n".utf8))
            #expect(again.error == nil)
            #expect(again.rows.map(\.bytes) == [row.bytes])
        }
    }

    @Test func everySourceHasItsGoldens() {
        #expect(Set(GoldenPlan.all.map(\.source)) == Set(SourceRegistry.all.map { $0.name }))
    }
}
