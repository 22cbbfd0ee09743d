internal import HashEncoding
internal import JSONText

/// The entries of an LDIF file (RFC 2849): attributes by their names in lower case, several values as an array.
///
/// Folded lines are joined, comments are passed over, and base64 is decoded. Options of an attribute's name
/// (`userCertificate;binary`) are left out of it. A value that is no text, such as a picture, is the truth value true.
final class LDIFRows: RowReader {
    private var reader: ByteReader
    private var number = 0
    private var isAtEnd = false

    init(_ reader: consuming ByteReader) { self.reader = reader }

    var bytesRead: Int { reader.bytesRead }

    func next() throws(SourceError) -> RowFields? {
        do throws(ReadingError) {
            while !isAtEnd {
                if let row = try nextEntry() { return row }
            }
            return nil
        } catch {
            throw SourceError(error, afterRow: number)
        }
    }

    /// The lines up to the next empty one; nil where they are no entry.
    private func nextEntry() throws(ReadingError) -> RowFields? {
        var bytes: [UInt8] = []
        var lines: [[UInt8]] = []
        var firstLine = 0
        var isTooLong = false
        reading: while true {
            switch try reader.nextLine() {
            case .end:
                isAtEnd = true
                break reading
            case .tooLong: isTooLong = true
            case .line:
                let line = reader.lineBytes
                guard !line.isEmpty else { break reading }
                if RejectComment.starts(line.span) { continue }
                if lines.isEmpty { firstLine = reader.lineNumber }
                isTooLong = isTooLong || bytes.count + line.count > reader.maximumRow
                guard !isTooLong else { continue }
                bytes += line + [UInt8(ascii: "\n")]
                if line[0] == UInt8(ascii: " "), !lines.isEmpty {
                    lines[lines.count - 1] += line.dropFirst()
                } else {
                    lines.append(line)
                }
            }
        }
        lines.removeAll { $0.first == UInt8(ascii: "#") || $0.starts(with: "version:".utf8) }
        guard !lines.isEmpty || isTooLong else { return nil }
        number += 1
        let place = "(line \(firstLine))"
        guard !isTooLong else {
            let reason = RowRejection.tooLong(reader.maximumRow).reason
            return RowFields(.broken(RowRejection(field: nil, reason: reason, place: place), bytes: []))
        }
        do throws(RowRejection) {
            return RowFields(.object(try Self.entry(lines, place), bytes: bytes))
        } catch {
            return RowFields(.broken(error, bytes: bytes))
        }
    }

    private static func entry(_ lines: [[UInt8]], _ place: String) throws(RowRejection) -> JSONObject {
        var names: [String] = []
        var values: [String: [JSONValue]] = [:]
        for line in lines {
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else {
                throw RowRejection(field: nil, reason: "has a line without a colon", place: place)
            }
            // RFC 4512, section 2.5. Anything else may be a piece of a value that was folded wrongly, and is not named.
            guard colon > 0, colon <= 128, line[..<colon].allSatisfy(isOfDescription) else {
                throw RowRejection(field: nil, reason: "has a line that starts with no attribute", place: place)
            }
            let description = String(decoding: line[..<colon], as: UTF8.self).lowercased()
            let name = description.split(separator: ";").first.map(String.init) ?? ""
            if values[name] == nil { names.append(name) }
            values[name, default: []].append(try value(line[(colon + 1)...], name, place))
        }
        guard names.count <= RowFields.maximumFieldCount else {
            throw RowRejection(
                field: nil, reason: "has more than \(RowFields.maximumFieldCount) attributes", place: place)
        }
        let entry = JSONObject(
            names.map { name in
                let all = values[name] ?? []
                return (name, all.count == 1 ? all[0] : .array(all))
            })
        guard entry["dn"]?.stringValue != nil else {
            throw RowRejection(field: "dn", reason: "is missing", place: place)
        }
        if let change = entry["changetype"]?.stringValue, change.lowercased() != "add" {
            throw RowRejection(field: "changetype", reason: "is a change of an entry, and no entry", place: place)
        }
        return entry
    }

    /// Whether a byte is one of an attribute's name, its number or its options.
    private static func isOfDescription(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: ";"):
            true
        default: false
        }
    }

    /// A value behind the first colon: text, base64 behind another colon, or the address of a file behind `<`.
    private static func value(
        _ rest: ArraySlice<UInt8>, _ name: String, _ place: String
    ) throws(RowRejection) -> JSONValue {
        let mark = rest.first
        let isMarked = mark == UInt8(ascii: ":") || mark == UInt8(ascii: "<")
        let text = Array((isMarked ? rest.dropFirst() : rest).drop { $0 == UInt8(ascii: " ") })
        guard mark != UInt8(ascii: "<") else {
            throw RowRejection(field: name, reason: "stands in another file", place: place)
        }
        guard mark == UInt8(ascii: ":") else {
            guard let value = String(validating: text, as: UTF8.self) else {
                throw RowRejection(field: name, reason: "is not UTF-8", place: place)
            }
            return .string(value)
        }
        guard let value = try? Base64.decode(text, padding: .optional) else {
            throw RowRejection(field: name, reason: "is not base64", place: place)
        }
        return String(validating: value, as: UTF8.self).map(JSONValue.string) ?? true
    }
}

extension RowShape {
    /// The entries of an LDIF file.
    public static let ldif = Self { reader, _ throws(SourceError) in LDIFRows(reader) }
}
