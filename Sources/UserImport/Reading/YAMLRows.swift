internal import AppwriteUsers
internal import JSONText
internal import YAMLText

/// The entries of a mapping in a YAML file, each an object in which the entry's own name is a member, too.
///
/// The file is read whole, up to ``maximumByteCount``. Aliases stand for values elsewhere, of any size: an entry with one is
/// rejected. So is one that is nested deeper than ``maximumDepth`` or has a name twice.
final class YAMLRows: RowReader {
    /// 16 MiB: files that people keep by hand have some kilobytes.
    static let maximumByteCount = 16 << 20
    static let maximumDepth = 16

    private let events: YAMLEvents
    /// Where each line of the file starts, and its end.
    private let lineStarts: [Int]
    private let content: [UInt8]
    private let member: String
    private let keyName: String
    private var number = 0
    private var state = State.before
    private(set) var bytesRead: Int
    /// What stands above the entries: without it they are no file.
    var headerRow: [UInt8]? { Array("\(member):".utf8) }

    private enum State {
        case before
        case within
        case behind
    }

    /// - Parameters:
    ///   - member: The member of the file's own mapping that holds the entries.
    ///   - keyName: The member that the name of an entry becomes.
    init(_ reader: consuming ByteReader, member: String, keyName: String) throws(SourceError) {
        var reader = reader
        let bytes: [UInt8]
        do throws(ReadingError) {
            bytes = try reader.rest(maximum: Self.maximumByteCount)
            events = try Self.events(of: bytes)
        } catch {
            throw SourceError(error, afterRow: 0)
        }
        bytesRead = reader.bytesRead
        lineStarts = [0] + bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
        content = bytes
        self.member = member
        self.keyName = keyName
    }

    func next() throws(SourceError) -> RowFields? {
        do throws(ReadingError) {
            if state == .before { state = try findEntries() ? .within : .behind }
            guard state == .within else { return nil }
            if let row = try entry() { return row }
            // What follows the entries is read to its end: a file that is cut off or broken there is said to be.
            while try event() != .end {}
            state = .behind
            return nil
        } catch {
            throw SourceError(error, afterRow: number)
        }
    }

    /// Goes to the first entry; false where the file has no mapping of the name.
    private func findEntries() throws(ReadingError) -> Bool {
        guard try event() == .mappingStart else { throw .wrongShape(expected: "a mapping", offset: 0) }
        while true {
            switch try event() {
            case .scalar(let name, _) where name == member:
                let start = try event()
                if start == .mappingStart { return true }
                try skip(start)
            case .mappingEnd, .end: throw .wrongShape(expected: "a mapping \"\(member)\"", offset: content.count)
            case let other:
                // A name that is no text has a value, too.
                if case .scalar = other {} else { try skip(other) }
                try skip(try event())
            }
        }
    }

    /// The next entry; nil behind the last one.
    private func entry() throws(ReadingError) -> RowFields? {
        let name = try event()
        guard name != .mappingEnd, name != .end else { return nil }
        number += 1
        let firstLine = events.line
        var problem: String?
        var key: String?
        if case .scalar(let text, _) = name { key = text } else { try skip(name) }
        let value = try self.value(try event(), depth: 0, &problem)
        let bytes = bytes(from: firstLine, through: events.endLine)
        func broken(_ reason: String) -> RowFields {
            RowFields(.broken(RowRejection(field: nil, reason: reason, place: "(line \(firstLine))"), bytes: bytes))
        }
        if let problem { return broken(problem) }
        guard let key else { return broken("has a name that is no text") }
        guard case .object(let object) = value else {
            return broken("is \(value?.kindPhrase ?? "nothing"), not a mapping")
        }
        guard object[keyName] == nil else { return broken("has a \(keyName) beside its own name") }
        return RowFields(
            .object(JSONObject([(keyName, .string(key))] + object.members.map { ($0.key, $0.value) }), bytes: bytes))
    }

    /// The value that an event begins; nil where there is a problem with it. It is read to its end in any case.
    private func value(
        _ event: YAMLEvent, depth: Int, _ problem: inout String?
    ) throws(ReadingError) -> JSONValue? {
        switch event {
        case .scalar(let text, let isPlain): return isPlain ? Self.plain(text) : .string(text)
        case .alias: problem = "has an alias (*), which is not read: write the value out"
        case .mappingStart, .sequenceStart:
            guard depth < Self.maximumDepth else {
                problem = "is nested deeper than \(Self.maximumDepth) levels"
                try skip(event)
                return nil
            }
            return event == .mappingStart ? try mapping(depth, &problem) : try sequence(depth, &problem)
        case .mappingEnd, .sequenceEnd, .end: problem = "ends too early"
        }
        return nil
    }

