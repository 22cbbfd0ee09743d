/// Reads the options that a scheme takes, and refuses the ones it does not: an option that nothing reads would be a
/// hash that silently never verifies.
struct OptionReader {
    let scheme: Scheme
    let options: HashOptions

    /// - Throws: `malformed` where an option is set that the scheme does not read, or that is not allowed here.
    init(_ stored: StoredHash, of descriptor: SchemeDescriptor, allowed: Set<HashOptions.Name>? = nil)
        throws(HashFormatError)
    {
        scheme = descriptor.scheme
        options = stored.options
        guard !options.isEmpty else { return }
        let allowed = allowed ?? descriptor.options
        for name in options.names where !allowed.contains(name) {
            throw .malformed(scheme, "option \(name.text)", "is none of this scheme's")
        }
    }

    /// A number that must be there.
    func number(_ name: HashOptions.Name) throws(HashFormatError) -> UInt64 {
        guard let number = options.number(name) else {
            throw .malformed(scheme, "option \(name.text)", "is missing")
        }
        return number
    }

    /// A text that must be there, if only empty.
    func text(_ name: HashOptions.Name) throws(HashFormatError) -> String {
        if case .keyID? = options[name] { throw .unknownKey(scheme, name) }
        guard let text = options.text(name) else {
            throw .malformed(scheme, "option \(name.text)", "is missing")
        }
        return text
    }
}
