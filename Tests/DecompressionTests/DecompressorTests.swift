import Decompression
import Foundation
import Testing

/// Data that the `gzip` and `zstd` commands have compressed.
enum Compressed {
    static func by(_ tool: String, _ arguments: [String] = [], _ bytes: [UInt8]) throws -> [UInt8] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "hashferry-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let input = folder.appending(path: "input")
        let output = folder.appending(path: "output")
        try Data(bytes).write(to: input)
        _ = FileManager.default.createFile(atPath: output.path(), contents: nil)
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [tool] + arguments + ["-c", input.path()]
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        return Array(try Data(contentsOf: output))
    }

    static func has(_ tool: String) -> Bool {
        (try? by(tool, [], Array("x".utf8))) != nil
    }

    /// 100,000 bytes that compress to a fifth.
    static let text = Array(
        (0..<2500).map { "user\($0 &* 2_654_435_761 % 99_991)@example.com,\($0 % 7)\n" }.joined().utf8.prefix(100_000))
}

@Suite struct DecompressorTests {
    /// Unpacks data that come in pieces into a buffer of a size.
    private func unpacked(_ bytes: [UInt8], pieces: Int, room: Int) throws -> [UInt8] {
        let format = try #require(Self.format(of: bytes))
        let decompressor = try Decompressor(format)
        var output: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: room + 3)
        var place = 0
        while true {
            let piece = Array(bytes[place..<min(place + pieces, bytes.count)])
            let step = try decompressor.decompress(piece.span, into: &buffer, at: 3)
            place += step.consumed
            output += buffer[3..<3 + step.produced]
            #expect(decompressor.offset == place)
            if step.produced == 0, place == bytes.count {
                try decompressor.finish()
                return output
            }
        }
    }

    private static func format(of bytes: [UInt8]) -> CompressionFormat? { CompressionFormat(startingWith: bytes.span) }

    private static let tools = ["gzip", "zstd"]

    @Test(arguments: tools, [(1, 1), (7, 1000), (65_536, 65_536), (1 << 20, 100)])
    func unpacksWhatTheCommandsPack(tool: String, sizes: (pieces: Int, room: Int)) throws {
        guard Compressed.has(tool) else { return }
        let text = Array(Compressed.text.prefix(sizes.room == 1 ? 3000 : .max))
        let packed = try Compressed.by(tool, [], text)
        #expect(try unpacked(packed, pieces: sizes.pieces, room: sizes.room) == text)
        // Members and frames behind one another, an empty one among them.
        let empty = try Compressed.by(tool, [], [])
        #expect(
            try unpacked(packed + empty + packed, pieces: sizes.pieces, room: sizes.room) == text + text)
    }

    @Test func zerosBehindGzipArePadding() throws {
        let packed = try Compressed.by("gzip", [], Compressed.text)
        #expect(try unpacked(packed + [UInt8](repeating: 0, count: 600), pieces: 100, room: 1000) == Compressed.text)
        #expect(throws: DecompressionError.trailing(.gzip, offset: packed.count + 2)) {
            _ = try unpacked(packed + [0, 0, 0x1F, 0x8B, 8], pieces: 100, room: 1000)
        }
    }

    /// At every length a file that was cut off is said to be, or is what came before a member.
    @Test(arguments: tools) func saysThatDataAreCutOff(tool: String) throws {
        guard Compressed.has(tool) else { return }
        let packed = try Compressed.by(tool, [], Array("ada@example.com\n".utf8))
        let format = try #require(Self.format(of: packed))
        for length in 4..<packed.count {
            #expect(throws: DecompressionError.truncated(format, offset: length)) {
                _ = try unpacked(Array(packed[..<length]), pieces: 5, room: 64)
            }
        }
    }

    /// No byte can be changed without a fault, but those of a header that say nothing of the data.
    @Test(arguments: tools) func noticesEveryChangedByte(tool: String) throws {
        guard Compressed.has(tool) else { return }
        let text = Array("ada@example.com,ada@example.com,grace@example.com\n".utf8)
        let packed = try Compressed.by(tool, tool == "gzip" ? ["-n"] : ["--check"], text)
        // gzip: time, level and system (RFC 1952, section 2.3.1).
        let harmless = tool == "gzip" ? 4..<10 : 0..<0
        for place in 4..<packed.count where !harmless.contains(place) {
            for change: UInt8 in [1, 0x80, 0xFF] {
                var changed = packed
                changed[place] ^= change
                do {
                    #expect(try unpacked(changed, pieces: 9, room: 64) == text, "byte \(place)")
                } catch is DecompressionError {}
            }
        }
    }

    @Test(arguments: tools) func refusesWhatFollows(tool: String) throws {
        guard Compressed.has(tool) else { return }
        let packed = try Compressed.by(tool, [], Compressed.text)
        let format = try #require(Self.format(of: packed))
        #expect(throws: DecompressionError.trailing(format, offset: packed.count)) {
            _ = try unpacked(packed + Array("ada@example.com".utf8), pieces: 1000, room: 1000)
        }
    }

    /// What came before a fault is handed out.
    @Test func handsOutWhatCameBeforeAFault() throws {
        let packed = try Compressed.by("gzip", [], Compressed.text)
        let decompressor = try Decompressor(.gzip)
        var buffer = [UInt8](repeating: 0, count: 200_000)
        let step = try decompressor.decompress((packed + Array("behind".utf8)).span, into: &buffer, at: 0)
        #expect(Array(buffer[..<step.produced]) == Compressed.text)
        #expect(throws: DecompressionError.trailing(.gzip, offset: packed.count)) {
            let nothing: [UInt8] = []
            _ = try decompressor.decompress(nothing.span, into: &buffer, at: 0)
        }
    }

    /// A window of 256 MiB would have to be held in memory.
    @Test func refusesALargeWindow() throws {
        // A frame header without a content size: a window descriptor of exponent 18 (RFC 8878, section 3.1.1.1.2).
        let frame: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD, 0x00, 18 << 3, 0x01, 0x00, 0x00]
        #expect(throws: DecompressionError.self) { _ = try unpacked(frame, pieces: 100, room: 100) }
        do {
            _ = try unpacked(frame, pieces: 100, room: 100)
        } catch let error as DecompressionError {
            guard case .windowTooLarge = error else { throw error }
        }
    }

    @Test func knowsTheFormatsByTheirFirstBytes() {
        #expect(Self.format(of: [0x1F, 0x8B, 8]) == .gzip)
        #expect(Self.format(of: [0x28, 0xB5, 0x2F, 0xFD]) == .zstd)
        #expect(Self.format(of: [0x50, 0x2A, 0x4D, 0x18]) == .zstd)
        #expect(Self.format(of: [0x1F, 0x8B, 7]) == nil)
        #expect(Self.format(of: [0x1F]) == nil)
        #expect(Self.format(of: []) == nil)
        #expect(Self.format(of: Array("{\"id\"".utf8)) == nil)
    }
}
