internal import JSONText

/// Lines of fields between colons, as `/etc/shadow` and htpasswd have them. Empty lines and comments are passed over.
final class ColonRows: RowReader {
    private var reader: ByteReader
    private let names: [String]
    private let takesMore: Bool
    private var number = 0

    /// - Parameters:
    ///   - columns: The names of the fields.
    ///   - takesMore: Whether the last field may hold colons.
    init(_ reader: consuming ByteReader, columns: [String], takesMore: Bool) {
        self.reader = reader
        names = columns
        self.takesMore = takesMore
    }

    var bytesRead: Int { reader.bytesRead }

    func next() throws(SourceError) -> RowFields? {
        do throws(ReadingError) {
            while true {
                switch try reader.nextLine() {
                case .end: return nil
                case .tooLong:
                    number += 1
                    return RowFields(.broken(.tooLong(reader.maximumRow), bytes: []))
                case .line:
                    let line = reader.lineBytes
                    let first = line.first { $0 != 0x20 && $0 != 0x09 }
                    guard let first, first != UInt8(ascii: "#") else { continue }
                    number += 1
                    return row(line)
                }
            }
        } catch {
            throw SourceError(error, afterRow: number)
        }
    }

    private func row(_ line: [UInt8]) -> RowFields {
        func broken(_ reason: String) -> RowFields {
            let rejection = RowRejection(field: nil, reason: reason, place: "(line \(reader.lineNumber))")
            return RowFields(.broken(rejection, bytes: line))
        }
        guard let text = String(validating: line, as: UTF8.self) else { return broken("is not UTF-8") }
        let fields = text.split(
            separator: ":", maxSplits: takesMore ? names.count - 1 : Int.max, omittingEmptySubsequences: false)
        guard fields.count == names.count else {
            return broken("has \(fields.count) fields between colons, not \(names.count)")
        }
        return RowFields(.object(JSONObject(zip(names, fields.map { JSONValue.string(String($0)) })), bytes: line))
    }
}

extension RowShape {
    /// Lines of fields between colons, with these names.
    public static func colons(_ columns: [String], lastTakesMore: Bool = false) -> Self {
        Self { reader, _ throws(SourceError) in
            ColonRows(reader, columns: columns, takesMore: lastTakesMore)
        }
    }
}
