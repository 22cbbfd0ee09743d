/// Reads the options that a scheme takes, and refuses the ones it does not: an option that nothing reads would be a
/// hash that silently never verifies.
struct OptionReader {
    let scheme: Scheme
    let options: HashOptions

    /// - Throws: `malformed` where an option outside `allowed` is set.
    init(_ stored: StoredHash, of scheme: Scheme, allowed: Set<HashOptions.Name>) throws(HashFormatError) {
        self.scheme = scheme
        options = stored.options
        guard !options.isEmpty else { return }
        for name in options.names where !allowed.contains(name) {
            throw .malformed(scheme, "option \(name.rawValue)", "is none of this scheme's")
        }
    }

    /// A number that must be there.
    func number(_ name: HashOptions.Name) throws(HashFormatError) -> UInt64 {
        guard case .number(let number)? = options[name] else {
            throw .malformed(scheme, "option \(name.rawValue)", "is missing")
        }
        return number
    }

    /// A text that must be there, if only empty.
    func text(_ name: HashOptions.Name) throws(HashFormatError) -> String {
        guard case .text(let text)? = options[name] else {
            throw .malformed(scheme, "option \(name.rawValue)", "is missing")
        }
        return text
    }
}
