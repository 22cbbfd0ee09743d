internal import CryptoPrimitives

/// Reads the text of a template: `layout = expression`, or an expression alone.
struct TemplateParser {
    private var reader: TemplateReader
    private var nodeCount = 0
    private var depth = 0
    private var isInStep = false

    private init(_ reader: TemplateReader) {
        self.reader = reader
    }

    static func parse(_ text: String) throws(TemplateError) -> (layout: TemplateLayout, expression: TemplateExpression)
    {
        guard text.utf8.count <= TemplateBounds.textByteCount else {
            throw TemplateError(
                position: TemplateBounds.textByteCount + 1, expected: "\(TemplateBounds.textByteCount) bytes at most")
        }
        let bytes = Array(text.utf8)
        var parser = TemplateParser(TemplateReader(bytes))
        var layout: [TemplateLayout.Part] = [.digest(.hex)]
        if hasLayout(bytes) {
            layout = try parser.layout()
            try parser.reader.expect("=", "\".\" or \"=\"")
        }
        parser.reader.skipSpace()
        let start = parser.reader.position
        let expression = try parser.expression()
        guard parser.reader.isAtEnd() else { throw parser.reader.expected("\".\" or the end") }
        try parser.check(expression, at: start)
        return (try TemplateLayout(layout, of: expression), expression)
    }

    /// Whether an equals sign stands outside of the literals.
    private static func hasLayout(_ text: [UInt8]) -> Bool {
        var isInLiteral = false
        var isEscaped = false
        for byte in text {
            if isEscaped {
                isEscaped = false
            } else if isInLiteral, byte == UInt8(ascii: "\\") {
                isEscaped = true
            } else if byte == UInt8(ascii: "\"") {
                isInLiteral.toggle()
            } else if !isInLiteral, byte == UInt8(ascii: "=") {
                return true
            }
        }
        return false
    }

    private func check(_ expression: TemplateExpression, at start: Int) throws(TemplateError) {
        guard let count = expression.outputByteCount else {
            throw reader.expected(
                "a digest, an hmac, a slice of one with an even number of its hex digits, or repeat with such a step",
                at: start)
        }
        guard count >= TemplateBounds.leastDigestByteCount else {
            throw reader.expected("a digest of 64 bits or more", at: start)
        }
        guard expression.uses(.password) else {
            throw reader.expected("a value that the password is part of", at: start)
        }
    }

    // MARK: Expressions

    private mutating func expression() throws(TemplateError) -> TemplateExpression {
        depth += 1
        guard depth <= TemplateBounds.depth else {
            throw reader.expected("no more than \(TemplateBounds.depth) functions within each other")
        }
        var parts = [try term()]
        while reader.take(".") { parts.append(try term()) }
        depth -= 1
        return parts.count == 1 ? parts[0] : .join(parts)
    }

    private mutating func term() throws(TemplateError) -> TemplateExpression {
        nodeCount += 1
        reader.skipSpace()
        let start = reader.position
        guard nodeCount <= TemplateBounds.nodeCount else {
            throw reader.expected("no more than \(TemplateBounds.nodeCount) functions, variables and literals")
        }
        if let literal = try reader.takeLiteral() { return .literal(literal) }
        let name = reader.takeName()
        if let variable = TemplateVariable(rawValue: name) {
            guard variable != .previous || isInStep else {
                throw reader.expected("previous within the step of repeat only", at: start)
            }
            return .variable(variable)
        }
        guard let function = TemplateFunctionName(name) else {
            throw reader.expected("a function, a variable or a literal in double quotes", at: start)
        }
        try reader.expect("(", "an opening parenthesis")
        let value = try call(function)
        try reader.expect(")", "\".\" or a closing parenthesis")
        return value
    }

    private mutating func call(_ function: TemplateFunctionName) throws(TemplateError) -> TemplateExpression {
        switch function {
        case .digest(let digest): return .digest(digest, .hex, try expression())
        case .hmac(let digest):
            let key = try expression()
            try comma()
            return .hmac(digest, .hex, key: key, message: try expression())
        case .raw: return try raw()
        case .text(let function): return .text(function, try expression())
        case .decoding(let decoding): return .decoded(decoding, try decodedVariable())
        case .slice:
            let start = try reader.takeNumber(0...UInt64(TemplateBounds.sliceEnd - 1), "the start of a slice")
            try comma()
            let end = try reader.takeNumber(start + 1...UInt64(TemplateBounds.sliceEnd), "the end of a slice")
            try comma()
            return .slice(Int(start)..<Int(end), try expression())
        case .repeat: return try repetition()
        }
    }

