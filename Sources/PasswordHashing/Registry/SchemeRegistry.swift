/// The schemes that a reader knows: what a stored hash is, and how to read it.
///
/// A value: `SchemeRegistry.standard.adding(MyHash.self)` knows one more. What a hash is, one look-up says, however many
/// schemes there are.
public struct SchemeRegistry: Sendable {
    /// All that it knows, behind one reference: a registry is lent for every text.
    private final class Contents: Sendable {
        let types: [any PasswordHash.Type]
        let byScheme: [Scheme: any PasswordHash.Type]
        let byFormat: [String: Scheme]
        let table: RecognitionTable
        let names: [String: SchemeName]

        init(
            _ types: [any PasswordHash.Type], byScheme: [Scheme: any PasswordHash.Type], byFormat: [String: Scheme]
        ) {
            self.types = types
            self.byScheme = byScheme
            self.byFormat = byFormat
            table = RecognitionTable(types)
            names = SchemeRegistry.names(of: types)
        }
    }

    private let contents: Contents

    /// Every scheme's type, in the order in which they were given.
    public var types: [any PasswordHash.Type] { contents.types }

    /// What each name of a scheme or a variant means, by its lower case.
    var names: [String: SchemeName] { contents.names }

    /// Makes a registry of types.
    ///
    /// Stops the program where two of them have one name, or claim one prefix for certain: a program's list of schemes is
    /// a constant, and a test of the project proves it of the standard one.
    public init(_ types: [any PasswordHash.Type]) {
        var byScheme: [Scheme: any PasswordHash.Type] = [:]
        var byFormat: [String: Scheme] = [:]
        for type in types {
            let previous = byScheme.updateValue(type, forKey: type.scheme)
            precondition(previous == nil, "two schemes have the name \(type.scheme.name)")
            for format in type.descriptor.formats { byFormat[format] = type.scheme }
        }
        contents = Contents(types, byScheme: byScheme, byFormat: byFormat)
    }

    /// The same schemes and one more.
    public func adding(_ type: any PasswordHash.Type) -> SchemeRegistry { SchemeRegistry(types + [type]) }

    /// The schemes, in the order of their types.
    public var schemes: [Scheme] { types.map { $0.scheme } }

    /// The options that any of the schemes reads, each once.
    public var optionNames: [HashOptions.Name] {
        Set(types.flatMap { $0.descriptor.options }).sorted { $0.text < $1.text }
    }

    /// The type that implements a scheme.
    public func type(of scheme: Scheme) -> (any PasswordHash.Type)? { contents.byScheme[scheme] }

    /// The scheme that verifies texts of a format of `HashFormat`.
    func scheme(ofFormat name: String) -> Scheme? { contents.byFormat[name] }

    /// What a stored hash is, from its shape and what it is declared to be.
    ///
    /// Total and cheap. A scheme that is merely possible is listed as a candidate, never named as the answer. Where another
    /// system has written something around a hash, such as `{CRYPT}`, it is what stands within (`WrappedHash`).
    public func identify(_ stored: StoredHash) -> Identification { look(at: stored).identification }

    /// What a stored hash is, and the hash without what another system wrote around it.
    private func look(at stored: StoredHash) -> (identification: Identification, hash: StoredHash) {
        guard stored.hash.utf8.count <= StoredHash.maximumByteCount else { return (.unrecognized, stored) }
        if let declared = stored.declaredScheme {
            return (.certain(declared), WrappedHash.unwrapped(stored) ?? stored)
        }
        switch contents.table.recognize(stored) {
        case .certain(let filed): return (.certain(filed.scheme), stored)
        case .possible(let filed) where !filed.isEmpty:
            let names = filed.flatMap { $0.type.candidateNames(of: stored) }
            return (.possible(schemes: filed.map(\.scheme), names: names), stored)
        case .possible:
            guard let inner = WrappedHash.unwrapped(stored), let scheme = inner.declaredScheme else {
                return (.unrecognized, stored)
            }
            return (.certain(scheme), inner)
        }
    }

    /// How sure a scheme is that a hash is its own, from the shape alone, whatever scheme is declared.
    public func recognition(of stored: StoredHash, as scheme: Scheme) -> Recognition {
        switch contents.table.recognize(stored) {
        case .certain(let filed): filed.scheme == scheme ? .certain : .none
        case .possible(let filed): filed.contains { $0.scheme == scheme } ? .possible : .none
        }
    }

    /// Reads a stored hash as the scheme that it is certainly, or is declared to be.
    ///
    /// A scheme that is merely possible is never taken for the answer, not even where it is the only one: 32 hex digits
    /// are MD5 and MD4 and an NT hash alike.
    /// - Throws: `unrecognized`, `ambiguous`, `malformed` or `unsupported`.
    public func parse(_ stored: StoredHash) throws(HashFormatError) -> any PasswordHash {
        guard stored.hash.utf8.count <= StoredHash.maximumByteCount else {
            throw HashFormatError(
                stored.declaredScheme == nil ? .unrecognized : .malformed, stored.declaredScheme, field: "the text",
                reason: "is longer than \(StoredHash.maximumByteCount) bytes")
        }
        let (identification, hash) = look(at: stored)
        switch identification {
        case .certain(let scheme):
            guard let type = contents.byScheme[scheme] else {
                throw HashFormatError(.unrecognized, scheme, reason: "is a scheme that is not known here")
            }
            return try type.init(parsing: hash)
        case .possible(_, let names):
            throw HashFormatError(
                .ambiguous, reason: "the text may be \(names.joined(separator: ", ")), and nothing declares which",
                candidates: names)
        case .unrecognized:
            throw UnverifiableText.error(of: stored.hash)
                ?? HashFormatError(.unrecognized, reason: "no known scheme writes a hash of this form")
        }
    }
}

/// What `SchemeRegistry.identify` found.
public enum Identification: Sendable, Hashable {
    /// One scheme, by its shape or by declaration.
    case certain(Scheme)
    /// Schemes whose shape it has, and the names under which each can be declared.
    case possible(schemes: [Scheme], names: [String])
    /// No scheme has this shape.
    case unrecognized
}
