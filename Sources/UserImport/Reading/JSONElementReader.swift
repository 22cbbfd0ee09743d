import FileReading
import JSONText

/// Hands out the elements of one large JSON array, one at a time and in constant memory.
///
/// The array is the whole file, or a member of the object that is the whole file: `{"users": [ … ]}`, wherever that
/// member stands; or the arrays of that name in all objects of a path, `{"orgs": [{"users": [ … ]}, {"users": [ … ]}]}`,
/// one after the other. Each element comes as raw bytes, for `JSONParser` to parse: a malformed element costs only itself.
public struct JSONElementReader: ~Copyable, Sendable {
    /// What ``next()`` has found.
    public enum Step: Sendable, Hashable {
        /// An element, which ``withElement(_:)`` shows.
        case element
        /// An element longer than the maximum: its bytes are gone, and reading can go on behind it.
        case tooLong
        case end
    }

    private enum Phase: Sendable {
        case start
        case elements(isFirst: Bool)
        case members(isFirst: Bool)
        case items(isFirst: Bool)
        case end
        case failed(ReadingError)
    }

    /// What lies around the elements.
    private enum Container: Sendable {
        /// An object to which so many names of the path lead, and whether the next one has been met in it.
        case object(level: Int, hasMember: Bool)
        /// An array of such objects.
        case list(level: Int)
    }

    /// The number of the element that was handed out last, counted from 1.
    public private(set) var elementNumber = 0

    /// Where that element starts, in bytes from the start of the file.
    public private(set) var elementOffset = 0

    private var reader: ByteReader
    private let path: [String]
    private var phase = Phase.start
    /// From the outside in; none around the array that is the file.
    private var containers: [Container] = []
    private var hasFoundArray = false
    private var element = 0..<0

    /// Reads the array that is the file, or that is a member of the object in the file.
    ///
    /// - Parameter member: The name of the member, or nil where only a bare array will do.
    public init(_ reader: consuming ByteReader, member: String?) {
        self.init(reader, path: member.map { [$0] } ?? [])
    }

    /// Reads the array that is the file, or those at the end of a path of names. On the way may stand objects, and arrays of
    /// them.
    ///
    /// - Parameter path: The names, the last of which is the arrays'; none where only a bare array will do.
    init(_ reader: consuming ByteReader, path: [String]) {
        self.reader = reader
        self.path = path
    }

    /// How many bytes have been consumed, those of this element included.
    public var bytesRead: Int { reader.bytesRead }

    /// The size of the file where it is known, else nil.
    public var totalBytes: Int? { reader.totalBytes }

    /// Finds the next element.
    ///
    /// - Throws: ``ReadingError``: `truncated` when the file ends too early, `wrongShape` when it holds no such array.
    ///   All elements before the fault have been delivered then, and every further call throws the same.
    public mutating func next() throws(ReadingError) -> Step {
        do {
            return try advance()
        } catch {
            phase = .failed(error)
            element = 0..<0
            throw error
        }
    }

    /// Shows the bytes of the element that ``next()`` has found.
    public func withElement<Result, Failure: Error>(
        _ body: (Span<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(reader.window.bytes.span.extracting(element))
    }

    /// A copy of the element that ``next()`` has found.
    public var elementBytes: [UInt8] { Array(reader.window.bytes[element]) }
}

extension JSONElementReader {
    private mutating func advance() throws(ReadingError) -> Step {
        while true {
            switch phase {
            case .start: try open()
            case .members(let isFirst): try nextMember(isFirst: isFirst)
            case .items(let isFirst): try nextItem(isFirst: isFirst)
            case .elements(let isFirst):
                guard try beginItem(isFirst: isFirst, close: UInt8(ascii: "]")) else {
                    phase = containers.isEmpty ? .end : .members(isFirst: false)
                    if containers.isEmpty { try requireEnd() }
                    continue
                }
                phase = .elements(isFirst: false)
                elementNumber += 1
                elementOffset = reader.position
                return try passValue(keeping: true) ? .element : .tooLong
            case .end:
                element = 0..<0
                return .end
            case .failed(let error): throw error
            }
        }
    }

    private mutating func open() throws(ReadingError) {
        try reader.window.begin()
        let byte = try peek()
        if byte == UInt8(ascii: "{"), !path.isEmpty {
            containers = [.object(level: 0, hasMember: false)]
            phase = .members(isFirst: true)
        } else if byte == UInt8(ascii: "[") {
            phase = .elements(isFirst: true)
        } else {
            throw wrongShape(expectedArray)
        }
        reader.window.consume(1)
    }