    private mutating func comma() throws(TemplateError) { try reader.expect(",", "\".\" or a comma") }

    private mutating func raw() throws(TemplateError) -> TemplateExpression {
        reader.skipSpace()
        let start = reader.position
        switch try expression() {
        case .digest(let digest, .hex, let message): return .digest(digest, .raw, message)
        case .hmac(let digest, .hex, let key, let message): return .hmac(digest, .raw, key: key, message: message)
        default: throw reader.expected("one digest or hmac", at: start)
        }
    }

    private mutating func decodedVariable() throws(TemplateError) -> TemplateVariable {
        reader.skipSpace()
        let start = reader.position
        switch TemplateVariable(rawValue: reader.takeName()) {
        case .salt: return .salt
        case .pepper: return .pepper
        default: throw reader.expected("salt or pepper", at: start)
        }
    }

    private mutating func repetition() throws(TemplateError) -> TemplateExpression {
        guard !isInStep, depth == 1 else { throw reader.expected("repeat as the outermost function only") }
        reader.skipSpace()
        let place = reader
        var count = TemplateCount.rounds
        if reader.takeName() != "rounds" {
            reader = place
            count = .fixed(try reader.takeNumber(TemplateBounds.rounds, "rounds, or a number"))
        }
        try comma()
        let start = try expression()
        try comma()
        reader.skipSpace()
        let position = reader.position
        isInStep = true
        let step = try expression()
        isInStep = false
        guard step.uses(.previous) else { throw reader.expected("a step that previous is part of", at: position) }
        return .repeated(count, start: start, step: step)
    }

    // MARK: Layouts

    private mutating func layout() throws(TemplateError) -> [TemplateLayout.Part] {
        var parts = [try part()]
        while reader.take(".") { parts.append(try part()) }
        return parts
    }

    private mutating func part() throws(TemplateError) -> TemplateLayout.Part {
        reader.skipSpace()
        let start = reader.position
        if let literal = try reader.takeLiteral() { return .literal(literal) }
        let name = reader.takeName()
        if name == "rounds" { return .rounds }
        if name == "salt" { return .salt(try saltByteCounts()) }
        guard let encoding = TemplateLayout.DigestEncoding(rawValue: name) else {
            throw reader.expected("salt, rounds, a literal in double quotes, or hex(digest) and its like", at: start)
        }
        try reader.expect("(", "an opening parenthesis")
        let position = reader.position
        guard reader.takeName() == "digest" else { throw reader.expected("digest", at: position) }
        try reader.expect(")", "a closing parenthesis")
        return .digest(encoding)
    }

    /// `salt`, `salt(8)` or `salt(1-64)`.
    private mutating func saltByteCounts() throws(TemplateError) -> ClosedRange<Int> {
        guard reader.take("(") else { return TemplateLayout.anySalt }
        let longest = UInt64(TemplateBounds.saltByteCount)
        let least = try reader.takeNumber(0...longest, "the bytes of a salt")
        let most = reader.take("-") ? try reader.takeNumber(max(least, 1)...longest, "the bytes of a salt") : least
        guard most > 0 else { throw reader.expected("a salt of one byte or more") }
        try reader.expect(")", "a closing parenthesis")
        return Int(least)...Int(most)
    }
}

/// What can be called.
enum TemplateFunctionName {
    case digest(MessageDigest)
    case hmac(MessageDigest)
    case raw
    case text(TemplateTextFunction)
    case decoding(TemplateDecoding)
    case slice
    case `repeat`

    init?(_ name: String) {
        switch name {
        case "raw": self = .raw
        case "slice": self = .slice
        case "repeat": self = .repeat
        default:
            if let digest = MessageDigest(rawValue: name) {
                self = .digest(digest)
            } else if let function = TemplateTextFunction(rawValue: name) {
                self = .text(function)
            } else if let decoding = TemplateDecoding(rawValue: name) {
                self = .decoding(decoding)
            } else if name.hasPrefix("hmac-"), let digest = MessageDigest(rawValue: String(name.dropFirst(5))) {
                self = .hmac(digest)
            } else {
                return nil
            }
        }
    }
}
