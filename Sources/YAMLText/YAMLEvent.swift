/// One step through a YAML document.
public enum YAMLEvent: Sendable, Hashable {
    case mappingStart
    case mappingEnd
    case sequenceStart
    case sequenceEnd
    /// A text; plain ones, without quotes and tags, may mean numbers, truth values or null.
    case scalar(String, isPlain: Bool)
    /// A name in the place of a value that stands elsewhere.
    case alias
    /// Behind the last document.
    case end
}

/// Why a YAML text cannot be read on.
public enum YAMLError: Error, Sendable, Hashable {
    /// The text is not YAML: what libyaml says of it, which holds none of the text, and the line, counted from 1.
    case malformed(problem: String, line: Int)
    case outOfMemory
}