    private func mapping(_ depth: Int, _ problem: inout String?) throws(ReadingError) -> JSONValue? {
        var members: [(String, JSONValue)] = []
        var names: Set<String> = []
        while true {
            let name = try event()
            guard name != .mappingEnd, name != .end else { return .object(JSONObject(members)) }
            let value = try keyed(name, depth, &problem)
            guard case .scalar(let text, _) = name else {
                problem = problem ?? "has a name that is no text"
                continue
            }
            if !names.insert(text).inserted { problem = problem ?? "has a name twice" }
            if names.count > RowFields.maximumFieldCount {
                problem = problem ?? "has more than \(RowFields.maximumFieldCount) fields"
                names.removeAll()
            }
            if let value, problem == nil { members.append((text, value)) }
        }
    }

    /// The value behind a name.
    private func keyed(
        _ name: YAMLEvent, _ depth: Int, _ problem: inout String?
    ) throws(ReadingError) -> JSONValue? {
        if case .scalar = name {} else { try skip(name) }
        return try value(try event(), depth: depth + 1, &problem)
    }

    private func sequence(_ depth: Int, _ problem: inout String?) throws(ReadingError) -> JSONValue? {
        var elements: [JSONValue] = []
        while true {
            let element = try event()
            guard element != .sequenceEnd, element != .end else { return .array(elements) }
            if let value = try value(element, depth: depth + 1, &problem) { elements.append(value) }
        }
    }

    /// Passes over the rest of the value that an event begins.
    private func skip(_ event: YAMLEvent) throws(ReadingError) {
        guard event == .mappingStart || event == .sequenceStart else { return }
        var depth = 1
        while depth > 0 {
            switch try self.event() {
            case .mappingStart, .sequenceStart: depth += 1
            case .mappingEnd, .sequenceEnd: depth -= 1
            case .end: return
            case .scalar, .alias: break
            }
            // libyaml's time for a level grows with those around it: a file of brackets alone must not cost the square.
            guard depth <= Self.maximumSkippedDepth else {
                throw .yaml(problem: "it is nested deeper than \(Self.maximumSkippedDepth) levels", line: events.line)
            }
        }
    }

    private static let maximumSkippedDepth = 1000
}

extension YAMLRows {
    private func event() throws(ReadingError) -> YAMLEvent {
        do { return try events.next() } catch { throw ReadingError(error) }
    }

    private static func events(of content: [UInt8]) throws(ReadingError) -> YAMLEvents {
        do { return try YAMLEvents(content) } catch { throw ReadingError(error) }
    }

    /// The lines of an entry. A block ends where the next one begins: its last lines may be empty, or comments.
    private func bytes(from first: Int, through last: Int) -> [UInt8] {
        let start = lineStarts[min(first, lineStarts.count) - 1]
        let isBehind = last > first
        let end = last - (isBehind ? 1 : 0) < lineStarts.count ? lineStarts[last - (isBehind ? 1 : 0)] : content.count
        var bytes = content[start..<max(start, end)]
        while let byte = bytes.last, byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { bytes.removeLast() }
        return Array(bytes)
    }

    /// What a text without quotes means: null (YAML 1.2, section 10.3.2), or itself. Who reads a field knows whether it is a
    /// number or a truth value.
    private static func plain(_ text: String) -> JSONValue {
        ["", "~", "null", "Null", "NULL"].contains(text) ? .null : .string(text)
    }
}

extension ReadingError {
    fileprivate init(_ error: YAMLError) {
        switch error {
        case .malformed(let problem, let line): self = .yaml(problem: problem, line: line)
        case .outOfMemory: self = .outOfMemory
        }
    }
}

extension ByteReader {
    /// The rest of the file, which is of a kind that is read whole.
    /// - Throws: ``ReadingError/tooLarge(maximum:)``.
    mutating func rest(maximum: Int) throws(ReadingError) -> [UInt8] {
        try window.begin()
        guard try !window.ensure(maximum + 1) else { throw .tooLarge(maximum: maximum) }
        let rest = Array(window.bytes[window.start..<window.start + window.count])
        window.consume(window.count)
        return rest
    }
}

extension RowShape {
    /// The entries of a mapping that is a member of the mapping that is a YAML file.
    /// - Parameter keyName: The member of a row that the name of its entry becomes.
    public static func yaml(member: String, keyName: String) -> Self {
        Self { reader, _ throws(SourceError) in try YAMLRows(reader, member: member, keyName: keyName) }
    }
}
