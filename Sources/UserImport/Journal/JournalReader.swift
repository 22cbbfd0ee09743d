internal import CryptoPrimitives
internal import FileReading
internal import JSONText

/// Reads the lines of a journal, one at a time, and proves each by its checksum.
///
/// A last line that was cut or damaged is dropped, as a crash may leave one; before the last line it is an error.
final class JournalReader {
    /// One line that stands as it was written.
    struct Line {
        let kind: JournalRecordKind
        let bytes: [UInt8]

        /// The object of the line.
        /// - Throws: `damaged` where it is none, which a right checksum rules out unless somebody computed it.
        func object(number: Int) throws(FileJournal.Failure) -> JSONObject {
            guard case .object(let object)? = try? JSONParser.parse(bytes) else { throw .damaged(line: number) }
            return object
        }
    }

    /// The number of the last line read, from 1.
    private(set) var number = 0
    /// Bytes up to the end of the last good line.
    private(set) var goodSize = 0
    /// Where the next line's checksum starts from.
    private(set) var chain = JournalChain()
    /// Whether a last line was dropped.
    private(set) var hasDroppedTail = false

    private let file: FileDescriptorReader
    private var buffer = [UInt8](repeating: 0, count: 1 << 16)
    private var start = 0
    private var filled = 0
    private var isAtEnd = false

    init(path: String) throws(FileJournal.Failure) {
        do { file = try FileDescriptorReader(opening: path) } catch { throw .file(error) }
    }

    /// The next line that stands as it was written; nil at the end, or where the last one does not.
    func next() throws(FileJournal.Failure) -> Line? {
        guard !hasDroppedTail, let (range, isWhole) = try nextRange() else { return nil }
        number += 1
        let line = buffer[range]
        guard isWhole, let kind = JournalRecordKind(line: line), try accepts(line) else {
            // Somebody's file named by mistake is no journal that was damaged.
            guard number > 1 else { throw .notAJournal }
            guard try nextRange() == nil else { throw .damaged(line: number) }
            hasDroppedTail = true
            return nil
        }
        goodSize += line.count + 1
        return Line(kind: kind, bytes: Array(line))
    }

    private func accepts(_ line: ArraySlice<UInt8>) throws(FileJournal.Failure) -> Bool {
        do { return try chain.accepts(line) } catch { throw .digest }
    }

    /// The place of the next line in the buffer, and whether it has its end.
    private func nextRange() throws(FileJournal.Failure) -> (Range<Int>, isWhole: Bool)? {
        var searched = start
        while true {
            if let end = ByteSearch.firstIndex(of: UInt8(ascii: "\n"), in: buffer, range: searched..<filled) {
                defer { start = end + 1 }
                return (start..<end, true)
            }
            searched = filled
            if isAtEnd {
                guard start < filled else { return nil }
                defer { start = filled }
                return (start..<filled, false)
            }
            searched -= start
            try fill()
            searched += start
        }
    }

    private func fill() throws(FileJournal.Failure) {
        if start > 0 {
            buffer.replaceSubrange(0..<(filled - start), with: Array(buffer[start..<filled]))
            filled -= start
            start = 0
        }
        guard filled < Self.maximumLineByteCount else { throw number == 0 ? .notAJournal : .damaged(line: number + 1) }
        if filled == buffer.count { buffer.append(contentsOf: repeatElement(0, count: buffer.count)) }
        do {
            let count = try file.read(into: &buffer, at: filled)
            filled += count
            isAtEnd = count == 0
        } catch {
            throw .file(error)
        }
    }

    /// Judgement: a batch has at most a mebibyte of rows, and a line of it some hundred bytes a row.
    private static let maximumLineByteCount = 1 << 28
}
