import Foundation
import ImportDestinations
import Testing
import UserImport

/// Files that the `gzip` and `zstd` commands have packed.
private enum Packed {
    static func by(_ tool: String, _ bytes: [UInt8]) throws -> [UInt8] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "hashferry-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(bytes).write(to: folder.appending(path: "input"))
        let output = folder.appending(path: "output")
        _ = FileManager.default.createFile(atPath: output.path(), contents: nil)
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [tool, "-c", folder.appending(path: "input").path()]
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        return Array(try Data(contentsOf: output))
    }

    static let hasZstd = (try? by("zstd", [1])) != nil
    static let tools = hasZstd ? ["gzip", "zstd"] : ["gzip"]
}

@Suite struct CompressedInputTests {
    /// Whatever the product: the same requests come out of the same file, packed.
    @Test(arguments: GoldenPlan.all) func plansTheSameCalls(golden: GoldenPlan) throws {
        let type = try #require(SourceRegistry.source(named: golden.source))
        let expected = try String(contentsOf: golden.folder.appending(path: "expected.jsonl"), encoding: .utf8)
        for tool in Packed.tools {
            var reader = ByteReader(bytes: try Packed.by(tool, try golden.input), chunkSize: 1000)
            #expect(try FileRecognition(of: &reader).source?.name == golden.source)
            let rows = PlannedRows(
                source: try SourceReader(type, reading: reader, options: golden.options), planner: AppwritePlanner(),
                findsDuplicates: true)
            var written: [UInt8] = []
            while let row = try rows.next() {
                if case .success(let plan) = row.decision { plan.appendJSONLines(to: &written) }
            }
            #expect(written == Array(expected.utf8), "\(tool)")
        }
    }

    private static let lines = (1...500).map { #"{"id":"u\#($0)","email":"u\#($0)@example.com"}"# + "\n" }

    /// The rows behind which the fields are decided are delivered before a cut is met.
    @Test(arguments: Packed.tools) func deliversWhatComesBeforeTheCut(tool: String) throws {
        let text = Array(repeating: Self.lines, count: 60).joined().joined()
        let packed = try Packed.by(tool, Array(text.utf8))
        let reading = SourceReading(JSONLinesSource.self, Array(packed.dropLast(9)), chunkSize: 1024)
        let message = try #require(reading.error?.message)
        #expect(message.contains("the \(tool) file is cut off: it ends at byte \(packed.count - 9)"), "\(message)")
        #expect(message.contains("after row \(reading.rows.count)") && reading.rows.count >= 1000, "\(message)")
        #expect(reading.error?.hint?.contains("\(tool) -t FILE") == true)
        // Within the first rows nothing is delivered: nothing has been decided yet.
        let short = try Packed.by(tool, Array(Self.lines.joined().utf8))
        let early = SourceReading(JSONLinesSource.self, Array(short.dropLast(9)))
        #expect(early.rows.isEmpty && early.error?.message.contains("is cut off") == true)
    }

    @Test(arguments: Packed.tools) func saysWhereAFileIsDamaged(tool: String) throws {
        var packed = try Packed.by(tool, Array(Self.lines.joined().utf8))
        packed[packed.count / 2] ^= 0x55
        packed[packed.count - 2] ^= 0x55
        let message = try #require(SourceReading(JSONLinesSource.self, packed).error?.message)
        #expect(message.contains("the \(tool) file is damaged at byte"), "\(message)")
    }

    @Test(arguments: Packed.tools) func readsMembersBehindOneAnother(tool: String) throws {
        let packed = try Self.lines.prefix(40).map { try Packed.by(tool, Array($0.utf8)) }
        let reading = SourceReading(JSONLinesSource.self, packed.flatMap(\.self))
        #expect(reading.error == nil && reading.rows.count == 40)
        let followed = SourceReading(JSONLinesSource.self, packed.flatMap(\.self) + Array("{}".utf8))
        #expect(followed.error?.message.contains("is no \(tool)") == true)
    }

    /// A thousand-fold smaller file is read a piece at a time: only the row that is too long is lost.
    @Test(arguments: Packed.tools) func aLongRowCostsOnlyItself(tool: String) throws {
        let long = #"{"id":"long","name":""# + String(repeating: "a", count: 8 << 20) + "\"}\n"
        let text = Self.lines[0] + long + Self.lines[1]
        let packed = try Packed.by(tool, Array(text.utf8))
        #expect(packed.count < text.utf8.count / 500)
        let reading = SourceReading(JSONLinesSource.self, packed)
        #expect(reading.error == nil && reading.rows.count == 3)
        guard case .rejected(let rejection) = reading.rows[1].content else {
            Issue.record("the row was taken")
            return
        }
        #expect(rejection.reason.hasPrefix("is longer than"))
    }

    @Test func whatIsPackedTwiceIsSaidToBe() throws {
        var reader = ByteReader(bytes: try Packed.by("gzip", try Packed.by("gzip", Array(Self.lines[0].utf8))))
        let found = try FileRecognition(of: &reader)
        #expect(found.source == nil && found.title.hasPrefix("gzip") && found.advice?.contains("gunzip") == true)
    }

    @Test func anEmptyFileIsEmptyPackedToo() throws {
        let reading = SourceReading(JSONLinesSource.self, try Packed.by("gzip", []))
        #expect(reading.rows.isEmpty)
        var reader = ByteReader(bytes: try Packed.by("gzip", []))
        #expect(throws: SourceError.self) { try FileRecognition(of: &reader) }
    }

    /// Progress is of the file that lies on the disk.
    @Test func countsTheBytesOfThePackedFile() throws {
        let packed = try Packed.by("gzip", Array(Self.lines.joined().utf8))
        #expect(SourceReading(JSONLinesSource.self, packed).bytesRead == packed.count)
    }
}