    /// Passes one member of the object, or enters what the path leads to.
    private mutating func nextMember(isFirst: Bool) throws(ReadingError) {
        guard case .object(let level, let hasMember)? = containers.last else { throw wrongShape(expectedArray) }
        guard try beginItem(isFirst: isFirst, close: UInt8(ascii: "}")) else { return try endObject() }
        phase = .members(isFirst: false)
        guard try peek() == UInt8(ascii: "\"") else { throw wrongShape("a member name") }
        let isWanted = try passValue(keeping: true) && keyIs(path[level])
        guard try peek() == UInt8(ascii: ":") else { throw wrongShape("a colon") }
        reader.window.consume(1)
        guard isWanted else {
            _ = try peek()
            let offset = reader.position
            _ = try passValue(keeping: false)
            guard reader.position > offset else { throw wrongShape("a value") }
            return
        }
        guard !hasMember else { throw wrongShape("only one member of that name") }
        containers[containers.count - 1] = .object(level: level, hasMember: true)
        let isLast = level == path.count - 1
        switch try peek() {
        case UInt8(ascii: "[") where isLast:
            hasFoundArray = true
            phase = .elements(isFirst: true)
        case UInt8(ascii: "["):
            containers.append(.list(level: level + 1))
            phase = .items(isFirst: true)
        case UInt8(ascii: "{") where !isLast:
            containers.append(.object(level: level + 1, hasMember: false))
            phase = .members(isFirst: true)
        default: throw wrongShape(expectedArray)
        }
        reader.window.consume(1)
    }

    /// Leaves an object for what lies around it.
    private mutating func endObject() throws(ReadingError) {
        containers.removeLast()
        switch containers.last {
        case .object?: phase = .members(isFirst: false)
        case .list?: phase = .items(isFirst: false)
        case nil:
            guard hasFoundArray else { throw wrongShape(expectedArray) }
            try requireEnd()
            phase = .end
        }
    }

    /// Enters the next object of an array on the path.
    private mutating func nextItem(isFirst: Bool) throws(ReadingError) {
        guard case .list(let level)? = containers.last else { throw wrongShape(expectedArray) }
        guard try beginItem(isFirst: isFirst, close: UInt8(ascii: "]")) else {
            containers.removeLast()
            phase = .members(isFirst: false)
            return
        }
        guard try peek() == UInt8(ascii: "{") else { throw wrongShape("an object") }
        reader.window.consume(1)
        containers.append(.object(level: level, hasMember: false))
        phase = .members(isFirst: true)
    }

    private func keyIs(_ name: String) -> Bool {
        withElement { bytes in
            // Parsing resolves escapes; a key that is no JSON string is not the one that is looked for.
            (try? JSONParser.parse(bytes))?.stringValue == name
        }
    }

    /// Passes the comma before an element or member, or the closing bracket: false then.
    private mutating func beginItem(isFirst: Bool, close: UInt8) throws(ReadingError) -> Bool {
        let byte = try peek()
        if byte == close {
            reader.window.consume(1)
            return false
        }
        if !isFirst {
            guard byte == UInt8(ascii: ",") else { throw wrongShape("a comma or the closing bracket") }
            reader.window.consume(1)
        }
        switch try peek() {
        case UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "]"), UInt8(ascii: "}"): throw wrongShape("a value")
        default: return true
        }
    }

    /// Passes a value; true when it has been kept as the element, false when it was not to be or was too long.
    private mutating func passValue(keeping: Bool) throws(ReadingError) -> Bool {
        var extent = JSONExtent()
        var keeps = keeping
        var scanned = 0
        element = 0..<0
        while true {
            if let end = extent.scan(reader.window, from: scanned) {
                keeps = keeps && end <= reader.maximumRow
                if keeps { element = reader.window.start..<reader.window.start + end }
                reader.window.consume(end)
                return keeps
            }
            scanned = reader.window.count
            if !keeps || scanned > reader.maximumRow {
                keeps = false
                reader.window.consume(scanned)
                scanned = 0
            }
            guard try reader.window.fill() else { throw .truncated(offset: reader.position + scanned) }
        }
    }

    /// The next byte that is no white space, which must exist.
    private mutating func peek() throws(ReadingError) -> UInt8 {
        guard let byte = try peekIfAny() else { throw .truncated(offset: reader.position) }
        return byte
    }

    private mutating func requireEnd() throws(ReadingError) {
        if try peekIfAny() != nil { throw wrongShape("the end of the file") }
    }

    private mutating func peekIfAny() throws(ReadingError) -> UInt8? {
        while try reader.window.ensure(1) {
            switch reader.window[0] {
            case 0x20, 0x0A, 0x0D, 0x09: reader.window.consume(1)
            case let byte: return byte
            }
        }
        return nil
    }

    private var expectedArray: String {
        path.isEmpty ? "an array" : "an array, or an object with an array \"\(path.joined(separator: "."))\","
    }

    private func wrongShape(_ expected: String) -> ReadingError {
        .wrongShape(expected: expected, offset: reader.position)
    }
}
