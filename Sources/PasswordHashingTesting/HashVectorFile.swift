internal import JSONText
public import PasswordHashing

/// The vectors of one scheme, in the JSON of `Vectors/README.md`.
public struct HashVectorFile: Sendable {
    /// Where vectors come from.
    public struct Source: Sendable {
        /// The specification, test suite or program.
        public let title: String
        /// "specification" or "independent implementation".
        public let kind: String
    }

    /// Why a file cannot be read.
    public struct Unreadable: Error, Sendable, CustomStringConvertible {
        /// The case and the member at fault.
        public let description: String
    }

    /// The scheme.
    public let scheme: Scheme
    /// The sources by their keys.
    public let sources: [String: Source]
    /// The cases, in the order of the file.
    public let vectors: [HashVector]

    /// Reads a file.
    /// - Parameter registry: names the options and the schemes that vectors declare.
    /// - Throws: `Unreadable`, naming the case.
    public init(json: [UInt8], registry: SchemeRegistry = .standard) throws(Unreadable) {
        guard let text = try? JSONParser.parse(json), let name = text["scheme"]?.stringValue else {
            throw Unreadable(description: "no JSON object with a scheme")
        }
        let scheme = Scheme(name)
        var sources: [String: Source] = [:]
        for member in text["sources"]?.objectValue?.members ?? [] {
            sources[member.key] = Source(
                title: member.value["title"]?.stringValue ?? "", kind: member.value["kind"]?.stringValue ?? "")
        }
        var vectors: [HashVector] = []
        for value in text["cases"]?.arrayValue ?? [] { vectors.append(try Self.vector(value, scheme, registry)) }
        (self.scheme, self.sources, self.vectors) = (scheme, sources, vectors)
    }

    private static func vector(
        _ value: JSONValue, _ scheme: Scheme, _ registry: SchemeRegistry
    ) throws(Unreadable) -> HashVector {
        let id = value["id"]?.stringValue ?? "?"
        guard let source = value["source"]?.stringValue, let stored = value["stored"],
            let expectation = value["expect"]?.stringValue.flatMap(HashVector.Expectation.init(rawValue:))
        else { throw Unreadable(description: "\(scheme.name)/\(id): without source, stored or expect") }
        guard let password = password(value) else {
            throw Unreadable(description: "\(scheme.name)/\(id): without password, or with hex that is none")
        }
        var canonical: StoredHash?
        if let written = value["canonical"] { canonical = try storedHash(written, "\(scheme.name)/\(id)", registry) }
        return HashVector(
            scheme: scheme, id: id, source: source, password: password,
            stored: try storedHash(stored, "\(scheme.name)/\(id)", registry), expectation: expectation,
            canonical: canonical, flags: Set((value["flags"]?.arrayValue ?? []).compactMap(\.stringValue)))
    }

    private static func password(_ value: JSONValue) -> [UInt8]? {
        if let text = value["password"]?.stringValue { return Array(text.utf8) }
        guard let hex = value["passwordHex"]?.stringValue else { return nil }
        let digits = hex.compactMap(\.hexDigitValue)
        guard digits.count == hex.count, digits.count.isMultiple(of: 2) else { return nil }
        return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }

    private static func storedHash(
        _ value: JSONValue, _ name: String, _ registry: SchemeRegistry
    ) throws(Unreadable) -> StoredHash {
        guard let hash = value["hash"]?.stringValue else { throw Unreadable(description: "\(name): without a hash") }
        var stored = StoredHash(hash)
        do {
            for member in value["options"]?.objectValue?.members ?? [] {
                guard let option = registry.optionNames.first(where: { $0.text == member.key }),
                    let text = member.value.stringValue ?? member.value.wholeNumber
                else { throw Unreadable(description: "\(name): option \(member.key)") }
                try stored.options.set(option, to: text)
            }
            if let declared = value["scheme"]?.stringValue {
                guard let declaredName = SchemeName(declared, in: registry) else {
                    throw Unreadable(description: "\(name): scheme \(declared)")
                }
                try stored.declare(declaredName, in: registry)
            }
        } catch let error as Unreadable {
            throw error
        } catch {
            throw Unreadable(description: "\(name): \(error)")
        }
        return stored
    }
}

extension JSONValue {
    fileprivate var wholeNumber: String? {
        switch self {
        case .integer(let number): String(number)
        default: nil
        }
    }
}
