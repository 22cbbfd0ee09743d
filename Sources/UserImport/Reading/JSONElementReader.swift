import FileReading
import JSONText

/// Hands out the elements of one large JSON array, one at a time and in constant memory.
///
/// The array is the whole file, or a member of the object that is the whole file: `{"users": [ … ]}`, wherever that
/// member stands. Each element comes as raw bytes, for `JSONParser` to parse: a malformed element costs only itself.
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
        case end
        case failed(ReadingError)
    }

    /// The number of the element that was handed out last, counted from 1.
    public private(set) var elementNumber = 0

    /// Where that element starts, in bytes from the start of the file.
    public private(set) var elementOffset = 0

    private var reader: ByteReader
    private let member: String?
    private var phase = Phase.start
    private var isInObject = false
    private var hasFoundArray = false
    private var element = 0..<0

    /// Reads the array that is the file, or that is a member of the object in the file.
    ///
    /// - Parameter member: The name of the member, or nil where only a bare array will do.
    public init(_ reader: consuming ByteReader, member: String?) {
        self.reader = reader
        self.member = member
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
            case .elements(let isFirst):
                guard try beginItem(isFirst: isFirst, close: UInt8(ascii: "]")) else {
                    phase = isInObject ? .members(isFirst: false) : .end
                    if !isInObject { try requireEnd() }
                    continue
                }
                phase = .elements(isFirst: false)
                elementNumber += 1
                elementOffset = reader.bytesRead
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
        if byte == UInt8(ascii: "{"), member != nil {
            isInObject = true
            phase = .members(isFirst: true)
        } else if byte == UInt8(ascii: "[") {
            phase = .elements(isFirst: true)
        } else {
            throw wrongShape(expectedArray)
        }
        reader.window.consume(1)
    }

    /// Passes one member of the object, or enters the array when this is its member.
    private mutating func nextMember(isFirst: Bool) throws(ReadingError) {
        guard try beginItem(isFirst: isFirst, close: UInt8(ascii: "}")) else {
            guard hasFoundArray else { throw wrongShape(expectedArray) }
            try requireEnd()
            phase = .end
            return
        }
        phase = .members(isFirst: false)
        guard try peek() == UInt8(ascii: "\"") else { throw wrongShape("a member name") }
        let isWanted = try passValue(keeping: true) && keyIsWanted()
        guard try peek() == UInt8(ascii: ":") else { throw wrongShape("a colon") }
        reader.window.consume(1)
        guard isWanted else {
            _ = try peek()
            let offset = reader.bytesRead
            _ = try passValue(keeping: false)
            guard reader.bytesRead > offset else { throw wrongShape("a value") }
            return
        }
        guard !hasFoundArray else { throw wrongShape("only one member of that name") }
        guard try peek() == UInt8(ascii: "[") else { throw wrongShape(expectedArray) }
        reader.window.consume(1)
        hasFoundArray = true
        phase = .elements(isFirst: true)
    }

    private func keyIsWanted() -> Bool {
        withElement { bytes in
            // Parsing resolves escapes; a key that is no JSON string is not the one that is looked for.
            (try? JSONParser.parse(bytes))?.stringValue == member
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
            guard try reader.window.fill() else { throw .truncated(offset: reader.bytesRead + scanned) }
        }
    }

    /// The next byte that is no white space, which must exist.
    private mutating func peek() throws(ReadingError) -> UInt8 {
        guard let byte = try peekIfAny() else { throw .truncated(offset: reader.bytesRead) }
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
        member.map { "an array, or an object with an array \"\($0)\"," } ?? "an array"
    }

    private func wrongShape(_ expected: String) -> ReadingError {
        .wrongShape(expected: expected, offset: reader.bytesRead)
    }
}
