import FileReading
import Testing
import UserImport

@Suite struct ByteReaderTests {
    static let chunkSizes = [1, 2, 3, 7, 4096]

    private func lines(_ bytes: [UInt8], chunkSize: Int, maximumRow: Int = 1000) throws -> [String?] {
        var reader = ByteReader(bytes: bytes, chunkSize: chunkSize, maximumRow: maximumRow)
        var lines: [String?] = []
        while true {
            switch try reader.nextLine() {
            case .line: lines.append(String(decoding: reader.lineBytes, as: UTF8.self))
            case .tooLong: lines.append(nil)
            case .end:
                #expect(reader.bytesRead == bytes.count && reader.totalBytes == bytes.count)
                #expect(reader.lineNumber == lines.count)
                #expect(try reader.nextLine() == .end)
                return lines
            }
        }
    }

    @Test(arguments: chunkSizes) func cutsLinesAtEveryKindOfEnd(chunkSize: Int) throws {
        let bytes = Array("one\r\ntwo\n\n\r\nth\rree\r\n".utf8)
        #expect(try lines(bytes, chunkSize: chunkSize) == ["one", "two", "", "", "th\rree"])
        #expect(try lines(bytes + Array("last".utf8), chunkSize: chunkSize).last == "last")
        #expect(try lines([], chunkSize: chunkSize) == [])
    }

    @Test(arguments: chunkSizes) func skipsAByteOrderMark(chunkSize: Int) throws {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        #expect(try lines(mark + Array("a\nb".utf8), chunkSize: chunkSize) == ["a", "b"])
        #expect(try lines(mark, chunkSize: chunkSize) == [])
    }

    @Test(arguments: chunkSizes, [[0xFF, 0xFE, 0x61, 0], [0xFE, 0xFF, 0, 0x61], [0xFF, 0xFE]] as [[UInt8]])
    func refusesUTF16(chunkSize: Int, bytes: [UInt8]) {
        var reader = ByteReader(bytes: bytes, chunkSize: chunkSize)
        for _ in 0..<2 {
            do {
                _ = try reader.nextLine()
                Issue.record("UTF-16 was read")
            } catch {
                #expect(error == .notUTF8)
                #expect(error.hint?.contains("iconv") == true)
            }
        }
    }

    @Test(arguments: chunkSizes) func skipsLinesOverTheMaximumAndGoesOn(chunkSize: Int) throws {
        let text = "12345\n123456\n12345\r\n123456\r\n1\n1234567890"
        #expect(
            try lines(Array(text.utf8), chunkSize: chunkSize, maximumRow: 5)
                == ["12345", nil, "12345", nil, "1", nil])
    }

    @Test func skipsALineOf20MegabytesWithTheDefaults() throws {
        var bytes = [UInt8](repeating: UInt8(ascii: "x"), count: 20_000_000)
        bytes += Array("\nshort\n".utf8)
        var reader = ByteReader(bytes: bytes)
        #expect(try reader.nextLine() == .tooLong)
        #expect(try reader.nextLine() == .line)
        #expect(reader.lineBytes == Array("short".utf8))
        #expect(reader.lineNumber == 2)
        #expect(try reader.nextLine() == .end)
    }

    @Test func reportsWhatTheSystemRefuses() throws {
        var reader = ByteReader(try FileDescriptorReader(opening: "/tmp"))
        do {
            _ = try reader.nextLine()
            Issue.record("a directory was read")
        } catch { #expect(error.description == "cannot read /tmp: Is a directory") }
    }
}
