internal import AppwriteHashes
internal import PasswordHashing

extension HashKind {
    /// Reads what stands beside a hash of this kind, with the values that its row of the table allows.
    /// - Throws: `ServiceError` in the reference's words, for the first parameter that is not taken.
    func options(in parameters: Parameters) throws -> HashOptions {
        var read = HashOptions()
        var texts: [(option: HashKindOption, text: String)] = []
        var numbers: [(option: HashKindOption, number: Int)] = []
        for option in options {
            switch option.values {
            case .text(let counts, let allowsNUL):
                let validator = Validator.text(counts, allowsNUL: allowsNUL)
                texts.append((option, try parameters.required(option.parameter, validator)))
            case .base64(let counts):
                texts.append((option, try parameters.required(option.parameter, .text(counts))))
            case .powerOfTwo, .number:
                numbers.append((option, try parameters.required(option.parameter, .integer)))
            case .word(let words, let absent):
                read[option.name] = .text(try parameters.optional(option.parameter, .oneOf(words)) ?? absent)
            }
        }
        for (option, number) in numbers {
            guard option.allows(number) else {
                throw ServiceError.invalid(option.parameter, Self.words(for: option))
            }
            read[option.name] = .number(UInt64(number))
        }
        for (option, text) in texts {
            try Self.check(text, option)
            read[option.name] = .text(text)
        }
        return read
    }

    /// What the reference answers where a number is not taken (Users API, bad hash options).
    private static func words(for option: HashKindOption) -> String {
        switch option.name {
        case .cpu: "CPU cost must be a power of two greater than 1."
        case .memory: "Memory cost must be at least 1."
        case .parallel: "Parallel cost must be at least 1."
        default: "Length must be at least 16 bytes."
        }
    }

    /// Refuses what the reference's library refuses, with its words.
    private static func check(_ text: String, _ option: HashKindOption) throws {
        let subject =
            switch option.name {
            case .salt: "Salt"
            case .saltSeparator: "Salt separator"
            default: "Signer key"
            }
        if case .base64 = option.values, !isBase64(text) {
            throw ServiceError.invalid(option.parameter, "\(subject) must be base64 encoded")
        }
        guard text != "0" else { throw ServiceError.invalid(option.parameter, "\(subject) cannot be empty") }
    }

    private static func isBase64(_ text: String) -> Bool {
        var body = text[...]
        for _ in 0..<2 where body.hasSuffix("=") { body.removeLast() }
        return !body.isEmpty
            && body.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "/"):
                    true
                default: false
                }
            }
    }
}
