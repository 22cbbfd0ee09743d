internal import CYAML

/// The events of a YAML text, one at a time, by libyaml (YAML 1.1).
///
/// Nothing is built of them: aliases are events of their own and expand to nothing, so that memory is bounded by the text.
/// Marks of documents are passed over.
@safe
public final class YAMLEvents {
    private let parser: UnsafeMutablePointer<yaml_parser_t>
    /// The text, where libyaml reads it.
    private let text: UnsafeMutableBufferPointer<UInt8>
    /// The line of the last event's first character, counted from 1.
    public private(set) var line = 1
    /// The line of the last event's end, counted from 1; that of a block's end is the line of what follows it.
    public private(set) var endLine = 1

    /// Prepares the reading of a text in UTF-8.
    /// - Throws: `outOfMemory`.
    public init(_ bytes: [UInt8]) throws(YAMLError) {
        unsafe parser = .allocate(capacity: 1)
        unsafe parser.initialize(to: yaml_parser_t())
        unsafe text = .allocate(capacity: bytes.count)
        _ = unsafe text.initialize(from: bytes)
        // What was allocated is freed by the deinitializer, which runs here, too; libyaml has left a parser without buffers.
        guard unsafe yaml_parser_initialize(parser) == 1 else { throw .outOfMemory }
        // SAFETY: the text has its size, and lives as long as the parser.
        unsafe yaml_parser_set_input_string(parser, text.baseAddress, text.count)
        unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    }

    deinit {
        // SAFETY: both are ours alone.
        unsafe yaml_parser_delete(parser)
        unsafe parser.deallocate()
        unsafe text.deallocate()
    }

    /// The next event; `end` behind the last document, again and again.
    /// - Throws: ``YAMLError``.
    public func next() throws(YAMLError) -> YAMLEvent {
        while true {
            var event = unsafe yaml_event_t()
            guard unsafe yaml_parser_parse(parser, &event) == 1 else { throw failure() }
            defer { unsafe yaml_event_delete(&event) }
            line = unsafe Int(event.start_mark.line) + 1
            endLine = unsafe Int(event.end_mark.line) + 1
            switch unsafe event.type {
            case YAML_MAPPING_START_EVENT: return .mappingStart
            case YAML_MAPPING_END_EVENT: return .mappingEnd
            case YAML_SEQUENCE_START_EVENT: return .sequenceStart
            case YAML_SEQUENCE_END_EVENT: return .sequenceEnd
            case YAML_ALIAS_EVENT: return .alias
            case YAML_SCALAR_EVENT: return unsafe Self.scalar(event.data.scalar)
            case YAML_STREAM_END_EVENT, YAML_NO_EVENT: return .end
            default: continue
            }
        }
    }

    private static func scalar(_ scalar: yaml_event_t.__Unnamed_union_data.__Unnamed_struct_scalar) -> YAMLEvent {
        // SAFETY: libyaml has `length` bytes of UTF-8 there until the event is deleted.
        let bytes = unsafe UnsafeBufferPointer(start: scalar.value, count: scalar.length)
        let isPlain = unsafe scalar.style == YAML_PLAIN_SCALAR_STYLE && scalar.plain_implicit != 0
        return .scalar(unsafe String(decoding: bytes, as: UTF8.self), isPlain: isPlain)
    }

    private func failure() -> YAMLError {
        guard unsafe parser.pointee.error != YAML_MEMORY_ERROR else { return .outOfMemory }
        let problem = unsafe parser.pointee.problem.map { unsafe String(cString: $0) } ?? "it cannot be read"
        return .malformed(problem: problem, line: unsafe Int(parser.pointee.problem_mark.line) + 1)
    }
}
